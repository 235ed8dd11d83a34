/** Names of one thing are found among the words, the longest first, in both languages. */

import { expect, test } from 'vitest';
import { createNames } from '../../src/search/concepts.js';
import { wordsOf } from '../../src/search/normalise.js';
import { stemOf } from '../../src/search/stem.js';

const vocabulary = [
  { concept: 'permit', names: { en: ['permit', 'pr'], fr: ['permis'] } },
  { concept: 'work-permit', names: { en: ['work permit', 'open work permit'], fr: ['permis de travail'] } },
  { concept: 'mail-2', names: { en: ['P2', 'second mail'], fr: ['P2', 'deuxième courriel'] } },
  { concept: 'mail-1', names: { en: ['first mail'], fr: ['second mail'] } },
];

const found = (text: string, language: 'en' | 'fr') => {
  const stems = wordsOf(text, language).map(({ word }) => stemOf(word, language));
  return createNames(vocabulary, language)
    .find(stems, 0, stems.length)
    .map(({ concepts, from, length }) => [concepts.join(), from, length]);
};

test('the longest listed name wins over a name inside it', () => {
  expect(found('my open work permit and my permit', 'en')).toEqual([
    ['work-permit', 1, 3],
    ['permit', 6, 1],
  ]);
});
test('a plural and missing accents are the same name', () => {
  expect(found('work permits', 'en')).toEqual([['work-permit', 0, 2]]);
  expect(found('deuxieme courriel', 'fr')).toEqual([['mail-2', 0, 2]]);
});
test('a name of the other language is found too', () => {
  expect(found('mon work permit et P2', 'fr')).toEqual([
    ['work-permit', 1, 2],
    ['mail-2', 4, 1],
  ]);
});
test('two letters of the other language are no name: French "pr" is "pour"', () => {
  expect(found('pr lander', 'fr')).toEqual([]);
});
test("where both languages list a name the language's own meaning counts", () => {
  expect(found('second mail', 'en')).toEqual([['mail-2', 0, 2]]);
  expect(found('second mail', 'fr')).toEqual([['mail-1', 0, 2]]);
});
