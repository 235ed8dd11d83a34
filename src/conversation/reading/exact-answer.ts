/** A whole message, or one thought of it, as the answer to the question that is open. */

import { type Content, languages, type Question, type Words } from '../../content/types.js';
import { createPhraseBook, type Lists, type PhraseBook } from './phrase-book.js';
import { fold, wordsOf } from './words.js';

export type ExactAnswer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'doubt' };

export interface ExactReader {
  /** The whole message as an answer to this question: label, number, ordinal, short form or doubt. */
  whole(text: string, question: Question): ExactAnswer | undefined;
  /** One thought as a short form of one or several options; empty when it is none. */
  short(words: readonly string[], question: Question): readonly string[];
  /** Whether a thought says "I don't know". */
  doubts(words: readonly string[]): boolean;
  /** What follows the words that begin a correction; undefined when the message begins with none. */
  correction(text: string): string | undefined;
}

/** "last" among the ordinals. */
const last = -1;

export const createExactReader = ({ questions, understanding }: Content, lists: Lists): ExactReader => {
  const phrases = (words: Words): readonly string[] =>
    languages.flatMap((language) => words[language].map((word) => wordsOf(word).join(' ')));
  const doubts = new Set(phrases(understanding.doubt.words));
  const fillers = byLength(phrases(understanding.fillers));
  const corrections = byLength(phrases(understanding.corrections));
  const numberWords = byLength(phrases(understanding.numberWords));
  const ordinals = new Map(
    understanding.ordinals.flatMap(({ number, words }) => phrases(words).map((phrase) => [phrase, number] as const)),
  );

  const numberMeant = (typed: string): number | undefined => {
    const bare = withoutFirst(typed, numberWords) ?? typed;
    return /^\d{1,2}$/.test(bare) ? Number(bare) : ordinals.get(typed);
  };

  /** The thought as it is, and without the words around it that say nothing. */
  const forms = (typed: string): readonly string[] => [...new Set([typed, stripped(typed, fillers)])].filter(Boolean);

  const shortForms = new Map([...questions.values()].map((question) => [question.id, shortBook(question, lists)]));

  const short = (typed: string, { id, options }: Question): readonly string[] => {
    for (const form of forms(typed)) {
      const labelled = options.find(({ label }) => languages.some((language) => fold(label[language]) === form));
      if (labelled) return [labelled.value];
      const words = form.split(' ');
      const whole = shortForms.get(id)!(words).filter(({ start, end }) => start === 0 && end === words.length);
      // What one option alone claims is meant more exactly than what two share.
      const values = whole.map(({ tag }) => tag).sort((a, b) => a.length - b.length);
      if (values[0]) return values[0];
    }
    return [];
  };

  return {
    whole: (text, question) => {
      const typed = fold(text);
      if (typed === '') return undefined;
      const values = short(typed, question);
      if (values.length === 1) return { kind: 'value', value: values[0]! };

      const number = numberMeant(typed);
      const byNumber = number === undefined ? undefined : question.options.at(number === last ? last : number - 1);
      if (byNumber && number !== 0) return { kind: 'value', value: byNumber.value };

      if (forms(typed).some((form) => doubts.has(form))) {
        const doubt = question.options.find(({ value }) => value === understanding.doubt.value);
        return doubt ? { kind: 'value', value: doubt.value } : { kind: 'doubt' };
      }
      // The beginning of one label only ("Valid work") is that label.
      const begun = question.options.filter(({ label }) =>
        languages.some((language) => fold(label[language]).startsWith(`${typed} `)),
      );
      return begun.length === 1 && typed.length >= 4 ? { kind: 'value', value: begun[0]!.value } : undefined;
    },
    short: (words, question) => short(words.join(' '), question),
    doubts: (words) => forms(words.join(' ')).some((form) => doubts.has(form)),
    correction: (text) => withoutFirst(fold(text), corrections),
  };
};

const shortBook = ({ options, either }: Question, lists: Lists): PhraseBook<readonly string[]> =>
  createPhraseBook(
    [...options.map(({ value, typed }) => ({ values: [value], short: typed.short })), ...either].flatMap(
      ({ values, short }) => short.map((pattern) => ({ pattern, tag: values })),
    ),
    lists,
  );

const byLength = (phrases: readonly string[]): readonly string[] => [...phrases].sort((a, b) => b.length - a.length);

const withoutFirst = (typed: string, phrases: readonly string[]): string | undefined => {
  const first = phrases.find((phrase) => typed.startsWith(`${phrase} `));
  return first === undefined ? undefined : typed.slice(first.length + 1);
};

const stripped = (typed: string, fillers: readonly string[]): string => {
  for (const filler of fillers) {
    if (typed.startsWith(`${filler} `)) return stripped(typed.slice(filler.length + 1), fillers);
    if (typed.endsWith(` ${filler}`)) return stripped(typed.slice(0, -filler.length - 1), fillers);
  }
  return typed;
};
