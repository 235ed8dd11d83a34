/** The fingerprint of what a rehearsal reads, so that a stale calibration is noticed. */

import { type Language, languages } from '../content/types.js';
import { entriesOf } from './entries.js';
import type { SearchContent } from './types.js';

/** 53 bits of a text: two multiply-and-xor lanes (the public-domain cyrb53). No secret rests on it. */
const mix = (text: string, seed: number): string => {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0');
};

/**
 * A hash over phrasings, titles, answers, related facts, classes and vocabulary of both languages, and nothing else. The order of
 * files does not count; the order of phrasings does, because it decides their fold.
 */
export const searchHash = (content: SearchContent): string => {
  const entries = languages.map((language: Language) => entriesOf(content, language));
  const vocabulary = content.vocabulary
    .map(({ concept, names }) => [concept, names.en, names.fr] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = JSON.stringify([entries, vocabulary]);
  return mix(text, 1) + mix(text, 2);
};
