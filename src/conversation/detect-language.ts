/** Tells in which language a message is written. */

import type { Language, Words } from '../content/types.js';
import { wordsOf } from './reading/words.js';

export interface LanguageGuess {
  /** Set when the message says it clearly. */
  readonly sure?: Language;
  /** Set when only one language left a trace at all. */
  readonly leaning?: Language;
}

/** Counts the frequent small words of each language. Two more than the other's are clear: one may be a loan word. */
export const createLanguageDetector = (marks: Words): ((text: string) => LanguageGuess) => {
  const known = {
    en: new Set(marks.en.flatMap((mark) => wordsOf(mark))),
    fr: new Set(marks.fr.flatMap((mark) => wordsOf(mark))),
  };
  return (text) => {
    const words = wordsOf(text);
    const en = words.filter((word) => known.en.has(word)).length;
    const fr = words.filter((word) => known.fr.has(word)).length;
    if (fr >= en + 2) return { sure: 'fr', leaning: 'fr' };
    if (en >= fr + 2) return { sure: 'en', leaning: 'en' };
    if (fr > 0 && en === 0) return { leaning: 'fr' };
    if (en > 0 && fr === 0) return { leaning: 'en' };
    return {};
  };
};
