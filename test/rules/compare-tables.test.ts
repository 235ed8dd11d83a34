/** What changes between two tables, compared with looking at every combination under both. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Changed, compareTables, prepare, type RuleSet, type TableComparison } from '../../src/rules/index.js';
import { rules } from '../support/project.js';
import { combinationsOf, meets, notesOf, outcomeOf } from './naive.js';

const { ruleSet } = rules;
const tableOf = (change: Partial<RuleSet>): RuleSet => ({ ...ruleSet, effective: '2027-06-01', ...change });

/** One way to change, as a text. */
type Way = string;
const waysOf = ({ outcomes, stops }: TableComparison): readonly { readonly way: Way; readonly changed: Changed }[] => [
  ...outcomes.map((change) => ({ way: `${change.from} > ${change.to}`, changed: change })),
  ...stops.map((change) => ({ way: `${change.note} ${change.shows}`, changed: change })),
];

/** Counts, for every combination, the ways in which it changes, and which condition tells each first. */
const bruteForce = (a: RuleSet, b: RuleSet, inputs: RuleSet['inputs'], comparison: TableComparison) => {
  const ways = waysOf(comparison);
  const counts = new Map<Way, number>();
  const told = ways.map(({ changed }) => changed.where.map(() => 0));
  let combinations = 0;
  let changes = 0;
  for (const answers of combinationsOf(inputs)) {
    combinations++;
    const [from, to] = [outcomeOf(a, answers), outcomeOf(b, answers)];
    const [old, now] = [notesOf(a, answers, 'stop'), notesOf(b, answers, 'stop')];
    const mine = [
      ...(from === to ? [] : [`${from} > ${to}`]),
      ...old.filter((note) => !now.includes(note)).map((note) => `${note} before`),
      ...now.filter((note) => !old.includes(note)).map((note) => `${note} after`),
    ];
    if (mine.length > 0) changes++;
    for (const way of mine) counts.set(way, (counts.get(way) ?? 0) + 1);
    ways.forEach(({ way, changed }, n) => {
      const at = changed.where.findIndex(({ when }) => meets(when, answers));
      // A condition holds combinations that change in its way, and no others.
      if (at >= 0 !== mine.includes(way)) throw new Error(`${way} is wrongly told: ${JSON.stringify(answers)}`);
      if (at >= 0) told[n]![at]!++;
    });
  }
  return { combinations, changes, counts, told };
};

const check = (a: RuleSet, b: RuleSet, inputs: RuleSet['inputs'] = a.inputs): TableComparison => {
  const comparison = compareTables(prepare(a), prepare(b));
  const ways = waysOf(comparison);
  const { combinations, changes, counts, told } = bruteForce(a, b, inputs, comparison);
  expect(comparison.combinations).toBe(combinations);
  expect(comparison.changed).toBe(changes);
  expect(Object.fromEntries(ways.map(({ way, changed }) => [way, changed.combinations]))).toEqual(
    Object.fromEntries(counts),
  );
  expect(ways.map(({ changed }) => changed.where.map((each) => each.combinations))).toEqual(told);
  for (const { changed } of ways)
    expect(changed.where.reduce((sum, each) => sum + each.combinations, 0)).toBe(changed.combinations);
  for (const list of [comparison.outcomes, comparison.stops]) {
    const sizes = list.map((change) => change.combinations);
    expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
  }
  return comparison;
};

