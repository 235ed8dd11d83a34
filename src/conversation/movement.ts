/** Moving through the interview: begin, go back, take back, change an answer, begin anew. */

import type { Answers } from '../rules/index.js';
import { withAnswers } from './answer-interview.js';
import { questionNamed } from './commands.js';
import { type Draft, draft, type Turn } from './context.js';
import { applicable, openQuestion, questionBefore } from './interview.js';
import { blankState } from './state.js';
import type { Button, State } from './types.js';

const begins = (turn: Turn): string => turn.say('interview-begins', { most: turn.rules.inputs.length });

/** The button that begins or resumes the questions, for replies that leave nothing open. */
export const startButtons = (turn: Turn): readonly Button[] =>
  turn.state.interview === 'done'
    ? [{ title: turn.say('button-answers'), value: { command: 'my-answers' } }]
    : [
        {
          title: turn.say(turn.state.interview === 'paused' ? 'button-resume' : 'button-start'),
          value: { command: 'start' },
        },
      ];

/** Begins, resumes or shows the result again. `answers` come from a link that prefills the interview. */
export const start = (turn: Turn, answers: Answers): Draft => {
  const state = withAnswers(turn.state, answers);
  const { interview } = turn.state;
  if (interview === 'done' && Object.keys(answers).length === 0) {
    return draft(turn, 'recommended', [turn.say('already-done')], { result: true });
  }
  if (interview === 'running') return draft(turn, 'command', [], { state, question: 'full' });
  // A link that answers everything leads to the sheet itself.
  if (openQuestion(turn.rules, state) === undefined) return draft(turn, 'command', [], { state });
  return draft(turn, 'command', [interview === 'paused' ? turn.say('resumed') : begins(turn)], {
    state,
    question: 'full',
  });
};

/** Clears the answers and asks the first question. */
export const startOver = (turn: Turn): Draft =>
  draft(turn, 'command', [turn.say('started-over'), begins(turn)], {
    state: { ...blankState(turn.state.language), interview: 'running' },
    question: 'full',
  });

/** The question before the open one again. */
export const back = (turn: Turn): Draft => {
  if (turn.state.interview === 'idle')
    return draft(turn, 'command', [turn.say('no-interview')], { buttons: startButtons(turn) });
  const before = questionBefore(turn.rules, turn.state);
  if (before === undefined) {
    return draft(turn, 'command', [turn.say('nothing-to-go-back')], {
      state: { ...turn.state, interview: 'running' },
      question: 'full',
    });
  }
  return reopen(turn, before);
};

/** The answers as they were before they were last changed. */
export const undo = (turn: Turn): Draft => {
  const { previous, interview } = turn.state;
  if (previous === undefined)
    return draft(turn, 'command', [turn.say('nothing-to-undo')], { buttons: startButtons(turn) });
  return draft(turn, 'command', [turn.say('undone')], {
    state: {
      ...turn.state,
      answers: previous,
      previous: undefined,
      interview: interview === 'done' ? 'running' : interview,
      reopened: undefined,
      misses: 0,
    },
    question: 'full',
    buttons: startButtons(turn),
  });
};

const reopen = (turn: Turn, question: string): Draft => {
  const state: State = { ...turn.state, interview: 'running', reopened: question, misses: 0 };
  return draft(turn, 'command', [], { state, question: 'full' });
};

/** Undefined when the words name nothing of the interview: then the message is a question like any other. */
export const change = (turn: Turn, rest: string): Draft | undefined => {
  const answered = applicable(turn.rules, turn.state.answers);
  if (rest !== '') {
    const named = questionNamed(turn.content, rest);
    if (named === undefined) return undefined;
    if (answered[named] !== undefined) return reopen(turn, named);
  }
  if (Object.keys(answered).length === 0)
    return draft(turn, 'command', [turn.say('no-interview')], { buttons: startButtons(turn) });
  return draft(turn, 'command', [turn.say('change-which'), answerLines(turn, answered)]);
};

/** The answers given, a line each. */
export const answerLines = (turn: Turn, answers: Answers): string =>
  [...turn.content.questions.values()]
    .flatMap((question) => {
      const option = question.options.find(({ value }) => value === answers[question.id]);
      if (option === undefined) return [];
      const { language } = turn.state;
      return [turn.say('change-line', { name: question.name[language], answer: option.label[language] })];
    })
    .join('\n');
