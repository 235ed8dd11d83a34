/** Turns a rule set into bit masks: one number per row and input, a set bit for each value the row accepts. */

import type { Answers, FindingRow, NoteRow, RuleInput, RuleSet, When } from './types.js';

export interface MaskedRow<Row> {
  readonly row: Row;
  /** One mask per input, in the order of `inputs`. */
  readonly masks: readonly number[];
}

/** A rule set made ready for deciding. Build it once with {@link prepare}. */
export interface Rules {
  readonly ruleSet: RuleSet;
  readonly inputs: readonly RuleInput[];
  readonly finding: readonly MaskedRow<FindingRow>[];
  readonly notes: readonly MaskedRow<NoteRow>[];
  /** All values of each input. */
  readonly full: readonly number[];
}

/**
 * Prepares a rule set.
 * @throws Error when a condition names an input or a value that `inputs` does not have, or an input has over 30 values
 */
export const prepare = (ruleSet: RuleSet): Rules => {
  const full = ruleSet.inputs.map((input) => {
    if (input.values.length > 30) throw new Error(`input "${input.id}" has more than 30 values`);
    return 2 ** input.values.length - 1;
  });
  const masked = <Row extends { readonly row: string; readonly when: When }>(row: Row): MaskedRow<Row> => {
    for (const id of Object.keys(row.when)) {
      if (!ruleSet.inputs.some((input) => input.id === id)) throw new Error(`row ${row.row} names no input: "${id}"`);
    }
    const masks = ruleSet.inputs.map((input, i) => {
      const wanted = row.when[input.id];
      return wanted === undefined ? full[i]! : maskOf(input, wanted, row.row);
    });
    return { row, masks };
  };
  return {
    ruleSet,
    inputs: ruleSet.inputs,
    full,
    finding: ruleSet.finding.map(masked),
    notes: ruleSet.notes.map(masked),
  };
};

const maskOf = (input: RuleInput, values: readonly string[], row: string): number => {
  let mask = 0;
  for (const value of values) {
    const at = input.values.indexOf(value);
    if (at < 0) throw new Error(`row ${row}: "${input.id}" has no value "${value}"`);
    mask |= 1 << at;
  }
  return mask;
};

/**
 * The values still possible for each input: one bit for an answered input, all bits for the others.
 * @throws Error when an answer names a value that its input does not have. Answers to unknown inputs are ignored.
 */
export const possible = (rules: Rules, answers: Answers): readonly number[] =>
  rules.inputs.map((input, i) => {
    const value = answers[input.id];
    return value === undefined ? rules.full[i]! : maskOf(input, [value], 'of the answers');
  });

/** Inputs by their place in the table. */
export type Inputs = readonly number[];

/** The outcomes that some combination of the possible values leads to, in table order. */
export const outcomesLeft = (rows: readonly MaskedRow<FindingRow>[], allowed: readonly number[]): readonly string[] => {
  const left = new Set<string>();
  for (const { row, masks } of rows) if (fits(masks, allowed)) left.add(row.outcome);
  return [...left];
};

/** Whether some combination of the possible values fits the row. */
export const fits = (masks: readonly number[], allowed: readonly number[]): boolean => {
  for (let i = 0; i < masks.length; i++) if ((masks[i]! & allowed[i]!) === 0) return false;
  return true;
};
