/** A text of several sentences: asked as a whole, or as two questions. */

import { areRelated, type Entry } from './entries.js';
import type { Verdict } from './judge.js';
import type { Reading } from './reader.js';
import { sentencesOf } from './sentences.js';

/** Marked questions of one text that are asked by themselves. */
const mostQuestions = 4;

/** Sentences of a story that may speak for themselves: those that ask come first. */
const mostSentences = 12;

/** Thanks have no more words than this. */
const longestThanks = 8;
/** Greetings and thanks stand among so many sentences at either end. */
const edge = 3;

/** A sentence as a stretch of readings. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** It ends with a question mark. */
  readonly asks: boolean;
}

/** Asks one stretch. */
type AskOf<P> = (sentence: Sentence) => P;

interface Judged {
  readonly verdict: Verdict;
}

/** How much a verdict says. */
export const strength: Readonly<Record<Verdict['kind'], number>> = {
  answer: 3,
  'out-of-scope': 2,
  clarify: 2,
  none: 0,
};

/** An answer beats a question beats nothing; thanks lose to all but nothing; among equals the surer one. */
const beats = (a: Verdict, b: Verdict): boolean => {
  const [left, right] = [a, b].map((each) => (each.quiet ? 1 : strength[each.kind])) as [number, number];
  return left !== right ? left > right : a.sure > b.sure;
};

/** The sentences of a text as it was read. */
export const sentencesIn = (text: string, readings: readonly Reading[]): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const { end } of sentencesOf(text)) {
    let to = from;
    while (to < readings.length && readings[to]!.at < end) to++;
    if (to > from) sentences.push({ from, to, asks: text[end] === '?' });
    from = to;
  }
  return sentences;
};

/** Thanks and greetings around a story are left out: sentences of a few words that a quiet class claims. */
const isQuiet = (sentence: Sentence, askOf: AskOf<Judged>): boolean =>
  sentence.to - sentence.from <= longestThanks && askOf(sentence).verdict.quiet;

/**
 * The sentences of a story belong together: the whole finds its fact far more often than its surest sentence does (28 of
 * 33 stories against 16 on the development half). Only when the whole finds nothing a sentence may speak for itself.
 */
export const askStory = <P extends Judged>(sentences: readonly Sentence[], askOf: AskOf<P>): P => {
  const isEdge = (i: number): boolean => i < edge || i >= sentences.length - edge;
  const said = sentences.filter((sentence, i) => !(isEdge(i) && isQuiet(sentence, askOf)));
  if (said.length <= 1) return askOf(said[0] ?? sentences[0]!);
  const whole = askOf({ from: said[0]!.from, to: said.at(-1)!.to, asks: false });
  if (whole.verdict.kind !== 'none') return whole;
  const spoken = [...said.filter(({ asks }) => asks), ...said.filter(({ asks }) => !asks)].slice(0, mostSentences);
  return spoken.map(askOf).reduce((best, part) => (beats(part.verdict, best.verdict) ? part : best), whole);
};

/** Two marked questions that are each answered surely, by facts that are no neighbours: both are told. */
export const twoAnswers = <P extends Judged>(
  sentences: readonly Sentence[],
  askOf: AskOf<P>,
  entryOf: (id: string) => Entry,
): readonly P[] => {
  const marked = sentences.filter(({ asks }) => asks).slice(0, mostQuestions);
  if (marked.length < 2) return [];
  const [first, ...others] = marked.map(askOf).filter(({ verdict }) => verdict.kind === 'answer');
  const told = ({ verdict }: P): Entry => entryOf(verdict.hits[0]!.id);
  const second = first && others.find((each) => told(each) !== told(first) && !areRelated(told(each), told(first)));
  return first && second ? [first, second] : [];
};
