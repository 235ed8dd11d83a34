/** A second decision table beside the real one, for tests of what changes from one day to the next. */

import type { Assistant, ProvedRules } from '../../src/conversation/index.js';
import { certify, prepare, type RuleSet } from '../../src/rules/index.js';
import { assistant, loaded, rules } from './project.js';

/** The first table, as it is. */
export const firstTable: ProvedRules = loaded.tables[0]!;

/** The real table with something changed, in force from another day on. */
export const tableFrom = (
  effective: string,
  change: (ruleSet: RuleSet) => Partial<RuleSet> = () => ({}),
): ProvedRules => {
  const changed = prepare({ ...rules.ruleSet, ...change(rules.ruleSet), effective });
  return { rules: changed, certificate: certify(changed) };
};

/** Everybody who was told the one outcome is told the other. */
export const instead =
  (outcome: string, other: string) =>
  ({ finding }: RuleSet): Partial<RuleSet> => ({
    finding: finding.map((row) => (row.outcome === outcome ? { ...row, outcome: other } : row)),
  });

/** A note of level stop for everybody. */
export const withStop =
  (note: string) =>
  ({ notes }: RuleSet): Partial<RuleSet> => ({
    notes: [...notes.filter((row) => row.note !== note), { row: 'N99', when: {}, note, level: 'stop', facts: [] }],
  });

/** The real assistant with these tables. */
export const assistantWith = (...tables: readonly ProvedRules[]): Assistant => ({ ...assistant, tables });
