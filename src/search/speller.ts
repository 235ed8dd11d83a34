/** Reads misspelt words for others who know which words there are. */

import { createCorrector } from './correct.js';

/**
 * @param words every word that is right, one entry for each time it is used
 * @returns the word to read: a known one near a word that is not known, else the word itself
 */
export const createSpeller = (words: Iterable<string>): ((word: string) => string) => {
  const lexicon = new Map<string, number>();
  for (const word of words) lexicon.set(word, (lexicon.get(word) ?? 0) + 1);
  const correct = createCorrector(lexicon);
  return (word) => correct(word) ?? word;
};
