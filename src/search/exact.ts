/** Texts that are, word for word, a title, a phrasing or an example: they need no ranking. */

import type { Language } from '../content/types.js';
import type { Entry } from './entries.js';
import { keyOf, type Word, wordsOf } from './normalise.js';

/** Small words that tell two questions apart for nobody: "what is a COPR" and "what is my COPR please". */
const light: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('a an the my your this please exactly actually'.split(' ')),
  fr: new Set('le la les un une des ma mon mes votre cette ce svp au juste exactement'.split(' ')),
};

/** The key without small words. Marked, so that it meets only other loose keys. */
export const looseKeyOf = (words: readonly Pick<Word, 'word'>[], language: Language): string =>
  `~ ${words
    .map(({ word }) => word)
    .filter((word) => !light[language].has(word))
    .join(' ')}`;

/** Every title, phrasing and example by its key, and by its loose key where only one entry has it. */
export const exactEntries = (entries: readonly Entry[], language: Language): ReadonlyMap<string, Entry> => {
  const exactly = new Map<string, Entry>();
  const loosely = new Map<string, Entry | undefined>();
  for (const entry of entries) {
    // Titles come first in each entry, and a title wins over another entry's phrasing.
    const keys = entry.phrasings.map((text) => keyOf(wordsOf(text, language)));
    const [title, ...others] = keys;
    if (title !== undefined && entry.kind === 'fact') exactly.set(title, entry);
    for (const key of others) if (!exactly.has(key)) exactly.set(key, entry);
    if (title !== undefined && !exactly.has(title)) exactly.set(title, entry);
    for (const text of entry.phrasings) {
      const key = looseKeyOf(wordsOf(text, language), language);
      loosely.set(key, loosely.has(key) && loosely.get(key) !== entry ? undefined : entry);
    }
  }
  for (const [key, entry] of loosely) if (entry !== undefined && key !== '~ ') exactly.set(key, entry);
  return exactly;
};
