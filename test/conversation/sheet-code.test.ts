/** A sheet's code brings back its table and answers, whatever way it is copied, and a slip of the pen is noticed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalDataIn } from '../../src/conversation/index.js';
import { codeLength, decodeSheet, encodeSheet, lettersOf } from '../../src/conversation/sheet-code.js';
import type { Answers } from '../../src/rules/index.js';
import { rules } from '../support/project.js';

const rulesOf = (date: string) => (date === rules.ruleSet.effective ? rules : undefined);
const partial = fc
  .record(Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])), {
    requiredKeys: [],
  })
  .map((answers) => answers as Answers);
const byte = fc.integer({ min: 0, max: 255 });
const prints = fc.record({ finding: byte, rest: byte });

describe('the code of a sheet', () => {
  it('holds every combination of answers, also incomplete ones', () => {
    fc.assert(
      fc.property(partial, prints, (answers, print) => {
        const code = encodeSheet(rules, answers, print);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
        expect(lettersOf(code).length).toBe(codeLength(rules));
        expect(decodeSheet(code, rulesOf)).toEqual({ tableDate: rules.ruleSet.effective, answers, prints: print });
        const read = decodeSheet(code, rulesOf);
        const small = code.toLowerCase();
        for (const copied of [
          ` ${small.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('v', 'u').replaceAll('-', ' ')} `,
          `${code.replaceAll('-', '\u2013').replaceAll('1', 'i')}.`,
          `\u00ab\u00a0${code.replaceAll('-', '\u00a0')}\u00a0\u00bb`,
          `https://ecopr.example/check?code=${code}&language=fr`,
        ])
          expect(decodeSheet(copied, rulesOf), copied).toEqual(read);
      }),
      { seed: 20261123 },
    );
  });

  it('is not taken for a number of a person, and does not hide one', () => {
    fc.assert(
      fc.property(partial, prints, (answers, print) => {
        const code = encodeSheet(rules, answers, print);
        fc.pre(/[A-Z]/.test(code));
        for (const text of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' ')])
          expect(personalDataIn(`check ${text}`), text).toEqual([]);
        expect(personalDataIn(`${code}, my UCI is 1234-5678`)).toContain('client-number');
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  it('is refused when one letter is wrong or two are swapped', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    let accepted = 0;
    let tried = 0;
    fc.assert(
      fc.property(partial, prints, fc.nat(8), fc.constantFrom(...alphabet), (answers, print, at, letter) => {
        const code = encodeSheet(rules, answers, print).replaceAll('-', '');
        const i = at % code.length;
        const wrong = code.slice(0, i) + letter + code.slice(i + 1);
        const swapped = code.slice(0, i) + (code[i + 1] ?? '') + code[i] + code.slice(i + 2);
        for (const text of [wrong, swapped]) {
          if (text === code) continue;
          tried++;
          if (decodeSheet(text, rulesOf) !== undefined) accepted++;
        }
      }),
      { numRuns: 2000, seed: 20261123 },
    );
    expect(accepted / tried).toBeLessThan(0.01);
  });

  it('is not seen in ordinary words', () => {
    for (const text of ['', 'hello', 'my status', '12345', '-----', 'é'.repeat(10)]) {
      expect(decodeSheet(text, rulesOf)).toBeUndefined();
    }
  });
});
