/** The answers that decided: a smallest set of them that settles the outcome, whatever else is answered. */

import { type Inputs, outcomesLeft, possible, type Rules } from './masks.js';
import type { Answers } from './types.js';

/**
 * The answers that decide the outcome, in table order. They alone settle it, and without any one of them it is
 * open again. Where several such sets exist: the one with the fewest answers, then the one whose questions come first.
 * @throws Error when the answers leave more than one outcome
 */
export const decidingAnswers = (rules: Rules, answers: Answers): Answers => {
  const allowed = possible(rules, answers);
  const given = rules.inputs.flatMap(({ id }, i) => (answers[id] === undefined ? [] : [i]));
  const settledBy = (kept: Inputs): boolean =>
    outcomesLeft(
      rules.finding,
      allowed.map((mask, i) => (kept.includes(i) ? mask : rules.full[i]!)),
    ).length === 1;
  if (!settledBy(given)) throw new Error(`more than one outcome is left for the answers ${JSON.stringify(answers)}`);

  // Every sufficient set holds the answers without which the others do not suffice.
  const needed = given.filter((input) => !settledBy(given.filter((other) => other !== input)));
  const spare = given.filter((input) => !needed.includes(input));
  for (let size = 0; size <= spare.length; size++) {
    for (const more of subsets(spare, size)) {
      const kept = [...needed, ...more].sort((a, b) => a - b);
      if (settledBy(kept))
        return Object.fromEntries(kept.map((i) => [rules.inputs[i]!.id, answers[rules.inputs[i]!.id]!]));
    }
  }
  throw new Error('unreachable: all answers together settle the outcome');
};

/** All ways to take `size` of the items, those with the earlier items first. */
const subsets = (items: Inputs, size: number): readonly Inputs[] => {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((others) => [item, ...others]));
};
