/** Counts the words that the base itself uses in one language. */

import type { Language } from '../content/types.js';
import type { Names } from './concepts.js';
import type { Lexicon } from './correct.js';
import type { Entry } from './entries.js';
import { wordsOf } from './normalise.js';

/**
 * The words of phrasings, titles, answers and names with their counts. Words known only from the other language's names
 * have count 0: they are not corrected, but they do not speak for this language either.
 */
export const lexiconOf = (entries: readonly Entry[], names: Names, language: Language): Lexicon => {
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => {
    counts.set(word, (counts.get(word) ?? 0) + count);
  };
  for (const entry of entries) {
    for (const text of [...entry.phrasings, entry.answer]) {
      for (const { word } of wordsOf(text, language)) add(word, 1);
    }
  }
  for (const word of names.words) add(word, 1);
  for (const word of names.foreignWords) add(word, 0);
  return counts;
};
