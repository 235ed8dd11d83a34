/** The fingerprint of what a rehearsal reads, so that a stale calibration is noticed. */

import { type Language, languages } from '../content/types.js';
import { entriesOf } from './entries.js';
import type { SearchContent } from './types.js';

/**
 * A hash over phrasings, titles, answers, related facts, classes and vocabulary of both languages, and nothing else. The order of
 * files does not count; the order of phrasings does, because it decides their fold.
 * @param hash SHA-256 or the like; handed in, so that this folder needs no platform
 */
export const searchHash = (content: SearchContent, hash: (text: string) => string): string => {
  const entries = languages.map((language: Language) => entriesOf(content, language));
  const vocabulary = content.vocabulary
    .map(({ concept, names }) => [concept, names.en, names.fr] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return hash(JSON.stringify([entries, vocabulary]));
};
