/** What each command does. */

import type { CommandId } from '../content/vocabulary-of-code.js';
import { decide } from '../rules/index.js';
import { checkSheet } from './check-sheet.js';
import type { Command } from './commands.js';
import { type Draft, draft, type Turn } from './context.js';
import { applicable, openQuestion } from './interview.js';
import { answerLines, back, change, start, startButtons, startOver, undo } from './movement.js';
import { createSay } from './say.js';
import { whyLines } from './sheet.js';
import { blankState } from './state.js';
import { tellCheck } from './tell-check.js';
import type { Button, State } from './types.js';
import { unhelpful } from './unhelpful.js';
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
      // "That's wrong" is about the answer just told when there is nothing else to take back.
      return turn.state.previous === undefined && turn.state.told !== undefined ? unhelpful(turn) : undo(turn);
    case 'start-over':
      return startOver(turn);
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
    case 'check':
      return check(turn, command.rest);
    case 'unhelpful':
      return unhelpful(turn);
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
  'check',
  'stop',
];

/** Undefined when the words behind "check" are no code: then the message is a question like any other. */
const check = (turn: Turn, rest: string): Draft | undefined => {
  if (rest === '') return draft(turn, 'command', [turn.say('check-how')]);
  const { content, tables, rules, now, say } = turn;
  const checked = checkSheet(content, tables, rules, now, rest);
  if (checked.kind === 'no-code' && !/\d/.test(rest)) return undefined;
  const { verdict, findings, changes, answers, renew } = tellCheck(content, checked, turn.state.language, say);
  const texts = [
    verdict,
    ...findings,
    ...(changes.length === 0 ? [] : [say('check-changes'), changes.map((line) => `- ${line}`).join('\n')]),
    ...(answers.length === 0 ? [] : [say('check-answers', { list: answers.join('; ') })]),
  ];
  const again: readonly Button[] =
    renew === undefined ? [] : [{ title: say('button-new-sheet'), value: { command: 'start', answers: renew } }];
  return draft(turn, 'command', texts, { buttons: [...again, ...startButtons(turn)] });
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
