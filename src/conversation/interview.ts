/** Where the interview stands, derived from the answers: what applies, what is open, how far it is. */

import { type Answers, mostQuestionsLeft, nextQuestion, type Rules, relevant } from '../rules/index.js';
import type { State } from './types.js';

/**
 * The answers that count now. An answer whose question no longer matters after earlier ones were changed is set
 * aside: it stays in the state and counts again when the change is undone.
 */
export const applicable = (rules: Rules, answers: Answers): Answers => {
  const counted: Record<string, string> = {};
  for (const { id } of rules.inputs) {
    const value = answers[id];
    if (value !== undefined && relevant(rules, counted, id)) counted[id] = value;
  }
  return counted;
};

/** The open question, or undefined when no interview runs or nothing is left to ask. */
export const openQuestion = (rules: Rules, state: State): string | undefined => {
  if (state.interview !== 'running') return undefined;
  return state.reopened ?? nextQuestion(rules, applicable(rules, state.answers));
};

/** How many questions were answered, and how many there will be at most. */
export const progressOf = (rules: Rules, answers: Answers): { answered: number; atMost: number } => {
  const counted = applicable(rules, answers);
  const answered = Object.keys(counted).length;
  return { answered, atMost: answered + mostQuestionsLeft(rules, counted) };
};

/** The question before the open one, in the order in which questions are asked; undefined at the first. */
export const questionBefore = (rules: Rules, state: State): string | undefined => {
  const answered = rules.inputs.map(({ id }) => id).filter((id) => applicable(rules, state.answers)[id] !== undefined);
  if (state.reopened !== undefined) return answered[answered.indexOf(state.reopened) - 1];
  return answered.at(-1);
};
