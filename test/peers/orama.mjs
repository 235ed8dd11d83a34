/** Orama: BM25 with a tolerance for typing errors. It counts each word of a document once. */

import { create, insertMultiple, search } from '@orama/orama';
import { gathered, perEntry, perPhrasing, textOf } from './documents.mjs';

export const name = 'orama';

const defaults = { k: 1.2, b: 0.75, d: 0.5 };
const light = { k: 1.2, b: 0.3, d: 0.5 };

const make = (form, document, tolerance, rest = {}) => ({
  form,
  document,
  tolerance,
  whole: true,
  relevance: defaults,
  answer: 1,
  ...rest,
});

/** "prefix": Orama's own way, a word also finds longer ones; otherwise whole words. Tried on the development half; see tried.md. */
export const options = {
  'words, entry, tolerance 1, prefix': make('words', 'entry', 1, { whole: false }),
  'stems, entry, tolerance 0, prefix': make('stems', 'entry', 0, { whole: false }),
  'stems, phrasing, tolerance 0, prefix': make('stems', 'phrasing', 0, { whole: false }),
  'stems, entry': make('stems', 'entry', 0),
  'stems, entry, b 0.3': make('stems', 'entry', 0, { relevance: light }),
  'stems, entry, b 0': make('stems', 'entry', 0, { relevance: { ...light, b: 0 } }),
  'stems, entry, k 0.01 b 0.3 d 0': make('stems', 'entry', 0, { relevance: { k: 0.01, b: 0.3, d: 0 } }),
  'stems, phrasing': make('stems', 'phrasing', 0),
  'stems, phrasing, b 0.3': make('stems', 'phrasing', 0, { relevance: light }),
  'stems, phrasing, b 0': make('stems', 'phrasing', 0, { relevance: { ...light, b: 0 } }),
  'words, entry, b 0.3': make('words', 'entry', 0, { relevance: light }),
  'stems, entry, b 0.3, answer 0.5': make('stems', 'entry', 0, { relevance: light, answer: 0.5 }),
  'stems, entry, b 0.3, tolerance 1': make('stems', 'entry', 1, { relevance: light }),
  'stems, entry, b 0.3, tolerance 1 for unknown words': make('stems', 'entry', 'unknown', { relevance: light }),
  'stems, entry, b 0.3, pairs': make('stems', 'entry', 0, { relevance: light, pairs: true }),
  'stems, entry, b 0.3, pairs, answer 0.5': make('stems', 'entry', 0, { relevance: light, pairs: true, answer: 0.5 }),
  'stems, entry, b 0.3, pairs, answer 0.3': make('stems', 'entry', 0, { relevance: light, pairs: true, answer: 0.3 }),
  'stems, entry, b 0.3, pairs, answer 0.3, tolerance 1 for unknown words': make('stems', 'entry', 'unknown', {
    relevance: light,
    pairs: true,
    answer: 0.3,
  }),
  'stems, entry, b 0.3, pairs, answer 0.5, tolerance 1 for unknown words': make('stems', 'entry', 'unknown', {
    relevance: light,
    pairs: true,
    answer: 0.5,
  }),
  'words, entry, b 0.3, pairs, answer 0.3, tolerance 1 for unknown words': make('words', 'entry', 'unknown', {
    relevance: light,
    pairs: true,
    answer: 0.3,
  }),
  'words, entry, b 0.3, pairs': make('words', 'entry', 0, { relevance: light, pairs: true }),
};

export const chosen = {
  en: 'words, entry, b 0.3, pairs, answer 0.3, tolerance 1 for unknown words',
  fr: 'stems, entry, b 0.3, pairs, answer 0.5, tolerance 1 for unknown words',
};

/** Hits asked for: several phrasings of one entry may stand on top. */
const limit = 100;

const split = (text) => text.split(' ').filter((token) => token !== '');

/** The tolerance holds for the whole query, so words that the base lacks are asked apart and the scores added. */
const added = (lists) => {
  const sum = new Map();
  for (const { document, score } of lists.flat()) sum.set(document.entry, (sum.get(document.entry) ?? 0) + score);
  return [...sum].map(([id, score]) => ({ id, score }));
};

export const build = async (base, how) => {
  // The end is marked, or a word finds all that begin with it. Words are given once: Orama counts rarity by occurrences.
  const tokenize = (text) => [...new Set(split(text))].map((token) => (how.whole ? `${token}$` : token));
  const database = create({
    schema: { entry: 'enum', asked: 'string', answer: 'string' },
    components: { tokenizer: { language: 'english', normalizationCache: new Map(), tokenize } },
  });
  const documents =
    how.document === 'entry'
      ? perEntry(base, how).map(({ id, asked, answer }) => ({ entry: id, asked, answer }))
      : perPhrasing(base, how).map(({ entry, text }) => ({ entry, asked: text, answer: '' }));
  await insertMultiple(database, documents);
  const known = new Set(documents.flatMap(({ asked, answer }) => [...split(asked), ...split(answer)]));

  const ask = async (tokens, tolerance) => {
    if (tokens.length === 0) return [];
    const { hits } = await search(database, {
      term: tokens.join(' '),
      properties: ['asked', 'answer'],
      boost: { asked: 1, answer: how.answer },
      threshold: 1,
      tolerance,
      relevance: how.relevance,
      limit,
    });
    return hits;
  };
  return async (text) => {
    const tokens = [...new Set(split(textOf(base, text, how)))];
    if (how.tolerance !== 'unknown') {
      const hits = await ask(tokens, how.tolerance);
      return gathered(hits.map(({ document, score }) => ({ id: document.entry, score })));
    }
    const strange = (token) => token.length >= 4 && !token.includes('_') && !known.has(token);
    return gathered(
      added([
        await ask(
          tokens.filter((token) => !strange(token)),
          0,
        ),
        await ask(tokens.filter(strange), 1),
      ]),
    );
  };
};
