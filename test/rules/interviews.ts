/** Every interview of the real table, from its first question to its result. */

import { type Answers, decide, nextQuestion, type Result } from '../../src/rules/index.js';
import { rules } from '../support/project.js';

export interface Interview {
  readonly answers: Answers;
  readonly asked: readonly string[];
}

export const everyInterview = (): readonly Interview[] => {
  const found: Interview[] = [];
  const walk = (answers: Answers, asked: readonly string[]): void => {
    const next = nextQuestion(rules, answers);
    if (next === undefined) {
      found.push({ answers, asked });
      return;
    }
    for (const value of rules.inputs.find(({ id }) => id === next)!.values)
      walk({ ...answers, [next]: value }, [...asked, next]);
  };
  walk({}, []);
  return found;
};

/** @throws Error when a question is open */
export const resultOf = (answers: Answers): Result => {
  const decision = decide(rules, answers);
  if (decision.kind === 'open') throw new Error(`still open: ${decision.next}`);
  return decision.result;
};
