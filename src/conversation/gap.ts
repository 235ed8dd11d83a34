/** What the content did not answer well, noted for its authors: the words and what was offered, nothing about the person. */

import { type Draft, longestText, type Turn } from './context.js';
import { openQuestion } from './interview.js';
import type { Gap } from './types.js';

/** More of a long story helps nobody to write a better answer. */
const longestNoted = 500;

const noted = (text: string): string => text.trim().slice(0, longestNoted);

/** The words of this turn when they were typed and read; undefined for a button. */
const typedIn = ({ input: { kind, value, text } }: Turn): string | undefined =>
  kind === 'message' && value === undefined && text.trim() !== '' && text.length <= longestText
    ? noted(text)
    : undefined;

/** The question in the person's words, to be remembered until the next one: answered, or asked back. */
export const askedIn = (turn: Turn, made: Draft): string | undefined => {
  const isQuestion = made.ending === 'answered' || made.ending === 'clarified';
  return (isQuestion ? typedIn(turn) : undefined) ?? made.state.asked;
};

/** What authors should see of the turn; words with personal data never come so far. */
export const gapsOf = (turn: Turn, made: Draft): readonly Gap[] => {
  const { asked, offered, language } = turn.state;
  const typed = typedIn(turn);
  const gaps: Gap[] = [];
  if (asked !== undefined && offered.length > 0) {
    const chosen = made.ending === 'answered' ? offered.find((id) => made.facts?.[0] === id) : undefined;
    gaps.push({ kind: 'asked-back', language, text: asked, facts: offered, ...(chosen && { chosen }) });
  }
  if (made.unhelpful !== undefined)
    gaps.push({ kind: 'unhelpful', language, text: asked ?? '', facts: [made.unhelpful] });
  else if (made.ending === 'not-found' && typed !== undefined) {
    const question = openQuestion(turn.rules, turn.state);
    gaps.push({
      kind: question === undefined ? 'unanswered' : 'not-understood',
      language,
      text: typed,
      facts: [],
      ...(question && { question }),
    });
  }
  return gaps;
};
