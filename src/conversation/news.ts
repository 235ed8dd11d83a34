/** Tells people, once, when later rules change the result that they were shown. */

import type { Answers, Result } from '../rules/index.js';
import type { Draft, Turn } from './context.js';
import { applicable } from './interview.js';
import { levelText } from './level.js';
import { dayOf, resultUnder, sinceWhen } from './result-over-time.js';
import type { Button, ShownResult, State } from './types.js';

/** What is remembered of a result that was shown. */
export const shownResult = (result: Result, answers: Answers): ShownResult => ({
  table: result.tableDate,
  answers,
  outcome: result.outcome,
  stops: stopsOf(result),
});

/**
 * The step's words with the news before them, if there are any. Nothing is said where others read along, to somebody
 * in distress (it is said in the next turn), or to somebody who has just cleared or changed these answers.
 */
export const withNews = (turn: Turn, made: Draft): Draft => {
  const { shown } = turn.state;
  if (shown === undefined || made.state.shown === undefined || turn.input.place === 'shared') return made;
  if (turn.readUrgent(turn.input.text)?.kind === 'always') return made;
  const kept = Object.entries(shown.answers).every(([id, value]) => turn.state.answers[id] === value);
  const today = resultUnder(turn.rules, turn.state.answers);
  const saw = (result: Result | undefined): boolean => result !== undefined && isAsShown(result, shown);
  if (!kept || saw(today)) return made;

  const text = newsText(turn, shown, today, saw);
  const seen: State = {
    ...made.state,
    shown: today && shownResult(today, applicable(turn.rules, turn.state.answers)),
  };
  // A question, or the sheet itself, follows.
  const isFollowed = made.result || made.state.interview === 'running' || today === undefined;
  const button: Button = { title: turn.say('button-new-sheet'), value: { command: 'start' } };
  return {
    ...made,
    state: seen,
    texts: [text, ...(isFollowed ? [] : [turn.say('news-see')]), ...made.texts],
    ...(isFollowed ? {} : { buttons: [button, ...(made.buttons ?? [])] }),
  };
};

const newsText = (
  turn: Turn,
  shown: ShownResult,
  today: Result | undefined,
  saw: (result: Result | undefined) => boolean,
): string => {
  const { content, say, tables, rules, state } = turn;
  const since = sinceWhen(tables, shown.table, rules, shown.answers, saw);
  if (today === undefined) return say('news-open', { since });
  if (today.outcome === shown.outcome) return say('news-stops', { since });
  const outcome = content.outcomes.get(today.outcome)!;
  const words = {
    // An outcome that no table has any more is gone from the content too.
    before: content.outcomes.get(shown.outcome)?.headline[state.language] ?? '–',
    headline: outcome.headline[state.language],
    level: levelText(outcome, today, say),
  };
  return dayOf(rules) > shown.table ? say('news-changed', { since, ...words }) : say('news-corrected', words);
};

const stopsOf = ({ notes }: Result): readonly string[] =>
  notes.flatMap(({ note, level }) => (level === 'stop' ? [note] : [])).sort();

const isAsShown = (result: Result, { outcome, stops }: ShownResult): boolean =>
  result.outcome === outcome && stopsOf(result).join() === stops.join();