describe('two tables', () => {
  it('that are the same change nothing', () => {
    expect(check(ruleSet, tableOf({}))).toMatchObject({
      before: '2026-11-23',
      after: '2027-06-01',
      combinations: 117_600,
      changed: 0,
      outcomes: [],
      stops: [],
      onlyBefore: {},
      onlyAfter: {},
    });
  });

  it('that differ in the outcome of one row differ for the combinations of that row, told by its condition', () => {
    const row = ruleSet.finding.find(({ when }) => Object.keys(when).length === 4)!;
    const other = ruleSet.finding.find(({ outcome }) => outcome !== row.outcome)!.outcome;
    const changed = ruleSet.finding.map((each) => (each === row ? { ...each, outcome: other } : each));
    const { outcomes, stops } = check(ruleSet, tableOf({ finding: changed }));
    expect(stops).toEqual([]);
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]).toMatchObject({ from: row.outcome, to: other });
    expect(outcomes[0]!.where.map(({ when }) => when)).toEqual([row.when]);
  });

  it('tell a stop note that comes or goes, whatever the outcome', () => {
    const stop = ruleSet.notes.find(({ level, when }) => level === 'stop' && Object.keys(when).length === 2)!;
    const notes = ruleSet.notes.filter((note) => note !== stop);
    const { outcomes, stops } = check(ruleSet, tableOf({ notes }));
    expect(outcomes).toEqual([]);
    const combinations = stops[0]!.combinations;
    expect(stops).toEqual([
      { note: stop.note, shows: 'before', combinations, where: [{ when: stop.when, combinations }] },
    ]);
    const back = check(tableOf({ notes }), { ...ruleSet, effective: '2028-01-01' });
    expect(back.stops).toEqual([{ ...stops[0], shows: 'after' }]);
  });

  it('tell nothing of information and cautions', () => {
    const notes = ruleSet.notes.filter(({ level }) => level === 'stop');
    expect(check(ruleSet, tableOf({ notes })).changed).toBe(0);
  });

  it('count exactly whatever outcomes change, in few conditions', () => {
    const outcomes = [...new Set(ruleSet.finding.map(({ outcome }) => outcome))];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(ruleSet.finding.length - 1), fc.constantFrom(...outcomes)), { maxLength: 12 }),
        (edits) => {
          const finding = ruleSet.finding.map((row, i) => {
            const edit = edits.find(([at]) => at === i);
            return edit === undefined ? row : { ...row, outcome: edit[1] };
          });
          const notes = ruleSet.notes.map((row, i) =>
            i % 7 === edits.length % 7 ? { ...row, level: 'stop' as const } : row,
          );
          const { outcomes: changes } = check(ruleSet, tableOf({ finding, notes }));
          const lines = changes.reduce((sum, { where }) => sum + where.length, 0);
          expect(lines).toBeLessThanOrEqual(edits.length);
        },
      ),
      { numRuns: 3, seed: 20261123 },
    );
  }, 60_000);

  const small = (finding: RuleSet['finding'], inputs: RuleSet['inputs']): RuleSet => ({
    effective: `2026-01-0${finding.length}`,
    inputs,
    always: [],
    finding,
    notes: [],
    routeTable: { routes: [], reasons: [], byOutcome: {}, other: {} },
  });
  const row = (id: string, when: Record<string, string[]>, outcome: string) => ({ row: id, when, outcome, facts: [] });
  const ab = [
    { id: 'a', values: ['x', 'y', 'z'] },
    { id: 'b', values: ['x', 'y', 'z'] },
  ];

  it('merge what the rows cut apart: an L of combinations needs two wide conditions', () => {
    const before = small([row('1', {}, 'old')], ab);
    const after = small(
      [
        row('1', { a: ['x'], b: ['x'] }, 'new'),
        row('2', { a: ['x'], b: ['y'] }, 'new'),
        row('3', { a: ['x'], b: ['z'] }, 'new'),
        row('4', { a: ['y', 'z'], b: ['x'] }, 'new'),
        row('5', { a: ['y', 'z'], b: ['y', 'z'] }, 'old'),
      ],
      ab,
    );
    const { outcomes } = check(before, after);
    expect(outcomes[0]!.where).toEqual([
      { when: { b: ['x'] }, combinations: 3 },
      { when: { a: ['x'] }, combinations: 2 },
    ]);
  });

  it('compare only what can be answered under both, and name the values that only one knows', () => {
    const fewer = [ab[0]!, { id: 'b', values: ['x', 'y'] }];
    const before = small([row('1', {}, 'old')], ab);
    const after = small([row('1', { b: ['x'] }, 'new'), row('2', { b: ['y'] }, 'old')], fewer);
    const comparison = check(before, after, fewer);
    expect(comparison).toMatchObject({ combinations: 6, changed: 3, onlyBefore: { b: ['z'] }, onlyAfter: {} });
  });

  it('compare a question that only one of them asks with each of its answers', () => {
    const before = small([row('1', {}, 'old')], [ab[0]!]);
    const after = small([row('1', { b: ['x'] }, 'new'), row('2', { b: ['y', 'z'] }, 'old')], ab);
    const comparison = check(before, after, ab);
    expect(comparison).toMatchObject({ combinations: 9, changed: 3, onlyBefore: {}, onlyAfter: {} });
    expect(comparison.outcomes[0]!.where).toEqual([{ when: { b: ['x'] }, combinations: 3 }]);
  });

  it('cannot be compared when one of them leaves a combination out', () => {
    const broken = small([row('1', { a: ['x'] }, 'old'), row('2', { a: ['y'] }, 'old')], ab);
    expect(() => compareTables(prepare(broken), prepare(small([row('1', {}, 'old')], ab)))).toThrow('not both sound');
  });
});
