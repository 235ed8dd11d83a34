/** Which question comes next: one that can still change the finding or whether a stop note shows. */

import { fits, possible, type Rules } from './masks.js';
import type { Answers } from './types.js';

/**
 * The next question to ask, or undefined when nothing left could change the result.
 *
 * A question matters while two completions of the answers that differ in this question alone lead to two
 * outcomes, or while one of them shows a stop note and the other does not. Info and caution notes never cause
 * a question. Questions marked `always` come last, once.
 */
export const nextQuestion = (rules: Rules, answers: Answers): string | undefined => {
  const allowed = possible(rules, answers);
  const { always } = rules.ruleSet;
  const unanswered = rules.inputs.flatMap((input, i) => (answers[input.id] === undefined ? [{ id: input.id, i }] : []));
  const open = unanswered.find(({ id, i }) => !always.includes(id) && matters(rules, allowed, i));
  return (open ?? unanswered.find(({ id }) => always.includes(id)))?.id;
};

/**
 * Whether an answer to this question would count, given the others: it may still change the finding or a stop
 * note, or it is always asked.
 */
export const relevant = (rules: Rules, answers: Answers, id: string): boolean => {
  const at = rules.inputs.findIndex((input) => input.id === id);
  const others = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== id));
  return rules.ruleSet.always.includes(id) || matters(rules, possible(rules, others), at);
};

const matters = (rules: Rules, allowed: readonly number[], at: number): boolean =>
  changesFinding(rules, allowed, at) || changesStopNote(rules, allowed, at);

/**
 * Rows never overlap, so two rows that share a combination in every other input differ in this one: then this
 * input alone decides between them.
 */
const changesFinding = (rules: Rules, allowed: readonly number[], at: number): boolean => {
  const rows = rules.finding.filter(({ masks }) => fits(masks, allowed));
  return rows.some((a, n) =>
    rows
      .slice(n + 1)
      .some(
        (b) =>
          a.row.outcome !== b.row.outcome &&
          allowed.every((values, i) => i === at || (a.masks[i]! & b.masks[i]! & values) !== 0),
      ),
  );
};

const changesStopNote = (rules: Rules, allowed: readonly number[], at: number): boolean =>
  rules.notes.some(
    ({ row, masks }) => row.level === 'stop' && fits(masks, allowed) && (masks[at]! & allowed[at]!) !== allowed[at]!,
  );

/** How many questions may still come, by rule set and by the values still possible: asked again on every turn. */
const mostLeft = new WeakMap<Rules, Map<string, number>>();

/** The most questions that may still come, the open one included. Used for the progress shown to people. */
export const mostQuestionsLeft = (rules: Rules, answers: Answers): number => {
  const known = mostLeft.get(rules) ?? new Map<string, number>();
  mostLeft.set(rules, known);
  const key = possible(rules, answers).join();
  const before = known.get(key);
  if (before !== undefined) return before;

  const next = nextQuestion(rules, answers);
  const values = rules.inputs.find(({ id }) => id === next)?.values ?? [];
  const most =
    next === undefined
      ? 0
      : 1 + Math.max(...values.map((value) => mostQuestionsLeft(rules, { ...answers, [next]: value })));
  known.set(key, most);
  return most;
};
