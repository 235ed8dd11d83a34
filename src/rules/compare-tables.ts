/** Compares two decision tables: which combinations of answers get another outcome, or other stop notes. */

import { coverOf } from './cover.js';
import { type Cube, meet, sizeOf, totalOf, without } from './cubes.js';
import { prepare, type Rules } from './masks.js';
import type { RuleInput, RuleSet, When } from './types.js';

/** Combinations that change in the same way. */
export interface TableChange {
  /** Outcomes before and after; the same where only stop notes change. */
  readonly from: string;
  readonly to: string;
  /** Stop notes that show after and did not before, and the other way round. */
  readonly stopsGained: readonly string[];
  readonly stopsLost: readonly string[];
  readonly combinations: number;
  /**
   * The conditions that describe them, the widest first; an input that is not named may hold any value.
   * `combinations` counts those that fit none of the conditions before: these counts add up.
   */
  readonly where: readonly { readonly when: When; readonly combinations: number }[];
}

export interface TableComparison {
  /** First days of validity of the two tables. */
  readonly before: string;
  readonly after: string;
  /** Combinations compared: those that can be given under both tables. */
  readonly combinations: number;
  readonly changed: number;
  /** Most combinations first, then in the order of the tables. */
  readonly changes: readonly TableChange[];
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
  const pieces = a.finding.flatMap((x) =>
    b.finding.flatMap((y) => {
      const cube = meet(x.masks, y.masks);
      return cube === undefined ? [] : [{ cube, from: x.row.outcome, to: y.row.outcome }];
    }),
  );
  const combinations = sizeOf(a.full);
  if (totalOf(pieces.map(({ cube }) => cube)) !== combinations) {
    throw new Error(`the tables of ${a.ruleSet.effective} and ${b.ruleSet.effective} are not both sound`);
  }

  const groups = new Map<string, { readonly change: Piece; readonly cubes: Cube[] }>();
  for (const piece of pieces.flatMap((each) => byStopNotes(a, b, each))) {
    const { from, to, stopsGained, stopsLost } = piece;
    if (from === to && stopsGained.length === 0 && stopsLost.length === 0) continue;
    const key = JSON.stringify([from, to, stopsGained, stopsLost]);
    const group = groups.get(key) ?? { change: piece, cubes: [] };
    group.cubes.push(piece.cube);
    groups.set(key, group);
  }
  const changes = [...groups.values()]
    .map(({ change: { from, to, stopsGained, stopsLost }, cubes }) => ({
      from,
      to,
      stopsGained,
      stopsLost,
      combinations: totalOf(cubes),
      where: coverOf(cubes, a.full).map((each) => ({
        when: whenOf(inputs, each.cube),
        combinations: each.combinations,
      })),
    }))
    .sort((x, y) => y.combinations - x.combinations);
  return {
    before: before.ruleSet.effective,
    after: after.ruleSet.effective,
    combinations,
    changed: changes.reduce((sum, change) => sum + change.combinations, 0),
    changes,
    onlyBefore: missing(before.inputs, after.inputs),
    onlyAfter: missing(after.inputs, before.inputs),
  };
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

interface Piece {
  readonly cube: Cube;
  readonly from: string;
  readonly to: string;
  readonly stopsGained: readonly string[];
  readonly stopsLost: readonly string[];
}

/** Splits a piece until each part shows the same stop notes throughout, and tells which come and go. */
const byStopNotes = (a: Rules, b: Rules, piece: { cube: Cube; from: string; to: string }): readonly Piece[] => {
  const stops = ({ notes }: Rules) => notes.filter(({ row }) => row.level === 'stop');
  let parts: readonly Cube[] = [piece.cube];
  for (const { masks } of [...stops(a), ...stops(b)]) {
    parts = parts.flatMap((part) => {
      const inside = meet(part, masks);
      return inside === undefined ? [part] : [inside, ...without([part], masks)];
    });
  }
  return parts.map((cube) => {
    const shown = (rules: Rules): readonly string[] => [
      ...new Set(stops(rules).flatMap(({ row, masks }) => (meet(cube, masks) === undefined ? [] : [row.note]))),
    ];
    const [old, now] = [shown(a), shown(b)];
    return {
      ...piece,
      cube,
      stopsGained: now.filter((note) => !old.includes(note)).sort(),
      stopsLost: old.filter((note) => !now.includes(note)).sort(),
    };
  });
};

const whenOf = (inputs: readonly RuleInput[], cube: Cube): When =>
  Object.fromEntries(
    inputs.flatMap(({ id, values }, i) => {
      const chosen = values.filter((_, bit) => (cube[i]! & (1 << bit)) !== 0);
      return chosen.length === values.length ? [] : [[id, chosen]];
    }),
  );
