/** What typed text becomes before anything is compared. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, textCap, wordsOf } from '../../src/search/normalise.js';
import { sentencesOf } from '../../src/search/sentences.js';

const words = (text: string, language: 'en' | 'fr' = 'en') => wordsOf(text, language).map(({ word }) => word);

describe('normalising', () => {
  test('case, accents, ligatures and curly quotes do not count', () => {
    expect(words('Écran ŒUVRE naïve')).toEqual(['ecran', 'oeuvre', 'naive']);
    expect(words('don’t')).toEqual(words("don't"));
  });
  test('English contractions are opened, with and without the apostrophe', () => {
    expect(words("I can't, it's my wife's")).toEqual(['i', 'can', 'not', 'it', 'is', 'my', 'wife']);
    expect(words('cant dont im')).toEqual(['can', 'not', 'do', 'not', 'i', 'am']);
    expect(words("won't isn't you'll")).toEqual(['will', 'not', 'is', 'not', 'you', 'will']);
  });
  test('French elisions are opened, with and without the apostrophe', () => {
    expect(words("l'avion qu’il j'ai aujourd'hui", 'fr')).toEqual([
      'le',
      'avion',
      'que',
      'il',
      'je',
      'ai',
      'aujourdhui',
    ]);
    expect(words('jai cest', 'fr')).toEqual(['je', 'ai', 'ce', 'est']);
  });
  test('letters and digits stay together, a form number meets all its spellings', () => {
    expect(words('P2 and 730')).toEqual(['p2', 'and', '730']);
    expect(words('IMM5292')).toEqual(words('imm 5292'));
    expect(words('IMM5292e')).toEqual(words('IMM-5292'));
  });
  test('accents typed as separate marks are the same letters', () => {
    expect(words('re\u0301sidence')).toEqual(['residence']);
  });
  test('nothing beyond the cap is read', () => {
    expect(words(`${'a '.repeat(textCap / 2)}secret`)).not.toContain('secret');
    expect(words('x'.repeat(10_000))).toEqual(['x'.repeat(40)]);
  });
  test('any text gives plain words, and the same ones again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = wordsOf(text, 'fr');
        expect(once.every(({ word }) => word !== '' && !/[\s'’]/.test(word))).toBe(true);
        expect(keyOf(wordsOf(text, 'fr'))).toBe(keyOf(once));
      }),
    );
  });
});

describe('sentences', () => {
  const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim());
  test('a story is cut at its sentence ends, not inside numbers or addresses', () => {
    expect(cut('I landed. It cost 1.5 at cic.gc.ca! And now?')).toEqual([
      'I landed',
      'It cost 1.5 at cic.gc.ca',
      'And now',
    ]);
  });
  test('a text without an end is one sentence, an empty one none', () => {
    expect(cut('just words')).toEqual(['just words']);
    expect(cut(' ...?! \n')).toEqual([]);
  });
  test('there are never more than a dozen, and none is lost', () => {
    const story = Array.from({ length: 40 }, (_, i) => `word${i}.`).join(' ');
    expect(cut(story).length).toBeLessThanOrEqual(12);
    expect(cut(story).join(' ')).toContain('word39');
  });
});
