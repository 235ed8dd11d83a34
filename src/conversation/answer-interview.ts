/** Takes answers into the state: earlier ones may be corrected, later ones that still apply are kept. */

import type { Answers } from '../rules/index.js';
import { answersRead } from './ask.js';
import type { Draft, Turn } from './context.js';
import { draft } from './context.js';
import { openQuestion } from './interview.js';
import type { State } from './types.js';

/** The answers with some added or changed, and how they were before. */
export const remembered = (state: State, answers: Answers): Pick<State, 'answers' | 'previous'> =>
  Object.keys(answers).length === 0
    ? { answers: state.answers, previous: state.previous }
    : { answers: { ...state.answers, ...answers }, previous: state.answers };

/** The state with these answers; an interview that did not run begins. */
export const withAnswers = (state: State, answers: Answers): State => ({
  ...state,
  ...remembered(state, answers),
  interview: 'running',
  reopened: state.reopened !== undefined && answers[state.reopened] === undefined ? state.reopened : undefined,
  misses: 0,
  offered: [],
});

/** An answer given exactly (button, label, number): nothing to read back, the next question follows. */
export const takeExact = (turn: Turn, question: string, value: string): Draft =>
  draft(turn, 'asked', [], { state: withAnswers(turn.state, { [question]: value }), question: 'full' });

/** Answers understood from words: read back in one line with a way to correct them. */
export const takeUnderstood = (turn: Turn, answers: Answers, told: Partial<Draft> = {}): Draft => {
  const before = turn.state.answers;
  const changed = Object.keys(answers).some((id) => before[id] !== undefined && before[id] !== answers[id]);
  const list = answersRead(turn.content.questions, answers, turn.state.language, 'readBack').join('; ');
  const state = withAnswers(turn.state, answers);
  // Somebody who has told everything is asked nothing.
  const isBegun = turn.state.interview !== 'idle' || openQuestion(turn.rules, state) === undefined;
  const begins = isBegun ? [] : [turn.say('interview-begins', { most: turn.rules.inputs.length })];
  return draft(turn, 'asked', [turn.say(changed ? 'changed' : 'understood', { list }), ...begins], {
    question: 'full',
    ...told,
    state,
  });
};
