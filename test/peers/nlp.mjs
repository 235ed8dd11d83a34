/** The classifier of nlp.js: a small network over stems, trained on the phrasings; no network access, nothing saved. */

import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangFr } from '@nlpjs/lang-fr';
import { Nlp } from '@nlpjs/nlp';
import { kept, textOf } from './documents.mjs';

export const name = 'nlp.js';

const make = (concepts, answers, form = 'words', useNoneFeature = false) => ({
  form,
  concepts,
  answers,
  useNoneFeature,
});

/** Tried on the development half; see tried.md. */
export const options = {
  'words, phrasings only': make(false, 'none'),
  'words and concepts, phrasings only': make(true, 'none'),
  'words and concepts, answer as a phrasing': make(true, 'whole'),
  'words and concepts, answer by sentence': make(true, 'sentences'),
};

export const chosen = {
  en: 'words and concepts, phrasings only',
  fr: 'words and concepts, answer as a phrasing',
};

const answersOf = (answer, how) => {
  if (how === 'none' || answer === '') return [];
  return how === 'whole' ? [answer] : answer.split(/(?<=[.!?])\s+/);
};

export const build = async (base, how) => {
  const container = containerBootstrap();
  container.use(base.language === 'fr' ? LangFr : LangEn);
  const nlp = new Nlp({
    container,
    autoSave: false,
    autoLoad: false,
    calculateSentiment: false,
    nlu: { useNoneFeature: how.useNoneFeature, log: false },
  });
  nlp.addLanguage(base.language);
  for (const { id, phrasings, answer } of base.entries) {
    for (const text of [...phrasings, ...answersOf(answer, how.answers)]) {
      const read = textOf(base, text, how);
      if (read !== '') nlp.addDocument(base.language, read, id);
    }
  }
  await nlp.train();
  return async (text) => {
    const { classifications } = await nlp.nluManager.process(base.language, textOf(base, text, how));
    return (classifications ?? [])
      .filter(({ intent }) => intent !== 'None')
      .slice(0, kept)
      .map(({ intent, score }) => ({ id: intent, score }));
  };
};
