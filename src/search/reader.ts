/** Reads words against a lexicon: typos corrected, stems taken, with a bounded memory of words already read. */

import type { Language } from '../content/types.js';
import type { Lexicon } from './correct.js';
import type { Word } from './normalise.js';
import { stemOf } from './stem.js';
import { stemTerm, trigramTerms } from './terms.js';

/** A corrected word weighs this much of a typed one. */
const correctedWeight = 0.8;
/** Words remembered; when full the memory starts again, so that no visitor can fill the process. */
const memorySize = 20_000;
/** Unknown words corrected in one text: a text of nothing but unknown words is no question. */
const correctionsPerText = 24;

/** One word as the index reads it. */
export interface Reading extends Word {
  /** The word after correction. */
  readonly read: string;
  readonly stem: string;
  readonly corrected: boolean;
  /** The base has the word as typed, in this language. */
  readonly native: boolean;
  /** 1, or less for a corrected word. */
  readonly weight: number;
  /** The terms of the word by itself: its stem, then its trigrams. */
  readonly terms: readonly string[];
}

export type Reader = (words: readonly Word[]) => Reading[];

type Memory = Omit<Reading, keyof Word>;

/** Gives a function that reads words. The memory changes its speed, never its result. */
export const createReader = (
  lexicon: Lexicon,
  correct: (word: string) => string | undefined,
  language: Language,
): Reader => {
  const memory = new Map<string, Memory>();
  const look = (word: string, mayCorrect: boolean): Memory => {
    const count = lexicon.get(word);
    const correction = count === undefined && mayCorrect ? correct(word) : undefined;
    const read = correction ?? word;
    const stem = stemOf(read, language);
    return {
      read,
      stem,
      terms: [stemTerm(stem), ...trigramTerms(read)],
      corrected: correction !== undefined,
      native: count !== undefined && count > 0,
      weight: correction === undefined ? 1 : correctedWeight,
    };
  };
  const recall = (word: string): Memory => {
    let seen = memory.get(word);
    if (seen === undefined) {
      if (memory.size >= memorySize) memory.clear();
      seen = look(word, true);
      memory.set(word, seen);
    }
    return seen;
  };
  return (words) => {
    let corrections = 0;
    return words.map(({ typed, word, at }) => {
      // Beyond the allowance an unknown word is read as typed. One that is remembered counts too, so that the memory
      // changes no result.
      const isSpent = !lexicon.has(word) && ++corrections > correctionsPerText;
      const { read, stem, corrected, native, weight, terms } = isSpent ? look(word, false) : recall(word);
      return { typed, word, at, read, stem, corrected, native, weight, terms };
    });
  };
};
