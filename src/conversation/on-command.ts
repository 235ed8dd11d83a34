/** What each command does. */

import type { CommandId } from '../content/vocabulary-of-code.js';
import { type Answers, decide } from '../rules/index.js';
import { withAnswers } from './answer-interview.js';
import { type Command, questionNamed } from './commands.js';
import { type Draft, draft, type Turn } from './context.js';
import { applicable, openQuestion, questionBefore } from './interview.js';
import { createSay } from './say.js';
import { whyLines } from './sheet.js';
import { blankState } from './state.js';
import type { Button, State } from './types.js';
import { whatIf } from './what-if.js';

/**
 * Carries a command out. Returns undefined when words behind "change" or "what if" name nothing of the interview:
 * then the message is a question like any other.
 */
export const onCommand = (turn: Turn, command: Command): Draft | undefined => {
  if (turn.input.place === 'shared' && ofOnePerson.includes(command.id)) {
    return draft(turn, 'command', [turn.say('shared-place')]);
  }
  switch (command.id) {
    case 'start':
      return start(turn, {});
    case 'back':
      return back(turn);
    case 'undo':
      return undo(turn);
    case 'start-over':
      return draft(turn, 'command', [turn.say('started-over'), begins(turn)], {
        state: { ...blankState(turn.state.language), interview: 'running' },
        question: 'full',
      });
    case 'change':
      return change(turn, command.rest);
    case 'why':
      return why(turn);
    case 'help':
      return draft(turn, 'command', [turn.say('help')], { buttons: startButtons(turn) });
    case 'stop':
      return draft(turn, 'command', [turn.say('stopped')], {
        state: {
          ...turn.state,
          interview: turn.state.interview === 'running' ? 'paused' : turn.state.interview,
          reopened: undefined,
        },
        buttons: [{ title: turn.say('button-resume'), value: { command: 'start' } }],
      });
    case 'english':
    case 'french':
      return speak(turn, command.id === 'english' ? 'en' : 'fr');
    case 'my-answers':
      return myAnswers(turn);
    case 'forget-me':
      return draft(turn, 'command', [turn.say('forgotten')], {
        state: { ...blankState(turn.state.language), forget: true },
      });
    case 'what-if':
      return whatIf(turn, command.rest);
    default:
      return command.id satisfies never;
  }
};

/** In a place where others read along, nothing of one person's interview is said. */
const ofOnePerson: readonly CommandId[] = [
  'start',
  'back',
  'undo',
  'start-over',
  'change',
  'why',
  'my-answers',
  'what-if',
  'stop',
];

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
  return draft(turn, 'command', [interview === 'paused' ? turn.say('resumed') : begins(turn)], {
    state,
    question: 'full',
  });
};

const back = (turn: Turn): Draft => {
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

const undo = (turn: Turn): Draft => {
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

const change = (turn: Turn, rest: string): Draft | undefined => {
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

const why = (turn: Turn): Draft => {
  const open = openQuestion(turn.rules, turn.state);
  if (open !== undefined) {
    const question = turn.content.questions.get(open)!;
    return draft(turn, 'command', [turn.say('why-asked', { why: question.why[turn.state.language] })]);
  }
  if (turn.state.interview !== 'done')
    return draft(turn, 'command', [turn.say('no-interview')], { buttons: startButtons(turn) });
  const decision = decide(turn.rules, applicable(turn.rules, turn.state.answers));
  if (decision.kind === 'open') throw new Error(`the interview is done, but "${decision.next}" is open`);
  const outcome = turn.content.outcomes.get(decision.result.outcome)!;
  return draft(
    turn,
    'command',
    [
      `**${outcome.headline[turn.state.language]}**`,
      turn.say('sheet-why'),
      whyLines(turn.content, decision.result, turn.state.language, turn.say).join('\n'),
    ],
    { facts: decision.result.facts, buttons: startButtons(turn) },
  );
};

const speak = (turn: Turn, language: 'en' | 'fr'): Draft => {
  const state: State = { ...turn.state, language };
  const say = createSay(turn.content, language);
  return draft(turn, 'command', [say('language')], {
    state,
    question: 'full',
    buttons: startButtons({ ...turn, say }),
  });
};

const myAnswers = (turn: Turn): Draft => {
  const answered = applicable(turn.rules, turn.state.answers);
  if (Object.keys(answered).length === 0)
    return draft(turn, 'command', [turn.say('what-told-nothing')], { buttons: startButtons(turn) });
  return draft(turn, 'command', [turn.say('what-told'), answerLines(turn, answered), turn.say('how-to-change')], {
    buttons: [{ title: turn.say('button-start-over'), value: { command: 'start-over' } }],
  });
};

const answerLines = (turn: Turn, answers: Answers): string =>
  [...turn.content.questions.values()]
    .flatMap((question) => {
      const option = question.options.find(({ value }) => value === answers[question.id]);
      if (option === undefined) return [];
      const { language } = turn.state;
      return [turn.say('change-line', { name: question.name[language], answer: option.label[language] })];
    })
    .join('\n');
