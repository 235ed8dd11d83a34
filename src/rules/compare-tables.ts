/** Compares two decision tables: which combinations of answers get another outcome, or other stop notes. */

import { coverOf } from './cover.js';
import { apart, type Cube, meet, sizeOf, totalOf, withoutAll } from './cubes.js';
import { prepare, type Rules } from './masks.js';
import type { RuleInput, RuleSet, When } from './types.js';

/** Conditions that together hold exactly the combinations that change in one way. */
export interface Changed {
  readonly combinations: number;
  /**
   * The widest first; an input that is not named may hold any value. `combinations` counts those that fit none of
   * the conditions before: these counts add up.
   */
  readonly where: readonly { readonly when: When; readonly combinations: number }[];
}

export interface OutcomeChange extends Changed {
  readonly from: string;
  readonly to: string;
}

/** A stop note that shows where it did not, or the other way round, whatever the outcome. */
export interface StopChange extends Changed {
  readonly note: string;
  readonly shows: 'before' | 'after';
}

export interface TableComparison {
  /** First days of validity of the two tables. */
  readonly before: string;
  readonly after: string;
  /** Combinations compared: those that can be given under both tables. */
  readonly combinations: number;
  /** Of these, how many get another outcome or other stop notes, each counted once. */
  readonly changed: number;
  /** Most combinations first, then in the order of the tables. */
  readonly outcomes: readonly OutcomeChange[];
  readonly stops: readonly StopChange[];
  /**
   * Values that only one of the tables knows: they are not compared. A question that only one table asks is compared
   * with each of its answers, and is not listed here.
   */
  readonly onlyBefore: When;
  readonly onlyAfter: When;
}

/**
 * Compares two tables, each proved to be sound.
 * @throws Error when a combination has not exactly one row in each of them
 */
export const compareTables = (before: Rules, after: Rules): TableComparison => {
  const inputs = commonInputs(before.inputs, after.inputs);
  const a = narrowed(before, inputs);
  const b = narrowed(after, inputs);
  const outcomes = outcomeChanges(a, b);
  const stops = stopChanges(a, b);
  const described = <Change extends { readonly cubes: readonly Cube[] }>(changes: readonly Change[]) =>
    changes
      .map(({ cubes, ...change }) => ({ ...change, ...changedIn(cubes, a) }))
      .sort((x, y) => y.combinations - x.combinations);
  return {
    before: before.ruleSet.effective,
    after: after.ruleSet.effective,
    combinations: sizeOf(a.full),
    changed: totalOf(apart([...outcomes, ...stops].flatMap(({ cubes }) => cubes))),
    outcomes: described(outcomes),
    stops: described(stops),
    onlyBefore: missing(before.inputs, after.inputs),
    onlyAfter: missing(after.inputs, before.inputs),
  };
};

const changedIn = (cubes: readonly Cube[], { inputs, full }: Rules): Changed => ({
  combinations: totalOf(cubes),
  where: coverOf(cubes, full).map(({ cube, combinations }) => ({ when: whenOf(inputs, cube), combinations })),
});

/** Rows of one table never overlap: where a row of each meet, the outcome goes from the one to the other. */
const outcomeChanges = (a: Rules, b: Rules) => {
  const changes = new Map<string, { readonly from: string; readonly to: string; readonly cubes: Cube[] }>();
  let met = 0;
  for (const { row: x, masks } of a.finding) {
    for (const { row: y, masks: others } of b.finding) {
      const cube = meet(masks, others);
      if (cube === undefined) continue;
      met += sizeOf(cube);
      if (x.outcome === y.outcome) continue;
      const key = JSON.stringify([x.outcome, y.outcome]);
      const change = changes.get(key) ?? { from: x.outcome, to: y.outcome, cubes: [] };
      change.cubes.push(cube);
      changes.set(key, change);
    }
  }
  if (met !== sizeOf(a.full)) {
    throw new Error(`the tables of ${a.ruleSet.effective} and ${b.ruleSet.effective} are not both sound`);
  }
  return [...changes.values()];
};

const stopChanges = (a: Rules, b: Rules) => {
  const stops = ({ notes }: Rules) => notes.filter(({ row }) => row.level === 'stop');
  const notes = [...new Set([...stops(a), ...stops(b)].map(({ row }) => row.note))];
  const shown = (rules: Rules, note: string): readonly Cube[] =>
    apart(stops(rules).flatMap(({ row, masks }) => (row.note === note && !masks.includes(0) ? [masks] : [])));
  return notes.flatMap((note) => {
    const [old, now] = [shown(a, note), shown(b, note)];
    return [
      { note, shows: 'before' as const, cubes: withoutAll(old, now) },
      { note, shows: 'after' as const, cubes: withoutAll(now, old) },
    ].filter(({ cubes }) => cubes.length > 0);
  });
};

/** Inputs of both tables, with the values that both know; an input of one table alone has all its values. */
const commonInputs = (before: readonly RuleInput[], after: readonly RuleInput[]): readonly RuleInput[] => {
  const shared = before.map((input) => {
    const other = after.find(({ id }) => id === input.id);
    return other === undefined ? input : { ...input, values: input.values.filter((v) => other.values.includes(v)) };
  });
  return [...shared, ...after.filter(({ id }) => !before.some((input) => input.id === id))];
};

/** Values of shared inputs that the other table does not know. */
const missing = (inputs: readonly RuleInput[], others: readonly RuleInput[]): When =>
  Object.fromEntries(
    inputs.flatMap(({ id, values }) => {
      const known = others.find((other) => other.id === id)?.values ?? values;
      const alone = values.filter((value) => !known.includes(value));
      return alone.length === 0 ? [] : [[id, alone]];
    }),
  );

/** The same table over other inputs: conditions keep the values that these have. */
const narrowed = ({ ruleSet }: Rules, inputs: readonly RuleInput[]): Rules => {
  const narrow = <Row extends { readonly when: When }>(row: Row): Row => ({
    ...row,
    when: Object.fromEntries(
      inputs.flatMap(({ id, values }) => {
        const wanted = row.when[id];
        return wanted === undefined ? [] : [[id, values.filter((value) => wanted.includes(value))]];
      }),
    ),
  });
  const narrowedSet: RuleSet = {
    ...ruleSet,
    inputs,
    finding: ruleSet.finding.map(narrow),
    notes: ruleSet.notes.map(narrow),
  };
  return prepare(narrowedSet);
};

const whenOf = (inputs: readonly RuleInput[], cube: Cube): When =>
  Object.fromEntries(
    inputs.flatMap(({ id, values }, i) => {
      const chosen = values.filter((_, bit) => (cube[i]! & (1 << bit)) !== 0);
      return chosen.length === values.length ? [] : [[id, chosen]];
    }),
  );
