/** Reads a misspelt word as one of the base's own words: an edit distance admits, Fuse ranks those admitted. */

import Fuse from 'fuse.js';
import { editDistance } from './edit-distance.js';

/** Words of fewer letters are left as typed: too many neighbours. */
const shortest = 4;
/** From this length on two slips are forgiven, below it one. */
const longWord = 8;
/** Fuse's scores run from 0 (same) to 1; measured best for single words. */
const threshold = 0.6;
const digit = /\d/;
const latin = /^[a-z]+$/;

/** The words that the base knows in one language, with how often each occurs. */
export type Lexicon = ReadonlyMap<string, number>;

/** The letters of a word as bits, a to z; other letters share the last bits. */
const lettersOf = (word: string): number => {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << ((word.charCodeAt(i) - 97) % 31);
  return bits;
};

const bitCount = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
};

interface Candidate {
  readonly word: string;
  readonly letters: number;
  readonly count: number;
}

/**
 * Gives a corrector over a lexicon. It returns the word to read instead, or undefined when no known word is near enough.
 * A known word, a word with a digit, and a word of fewer than four letters are never changed.
 */
export const createCorrector = (lexicon: Lexicon): ((word: string) => string | undefined) => {
  const byLength = new Map<number, Candidate[]>();
  for (const [word, count] of lexicon) {
    if (digit.test(word)) continue;
    const list = byLength.get(word.length) ?? [];
    byLength.set(word.length, list);
    list.push({ word, letters: lettersOf(word), count });
  }

  const neighbours = (word: string, slips: number): Candidate[] => {
    const letters = lettersOf(word);
    const near: Candidate[] = [];
    for (let length = word.length - slips; length <= word.length + slips; length++) {
      for (const candidate of byLength.get(length) ?? []) {
        if (bitCount(letters & ~candidate.letters) > slips || bitCount(candidate.letters & ~letters) > slips) continue;
        near.push(candidate);
      }
    }
    return near;
  };

  return (word) => {
    if (word.length < shortest || lexicon.has(word) || !latin.test(word)) return undefined;
    const slips = word.length >= longWord ? 2 : 1;
    const near = neighbours(word, slips);
    if (near.length === 0) return undefined;
    // The distance first: it is cheap, and leaves Fuse a handful where thousands would take it milliseconds.
    const admitted = near.flatMap((candidate) => {
      const distance = editDistance(word, candidate.word, slips);
      return distance > slips ? [] : [{ candidate, distance }];
    });
    if (admitted.length < 2) return admitted[0]?.candidate.word;
    const fuse = new Fuse(admitted, { keys: ['candidate.word'], threshold, includeScore: true });
    let best: Found | undefined;
    // Fuse gives the best score first; a later candidate must be better by distance, first letter or frequency.
    for (const { item } of fuse.search(word)) if (best === undefined || isBetter(word, item, best)) best = item;
    return best?.candidate.word;
  };
};

interface Found {
  readonly candidate: Candidate;
  readonly distance: number;
}

const isBetter = (word: string, a: Found, b: Found): boolean => {
  if (a.distance !== b.distance) return a.distance < b.distance;
  const first = Number(a.candidate.word[0] === word[0]) - Number(b.candidate.word[0] === word[0]);
  if (first !== 0) return first > 0;
  if (a.candidate.count !== b.candidate.count) return a.candidate.count > b.candidate.count;
  return a.candidate.word < b.candidate.word;
};
