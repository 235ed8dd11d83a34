/** The proof of the decision tables, and what it must notice. */

import { describe, expect, it } from 'vitest';
import { certify, prepare, type RuleSet } from '../../src/rules/index.js';
import { certificate, content, rules } from '../support/project.js';

const routeTable = { routes: [], reasons: [], byOutcome: {}, other: {} };
const small = (finding: RuleSet['finding']): RuleSet => ({
  effective: '2026-01-01',
  inputs: [
    { id: 'a', values: ['x', 'y'] },
    { id: 'b', values: ['x', 'y', 'z'] },
  ],
  always: [],
  finding,
  notes: [],
  routeTable,
});
const row = (id: string, when: Record<string, string[]>, outcome = id) => ({ row: id, when, outcome, facts: [] });

describe('the decision table', () => {
  it('meets each of the 117,600 combinations with exactly one row, and leaves no row unused', () => {
    expect(certificate).toMatchObject({ combinations: 117_600, uncovered: 0, doubled: 0, deadRows: [], sound: true });
  });

  it('has the 61 finding rows, 28 notes and 39 outcomes of its review', () => {
    expect([rules.finding.length, rules.notes.length, content.outcomes.size, content.notes.size]).toEqual([
      61, 28, 39, 28,
    ]);
  });
});

describe('a certificate', () => {
  it('names a combination that no row covers', () => {
    const proof = certify(prepare(small([row('r1', { a: ['x'] }), row('r2', { a: ['y'], b: ['x', 'y'] })])));
    expect(proof).toMatchObject({
      combinations: 6,
      uncovered: 1,
      sound: false,
      uncoveredExamples: [{ a: 'y', b: 'z' }],
    });
  });

  it('names two rows that meet the same combination', () => {
    const proof = certify(prepare(small([row('r1', {}), row('r2', { a: ['y'], b: ['z'] })])));
    expect(proof.doubledExamples).toEqual([{ answers: { a: 'y', b: 'z' }, rows: ['r1', 'r2'] }]);
  });

  it('names a row that nothing reaches', () => {
    expect(certify(prepare(small([row('r1', {}), row('r2', { a: [] })]))).deadRows).toEqual(['r2']);
  });

  it('cannot be made for a row that asks for an unknown value', () => {
    expect(() => prepare(small([row('r1', { a: ['nowhere'] })]))).toThrow('row r1: "a" has no value "nowhere"');
  });
});
