/** Misspelt words are read as the base's own; everything else stays as typed. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCorrector } from '../../src/search/correct.js';
import { editDistance } from '../../src/search/edit-distance.js';
import { createReader } from '../../src/search/reader.js';

const lexicon = new Map([
  ['passport', 9],
  ['portal', 5],
  ['card', 7],
  ['cart', 2],
  ['permanent', 4],
  ['residence', 4],
  ['p2', 3],
]);
const correct = createCorrector(lexicon);

describe('typo correction', () => {
  test('one slip is forgiven: a letter left out, added, wrong, or swapped with its neighbour', () => {
    expect(['pasport', 'passportt', 'passpurt', 'passprot'].map(correct)).toEqual(Array(4).fill('passport'));
    expect(correct('crad')).toBe('card');
  });
  test('two slips are forgiven in words of eight letters or more, not in shorter ones', () => {
    expect(correct('permenant')).toBe('permanent');
    expect(correct('rezidense')).toBe('residence');
    expect(correct('pertel')).toBeUndefined();
  });
  test('known words, short words, words with digits and other scripts are never changed', () => {
    expect(['card', 'crd', 'p3', 'cards2', 'карта', ''].map(correct)).toEqual(Array(6).fill(undefined));
  });
  test('between two equally near words the commoner one is read', () => {
    expect(correct('carx')).toBe('card');
  });
  test('a corrected word weighs less than a typed one', () => {
    const read = createReader(lexicon, correct, 'en');
    const [typed, corrected] = read([
      { typed: 'Portal', word: 'portal', at: 0 },
      { typed: 'protal', word: 'protal', at: 7 },
    ]);
    expect([typed?.read, typed?.weight, typed?.corrected]).toEqual(['portal', 1, false]);
    expect([corrected?.read, corrected?.weight, corrected?.corrected]).toEqual(['portal', 0.8, true]);
  });
});

describe('edit distance', () => {
  /** The textbook recursion, slow and plain. */
  const naive = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const swap =
      a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
        ? naive(a.slice(0, -2), b.slice(0, -2)) + 1
        : Number.POSITIVE_INFINITY;
    return Math.min(
      naive(a.slice(0, -1), b) + 1,
      naive(a, b.slice(0, -1)) + 1,
      naive(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
      swap,
    );
  };
  test('agrees with the textbook recursion up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(naive(a, b), limit + 1));
      }),
      { numRuns: 300 },
    );
  });
});
