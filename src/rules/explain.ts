/** Why a finding was reached, and what would change it: derived from the table, for any case that is decided. */

import { type Change, smallestChanges } from './changes.js';
import { decidingAnswers } from './deciding-answers.js';
import type { Rules } from './masks.js';
import type { Answers } from './types.js';

export interface Explanation {
  /** The answers that decided, as in `Result.decidedBy`: without any one of them another outcome is possible again. */
  readonly because: Answers;
  /** Where other answers would lead; changes of one answer first. */
  readonly changes: readonly Change[];
}

/**
 * Explains the outcome of answers that settle it. Why the other routes are closed is told by `Result.routes`.
 * @throws Error when the answers leave more than one outcome
 */
export const explain = (rules: Rules, answers: Answers): Explanation => ({
  because: decidingAnswers(rules, answers),
  changes: smallestChanges(rules, answers),
});
