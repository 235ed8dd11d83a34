/** What would change the outcome: the smallest changes of the answers given, and where each leads. */

import { fits, type Inputs, type MaskedRow, outcomesLeft, possible, type Rules } from './masks.js';
import { nextQuestion } from './next-question.js';
import type { Answers, FindingRow } from './types.js';

/** Where changed answers lead, and every smallest change that leads there. */
export interface Change {
  /**
   * The outcomes, in table order. One: it is certain. More: the changed answers raise a question, and its answer
   * decides between them; the present outcome may be one of them.
   */
  readonly outcomes: readonly string[];
  /** The question that is open after the change; only while more than one outcome is left. */
  readonly next?: string;
  /** The changes: only the answers that differ, one or two of them. In table order. */
  readonly by: readonly Answers[];
}

/** Changes of two answers are told only while all entries together are no more than this: people read them. */
const mostEntries = 12;

/**
 * Every change of one answer after which another outcome is certain or possible, grouped by where it leads, in
 * table order of the first change of each group. Then, if all entries together are at most 12, the changes of two
 * answers that make an outcome certain to which no change of one answer can lead.
 * @param answers settled ones; answers that do not count any more should be left out (they count after a change)
 * @throws Error when the answers leave more than one outcome
 */
export const smallestChanges = (rules: Rules, answers: Answers): readonly Change[] => {
  const allowed = possible(rules, answers);
  const [present, ...others] = outcomesLeft(rules.finding, allowed);
  if (present === undefined || others.length > 0) {
    throw new Error(`the answers ${JSON.stringify(answers)} do not leave exactly one outcome`);
  }
  const given = rules.inputs.flatMap(({ id }, i) => (answers[id] === undefined ? [] : [i]));

  const single = grouped(
    rules,
    answers,
    given
      .flatMap((input) => changesOf(rules, allowed, [input]))
      .filter(({ outcomes }) => outcomes.length > 1 || outcomes[0] !== present),
  );
  if (single.length >= mostEntries) return single;

  const reached = new Set([present, ...single.flatMap(({ outcomes }) => outcomes)]);
  const double = grouped(
    rules,
    answers,
    given
      .flatMap((first, n) => given.slice(n + 1).flatMap((second) => changesOf(rules, allowed, [first, second])))
      .filter(({ outcomes }) => outcomes.length === 1 && !reached.has(outcomes[0]!)),
  );
  return single.length + double.length <= mostEntries ? [...single, ...double] : single;
};

interface Reached {
  readonly changed: Answers;
  readonly outcomes: readonly string[];
}

/** Every way to answer otherwise to each of the inputs, with the outcomes then left. */
const changesOf = (rules: Rules, allowed: readonly number[], inputs: Inputs): readonly Reached[] => {
  const open = allowed.map((mask, i) => (inputs.includes(i) ? rules.full[i]! & ~mask : mask));
  // Only rows that fit all other answers can be reached; each changed answer then narrows these few.
  const walk = (depth: number, changed: Answers, rows: readonly MaskedRow<FindingRow>[]): readonly Reached[] => {
    const at = inputs[depth];
    if (at === undefined) return [{ changed, outcomes: [...new Set(rows.map(({ row }) => row.outcome))] }];
    const { id, values } = rules.inputs[at]!;
    return values.flatMap((value, bit) => {
      const mask = open[at]! & (1 << bit);
      if (mask === 0) return [];
      return walk(
        depth + 1,
        { ...changed, [id]: value },
        rows.filter(({ masks }) => (masks[at]! & mask) !== 0),
      );
    });
  };
  return walk(
    0,
    {},
    rules.finding.filter(({ masks }) => fits(masks, open)),
  );
};

const grouped = (rules: Rules, answers: Answers, changes: readonly Reached[]): readonly Change[] => {
  const groups = new Map<string, { outcomes: readonly string[]; next?: string; by: Answers[] }>();
  for (const { changed, outcomes } of changes) {
    const next = outcomes.length === 1 ? undefined : nextQuestion(rules, { ...answers, ...changed });
    const key = [next, ...outcomes].join();
    const group = groups.get(key) ?? { outcomes, ...(next === undefined ? {} : { next }), by: [] };
    group.by.push(changed);
    groups.set(key, group);
  }
  return [...groups.values()];
};
