/** Proves a rule set: every combination of answers is enumerated and must meet exactly one finding row. */

import type { MaskedRow, Rules } from './masks.js';
import type { Answers, FindingRow } from './types.js';

/** The proof. The rule set may be used only when `sound` is true. */
export interface Certificate {
  readonly effective: string;
  readonly combinations: number;
  /** Combinations without a row, at most ten examples of them. */
  readonly uncovered: number;
  readonly uncoveredExamples: readonly Answers[];
  /** Combinations with two rows or more, with the rows, at most ten examples. */
  readonly doubled: number;
  readonly doubledExamples: readonly { readonly answers: Answers; readonly rows: readonly string[] }[];
  /** Finding and note rows that no combination meets. */
  readonly deadRows: readonly string[];
  readonly sound: boolean;
}

const examplesKept = 10;

/** Enumerates every combination of answers. 117,600 combinations with 61 rows take a few milliseconds. */
export const certify = (rules: Rules): Certificate => {
  const { inputs } = rules;
  const met = new Set<string>();
  const uncoveredExamples: Answers[] = [];
  const doubledExamples: { answers: Answers; rows: string[] }[] = [];
  let combinations = 0;
  let uncovered = 0;
  let doubled = 0;
  const chosen: number[] = [];
  const answersOf = (): Answers => Object.fromEntries(inputs.map((input, i) => [input.id, input.values[chosen[i]!]!]));

  // Depth first, keeping only the rows that still fit: each leaf sees the rows of its own combination.
  const walk = (depth: number, rows: readonly MaskedRow<FindingRow>[]): void => {
    if (depth === inputs.length) {
      combinations++;
      if (rows.length === 1) met.add(rows[0]!.row.row);
      else if (rows.length === 0) {
        uncovered++;
        if (uncoveredExamples.length < examplesKept) uncoveredExamples.push(answersOf());
      } else {
        doubled++;
        for (const { row } of rows) met.add(row.row);
        if (doubledExamples.length < examplesKept) {
          doubledExamples.push({ answers: answersOf(), rows: rows.map(({ row }) => row.row) });
        }
      }
      return;
    }
    for (let value = 0; value < inputs[depth]!.values.length; value++) {
      chosen[depth] = value;
      const bit = 1 << value;
      walk(
        depth + 1,
        rows.filter(({ masks }) => (masks[depth]! & bit) !== 0),
      );
    }
  };
  walk(0, rules.finding);

  const deadNotes = rules.notes.filter(({ masks }) => masks.some((mask) => mask === 0));
  const deadRows = [
    ...rules.finding.filter(({ row }) => !met.has(row.row)).map(({ row }) => row.row),
    ...deadNotes.map(({ row }) => row.row),
  ];
  return {
    effective: rules.ruleSet.effective,
    combinations,
    uncovered,
    uncoveredExamples,
    doubled,
    doubledExamples,
    deadRows,
    sound: uncovered === 0 && doubled === 0 && deadRows.length === 0,
  };
};
