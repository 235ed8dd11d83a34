/** A sheet's code brings back its table and answers, whatever way it is copied, and a slip of the pen is noticed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTakeTurn, stateWith } from '../../src/conversation/index.js';
import { decodeSheet, encodeSheet } from '../../src/conversation/sheet-code.js';
import { type Answers, prepare } from '../../src/rules/index.js';
import { assistant, content, loaded, rules } from '../support/project.js';

const rulesOf = (date: string) => (date === rules.ruleSet.effective ? rules : undefined);
const partial = fc
  .record(Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])), {
    requiredKeys: [],
  })
  .map((answers) => answers as Answers);
const fingerprint = fc.integer({ min: 0, max: 2047 });

describe('the code of a sheet', () => {
  it('holds every combination of answers, also incomplete ones', () => {
    fc.assert(
      fc.property(partial, fingerprint, (answers, print) => {
        const code = encodeSheet(rules, answers, print);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z-]{6,14}$/);
        expect(decodeSheet(code, rulesOf)).toEqual({ tableDate: rules.ruleSet.effective, answers, fingerprint: print });
        const copied = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')} `;
        expect(decodeSheet(copied, rulesOf)).toEqual(decodeSheet(code, rulesOf));
      }),
      { seed: 20261123 },
    );
  });

  it('is refused when one letter is wrong or two are swapped', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    let accepted = 0;
    let tried = 0;
    fc.assert(
      fc.property(partial, fingerprint, fc.nat(8), fc.constantFrom(...alphabet), (answers, print, at, letter) => {
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

describe('check', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const say = (text: string, from = assistant) =>
    createTakeTurn(from)(stateWith('en', {}), { kind: 'message', text, place: 'private' }, now);
  const finished = createTakeTurn(assistant)(
    stateWith('en', { place: 'inside', stage: 'portal', changes: 'none', status: 'work' }, 'rep'),
    { kind: 'message', text: '', value: { question: 'rep', value: 'none' }, place: 'private' },
    now,
  );
  const code = /\*\*([0-9A-Z]{2,5}(?:-[0-9A-Z]{1,5})+)\*\*/.exec(finished.replies.at(-1)!.text)![1]!;

  it('a sheet that was just given is still valid', () => {
    expect(say(`check ${code}`).replies[0]!.text).toContain('Still valid');
    expect(say(`vérifier ${code.toLowerCase()}`).replies[0]!.text).toMatch(/Still valid|Toujours valable/);
  });

  it('a wrong code is said to be none, and words about checking are a question', () => {
    expect(say(`check ${code.slice(0, -1)}0`).replies[0]!.text).toMatch(/not the code|no longer have/);
    expect(say('check if an email is a scam').summary.ending).not.toBe('command');
  });

  it('tells what changed when a later table says something else', () => {
    const table = loaded.tables[0]!;
    const outcome = 'portal-declare';
    const other = table.rules.ruleSet.finding.find((row) => row.outcome !== outcome)!.outcome;
    const ruleSet = {
      ...table.rules.ruleSet,
      effective: '2026-11-20',
      finding: table.rules.ruleSet.finding.map((row) => (row.outcome === outcome ? { ...row, outcome: other } : row)),
    };
    const later = { ...table, rules: prepare({ ...ruleSet, effective: '2026-11-24' }) };
    const both = { ...assistant, tables: [table, later] };
    const result = createTakeTurn(both)(
      stateWith('en', {}),
      { kind: 'message', text: `check ${code}`, place: 'private' },
      new Date('2026-11-25T12:00:00Z'),
    );
    expect(result.replies[0]!.text).toContain('No longer');
    expect(result.replies[0]!.text).toContain(content.outcomes.get(other)!.headline.en);
    expect(result.replies[0]!.text).toContain(content.outcomes.get(outcome)!.headline.en);
  });

  it('a sheet of a table that is gone cannot be compared', () => {
    const gone = {
      ...assistant,
      tables: [{ ...loaded.tables[0]!, rules: prepare({ ...rules.ruleSet, effective: '2026-11-22' }) }],
    };
    expect(say(`check ${code}`, gone).replies[0]!.text).toContain('no longer have');
  });
});
