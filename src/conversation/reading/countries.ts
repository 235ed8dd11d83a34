/** The names of the world's countries, which nobody has to maintain. */

import { type Language, languages } from '../../content/types.js';
import { fold } from './words.js';

/** Names of all countries and territories in both languages but the one given by its ISO 3166 code, folded. */
export const countriesBut = (home: string): readonly string[] => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => code !== home);
  return [...new Set(languages.flatMap((language) => namesIn(language, codes)))];
};

const namesIn = (language: Language, codes: readonly string[]): readonly string[] => {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return codes.map((code) => fold(names.of(code) ?? '')).filter((name) => name !== '');
};
