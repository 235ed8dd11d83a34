/** Splits a message into thoughts and tells which of them ask: from a question or a condition no answer is read. */

import type { Understanding } from '../../content/types.js';
import { languages } from '../../content/types.js';
import { createPhraseBook, type Lists } from './phrase-book.js';
import { holdsAt, wordsOf } from './words.js';

/** What stands between two marks, in words; each word belongs to a thought. */
export interface Clause {
  readonly words: readonly string[];
  readonly thoughts: readonly Thought[];
}

export interface Thought {
  /** Index of the first word in the clause, and of the word behind the last. */
  readonly start: number;
  readonly end: number;
  readonly asks: boolean;
}

/** The list of names that belong to the place before them. */
const regionList = 'region';

/** At most this many clauses of a message are read. */
const mostClauses = 40;

export const createThoughtSplitter = (
  { asking, joints }: Understanding,
  lists: Lists,
  correct: (word: string) => string,
): ((text: string) => readonly Clause[]) => {
  const book = (patterns: readonly (typeof asking.begins)[number][]) =>
    createPhraseBook(
      patterns.map((pattern) => ({ pattern, tag: undefined })),
      lists,
    );
  const begins = book(asking.begins);
  const inside = book(asking.inside);
  const anywhere = book(asking.anywhere);
  const ends = new Set(languages.flatMap((language) => asking.ends[language].map((word) => wordsOf(word)[0])));
  const regions = (lists.get(regionList) ?? []).map(wordsOf);
  const joining = new Set(languages.flatMap((language) => joints[language].map((word) => wordsOf(word).join(' '))));

  const thoughtsOf = (words: readonly string[], marked: boolean): readonly Thought[] => {
    const questions = new Set(inside(words).map(({ start }) => start));
    const borders = words.flatMap((word, i) => (i > 0 && (joining.has(word) || questions.has(i)) ? [i] : []));
    const starts = [0, ...borders];
    const thoughts: Thought[] = [];
    let asked = false;
    starts.forEach((start, n) => {
      const end = starts[n + 1] ?? words.length;
      const own = words.slice(joining.has(words[start]!) ? start + 1 : start, end);
      const opens = questions.has(start) || begins(own).some((match) => match.start === 0) || anywhere(own).length > 0;
      asked = opens || (asked && !ends.has(own[0]));
      thoughts.push({ start, end, asks: asked });
    });
    if (!marked || thoughts.some(({ asks }) => asks)) return thoughts;
    return [...thoughts.slice(0, -1), { ...thoughts.at(-1)!, asks: true }];
  };

  /** "London, Ontario" is one name. */
  const joined = (parts: readonly string[]): readonly string[] =>
    parts.reduce<readonly string[]>((before, part) => {
      const words = wordsOf(part);
      const named = before.length > 0 && regions.some((region) => holdsAt(words, region, 0));
      return named ? [...before.slice(0, -1), `${before.at(-1)} ${part}`] : [...before, part];
    }, []);

  return (text) =>
    text
      .split(/(?<=[.!?;\n])/u)
      .flatMap((sentence) => {
        const parts = joined(sentence.split(/[:,()]|\s[-–—]\s/u))
          .map((part) => ({ words: wordsOf(part).map(correct), marked: part.includes('?') }))
          .filter(({ words }) => words.length > 0 && words[0] !== '?');
        const clauses = parts.map(({ words, marked }) => ({ words, thoughts: thoughtsOf(words, marked) }));
        // "If my permit ends, and I am abroad, what then?" is one question from its first word on.
        const whole = sentence.includes('?') && clauses[0]?.thoughts[0]?.asks === true;
        return whole ? clauses.map(askingAll) : clauses;
      })
      .slice(0, mostClauses);
};

const askingAll = ({ words, thoughts }: Clause): Clause => ({
  words,
  thoughts: thoughts.map((thought) => ({ ...thought, asks: true })),
});
