/** Puts the open question or the result behind what a step said, and sums the turn up. */

import { decide } from '../rules/index.js';
import { questionButtons, questionText } from './ask.js';
import type { Draft, Turn } from './context.js';
import { askedIn, gapsOf } from './gap.js';
import { applicable, openQuestion, progressOf } from './interview.js';
import { shownResult } from './news.js';
import { createSay } from './say.js';
import { writeSheet } from './sheet.js';
import type { Button, Ending, Reply, State, TurnResult, TurnSummary } from './types.js';

export const finish = (turn: Turn, made: Draft): TurnResult => {
  const say = createSay(turn.content, made.state.language);
  const open = openQuestion(turn.rules, made.state);
  const ended = made.state.interview === 'running' && open === undefined;
  const state: State = {
    ...made.state,
    interview: ended ? 'done' : made.state.interview,
    reopened: made.state.reopened === open ? open : undefined,
    asked: made.state.forget ? undefined : askedIn(turn, made),
  };
  const first: Reply = { text: made.texts.join('\n\n'), buttons: [], citations: made.citations ?? [] };

  if (ended || made.result) {
    const counted = applicable(turn.rules, state.answers);
    const decision = decide(turn.rules, counted);
    if (decision.kind === 'open') throw new Error(`a result was wanted, but "${decision.next}" is open`);
    const sheet = writeSheet(turn.content, turn, decision.result, counted, state.language, say);
    const buttons: readonly Button[] = [
      { title: say('button-answers'), value: { command: 'my-answers' } },
      { title: say('button-start-over'), value: { command: 'start-over' } },
    ];
    const shown = { ...state, shown: shownResult(decision.result, counted) };
    const messages: readonly Reply[] = [first, { text: sheet.text, buttons, citations: sheet.citations }];
    return result(turn, made, shown, 'recommended', messages, {
      facts: [...new Set([...(made.facts ?? []), ...sheet.facts])],
      outcome: decision.result.outcome,
    });
  }

  if (open !== undefined) {
    const question = turn.content.questions.get(open)!;
    const text = questionText(question, applicable(turn.rules, state.answers), state.language, say, {
      again: made.question === 'again',
      explained: made.question !== 'again',
      before: state.reopened === open ? state.answers[open] : undefined,
    });
    const ending: Ending = made.ending === 'command' ? 'asked' : made.ending;
    const asking: Reply = { text, buttons: questionButtons(question, state.language), citations: [] };
    return result(turn, made, state, ending, [first, asking], {
      ...(made.facts ? { facts: made.facts } : {}),
      question: open,
    });
  }
  return result(turn, made, state, made.ending, [{ ...first, buttons: made.buttons ?? [] }], {
    ...(made.facts ? { facts: made.facts } : {}),
  });
};

const result = (
  turn: Turn,
  made: Draft,
  state: State,
  ending: Ending,
  replies: readonly Reply[],
  more: Pick<TurnSummary, 'facts' | 'outcome' | 'question'>,
): TurnResult => {
  const isPrivate = turn.input.place === 'private';
  const told = state.interview !== 'idle';
  return {
    state,
    replies: replies.filter(({ text }) => text !== ''),
    summary: {
      ending,
      language: state.language,
      ...more,
      ...(isPrivate && Object.keys(state.answers).length > 0 ? { answers: applicable(turn.rules, state.answers) } : {}),
      ...(isPrivate && told ? { progress: progressOf(turn.rules, state) } : {}),
    },
    gaps: gapsOf(turn, made),
  };
};
