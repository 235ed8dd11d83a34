/** What the same answers lead to under one decision table and under a later one. */

import { type Answers, decide, type NoteFinding, type Result, type Rules } from '../rules/index.js';
import type { ProvedRules } from './context.js';
import { applicable } from './interview.js';

/** What the answers lead to under a table; undefined when it would ask more. Answers that it does not know are left out. */
export const resultUnder = (rules: Rules, answers: Answers): Result | undefined => {
  const decision = decide(rules, applicable(rules, answers));
  return decision.kind === 'decided' ? decision.result : undefined;
};

/** First day of validity. */
export const dayOf = ({ ruleSet }: Rules): string => ruleSet.effective;

/** The first day after `before`, up to the table in force, from which on the answers no longer gave a result that fits. */
export const sinceWhen = (
  tables: readonly ProvedRules[],
  before: string,
  inForce: Rules,
  answers: Answers,
  fits: (result: Result | undefined) => boolean,
): string =>
  tables
    .map(({ rules }) => rules)
    .filter((rules) => dayOf(rules) > before && dayOf(rules) <= dayOf(inForce))
    .find((rules) => !fits(resultUnder(rules, answers)))?.ruleSet.effective ?? dayOf(inForce);

/** Notes of the one result that the other does not have, or has at another level. */
export const notesOnlyIn = (one: Result, other: Result): readonly NoteFinding[] =>
  one.notes.filter(({ note, level }) => !other.notes.some((each) => each.note === note && each.level === level));

/** The outcome that the answers will have under a table that is not yet in force, with its first day. */
export const comingChange = (
  tables: readonly ProvedRules[],
  inForce: Rules,
  answers: Answers,
): { readonly from: string; readonly outcome: string | undefined } | undefined => {
  const today = resultUnder(inForce, answers)?.outcome;
  const next = tables
    .map(({ rules }) => rules)
    .find((rules) => dayOf(rules) > dayOf(inForce) && resultUnder(rules, answers)?.outcome !== today);
  return next && { from: dayOf(next), outcome: resultUnder(next, answers)?.outcome };
};
