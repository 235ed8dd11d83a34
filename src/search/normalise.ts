/** Turns what a person typed into plain words: lower case, no accents, contractions opened, letters and digits together. */

import type { Language } from '../content/types.js';
import { openContraction } from './contractions.js';

/** Characters read; what lies beyond is ignored. */
export const textCap = 4000;

/** Letters kept of one word, so that a wall of letters is no work. */
const wordCap = 40;

/** One word of a text. */
export interface Word {
  /** The run of characters it came from, as typed. */
  readonly typed: string;
  /** Folded: lower case, no accents. */
  readonly word: string;
  /** Where the run begins in the text, in UTF-16 units. */
  readonly at: number;
}

const run = /[\p{L}\p{N}\p{M}'\u2019\u02BC\u00B4`]+/gu;
const apostrophe = /['\u2019\u02BC\u00B4`]/u;
const plain = /^[a-z0-9]*$/;
const mark = /\p{M}/gu;

/** Lower case without accents; œ and æ become two letters. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower.replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss').normalize('NFD').replace(mark, '');
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * A form number is two words, so that "IMM5292", "IMM 5292" and "5292" meet: letters, then three digits or more, then
 * perhaps the language letter of the form. "P2" and "730" stay whole.
 */
const openNumber = (word: string): readonly string[] => {
  let letters = 0;
  while (letters < word.length && !isDigit(word.charCodeAt(letters))) letters++;
  let end = letters;
  while (end < word.length && isDigit(word.charCodeAt(end))) end++;
  if (letters === 0 || end - letters < 3 || word.length - end > 1) return [word];
  return [word.slice(0, letters), word.slice(letters, end)];
};

/**
 * The words of a text in order.
 * @param text anything a person typed; only the first 4,000 characters are read
 * @param language whose contractions are opened
 */
export const wordsOf = (text: string, language: Language): Word[] => {
  const words: Word[] = [];
  for (const match of text.slice(0, textCap).matchAll(run)) {
    const typed = match[0];
    const pieces = typed.split(apostrophe).filter((piece) => piece !== '');
    if (pieces.length === 0) continue;
    for (const opened of openContraction(pieces.map(fold), language)) {
      for (const word of openNumber(opened)) {
        if (word !== '') words.push({ typed, word: word.slice(0, wordCap), at: match.index });
      }
    }
  }
  return words;
};

/** Two texts with the same key are the same question: case, accents, punctuation and apostrophes do not count. */
export const keyOf = (words: readonly Word[]): string => words.map(({ word }) => word).join(' ');
