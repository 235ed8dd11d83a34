/** Brings the questions, what people type to answer them, and the help to understand words into their shape. */

import { parsePattern } from './pattern.js';
import type * as s from './schemas.js';
import { languages, type Question, type Understanding, type Words } from './types.js';

type Answers = Readonly<Record<'en' | 'fr', s.AnswersFile>>;

export const questionOf = (question: s.QuestionsFile[number], answers: Answers): Question => ({
  ...question,
  hintWhen: question.hint_when ?? [],
  options: question.options.map((option) => ({
    value: option.value,
    label: option.label,
    help: option.help,
    readBack: option.read_back,
    represents: option.represents ?? false,
    typed: typedOf(languages.map((language) => answers[language][question.id]?.options[option.value] ?? {})),
    unless: unlessOf(languages.map((language) => answers[language][question.id]?.options[option.value]?.unless)),
  })),
  either: languages.flatMap((language) =>
    (answers[language][question.id]?.either ?? []).map((entry) => ({ ...typedOf([entry]), values: entry.values })),
  ),
});

const typedOf = (entries: readonly { readonly short?: readonly string[]; readonly cues?: readonly string[] }[]) => ({
  short: entries.flatMap(({ short = [] }) => short.map(parsePattern)),
  cues: entries.flatMap(({ cues = [] }) => cues.map(parsePattern)),
});

const unlessOf = (
  entries: readonly ({ readonly words: readonly string[]; readonly or: readonly string[] } | undefined)[],
) => {
  const given = entries.filter((entry) => entry !== undefined);
  if (given.length === 0) return undefined;
  return {
    words: given.flatMap(({ words }) => words.map(parsePattern)),
    or: [...new Set(given.flatMap(({ or }) => or))],
  };
};

const bothOf = ({ en, fr }: Words): readonly string[] => [...en, ...fr];
const patternsOf = (words: Words) => bothOf(words).map(parsePattern);

export const understandingOf = (u: s.UnderstandingFile): Understanding => ({
  lists: new Map(Object.entries(u.lists).map(([name, words]) => [name, bothOf(words)])),
  asking: {
    begins: patternsOf(u.asking.begins),
    inside: patternsOf(u.asking.inside),
    anywhere: patternsOf(u.asking.anywhere),
    ends: u.asking.ends,
  },
  joints: u.joints,
  cancels: patternsOf(u.cancels),
  others: patternsOf(u.others),
  clients: u.clients,
  doubt: { value: u.doubt.value, words: { en: u.doubt.en, fr: u.doubt.fr } },
  ordinals: u.ordinals.map(({ number, en, fr }) => ({ number, words: { en, fr } })),
  numberWords: u.number_words,
  fillers: u.fillers,
  polite: u.polite,
  corrections: u.corrections,
  languageMarks: u.language_marks,
});
