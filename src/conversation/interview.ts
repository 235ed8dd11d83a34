/** Where the interview stands, derived from the answers: what applies, what is open, how far it is. */

import { type Answers, mostQuestionsLeft, nextQuestion, type Rules, relevant } from '../rules/index.js';
import type { State } from './types.js';

/**
 * The answers that count now. An answer whose question no longer matters after earlier ones were changed is set
 * aside: it stays in the state and counts again when the change is undone.
 */
export const applicable = (rules: Rules, answers: Answers): Answers => {
  const counted: Record<string, string> = {};
  for (const { id, values } of rules.inputs) {
    const value = answers[id];
    // A value that today's table does not know came from an older one: the question is asked again.
    if (value !== undefined && values.includes(value) && relevant(rules, counted, id)) counted[id] = value;
  }
  return counted;
};

/** The open question, or undefined when no interview runs or nothing is left to ask. */
export const openQuestion = (rules: Rules, state: State): string | undefined => {
  if (state.interview !== 'running') return undefined;
  return reopened(rules, state) ?? nextQuestion(rules, applicable(rules, state.answers));
};

/** A question that was taken up again stays open only while its answer would count after those before it. */
const reopened = (rules: Rules, { answers, reopened: id }: State): string | undefined => {
  if (id === undefined) return undefined;
  const order = rules.inputs.map((input) => input.id);
  const before = Object.entries(applicable(rules, answers)).filter(
    ([other]) => order.indexOf(other) < order.indexOf(id),
  );
  return relevant(rules, Object.fromEntries(before), id) ? id : undefined;
};

/** An interview that was at its result runs again when its rules now leave a question open. */
export const resumed = (rules: Rules, state: State): State =>
  state.interview === 'done' && nextQuestion(rules, applicable(rules, state.answers)) !== undefined
    ? { ...state, interview: 'running', reopened: undefined }
    : state;

/** How many questions were answered, and how many there will be at most. A question taken up again is not answered. */
export const progressOf = (rules: Rules, state: State): { answered: number; atMost: number } => {
  const again = reopened(rules, state);
  const counted = Object.entries(applicable(rules, state.answers)).filter(([id]) => id !== again);
  return {
    answered: counted.length,
    atMost: counted.length + mostQuestionsLeft(rules, Object.fromEntries(counted)),
  };
};

/** The question before the open one, in the order in which questions are asked; undefined at the first. */
export const questionBefore = (rules: Rules, state: State): string | undefined => {
  const order = rules.inputs.map(({ id }) => id);
  const counted = applicable(rules, state.answers);
  const again = reopened(rules, state);
  const earlier = again === undefined ? order : order.slice(0, order.indexOf(again));
  return earlier.filter((id) => counted[id] !== undefined).at(-1);
};
