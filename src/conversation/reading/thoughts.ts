/** Splits a message into thoughts and tells which of them ask: from a question or a condition no answer is read. */

import { parsePattern } from '../../content/pattern.js';
import type { Understanding } from '../../content/types.js';
import { languages } from '../../content/types.js';
import type { Lists } from './choices.js';
import type { CreateBook } from './phrase-book.js';
import { holdsAt, wordsOf } from './words.js';

/** What stands between two marks, in words; each word belongs to a thought. */
export interface Clause {
  readonly words: readonly string[];
  readonly thoughts: readonly Thought[];
  /** Number of the sentence: somebody else named in it stays its subject until the person speaks of himself again. */
  readonly sentence: number;
}

export interface Thought {
  /** Index of the first word in the clause, and of the word behind the last. */
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly asks: boolean;
  /** Whether it goes on with a word that denies: "not here" behind "my card is" is no answer of its own. */
  readonly denies: boolean;
}

/** Lists that this module knows: names that belong to the place before them, words that end in a point. */
const regionList = 'region';
/** The list of words that deny: behind one of them no question begins ("don't have anyone"). */
const denyingList = 'not';
const abbreviationList = 'abbreviation';
/** The list of phrases in which the word of a condition asks nothing ("even if"). */
const noQuestionList = 'no-question';

/** At most this many clauses of a message are read. */
const mostClauses = 40;

/** Marks between two clauses of a sentence; a dash or a plus only between blanks, a slash only between words. */
const marks = /[:,()|•·→\t]|[-=]+>|\s[-–—+]+\s|(?<=\p{L}{2})\s?\/\s?(?=\p{L}{2})/u;

export const createThoughtSplitter = (
  { asking, joints }: Understanding,
  lists: Lists,
  createBook: CreateBook,
  wordReader: () => (word: string) => readonly string[],
): ((text: string) => readonly Clause[]) => {
  const book = (patterns: readonly (typeof asking.begins)[number][]) =>
    createBook(patterns.map((pattern) => ({ pattern, tag: undefined })));
  const begins = book(asking.begins);
  const inside = book(asking.inside);
  const anywhere = book(asking.anywhere);
  const noQuestion = createBook([{ pattern: parsePattern(`<${noQuestionList}>`), tag: undefined }]);
  const ends = new Set(languages.flatMap((language) => asking.ends[language].map((word) => wordsOf(word)[0])));
  const regions = (lists.get(regionList) ?? []).map(wordsOf);
  const abbreviations = new Set((lists.get(abbreviationList) ?? []).flatMap(wordsOf));
  const joining = new Set(languages.flatMap((language) => joints[language].map((word) => wordsOf(word).join(' '))));

  const denying = new Set((lists.get(denyingList) ?? []).flatMap(wordsOf));

  const thoughtsOf = (words: readonly string[], marked: boolean): readonly Thought[] => {
    const harmless = noQuestion(words);
    const asksAt = (at: number): boolean => !harmless.some(({ start, end }) => at >= start && at < end);
    const questions = new Set(inside(words).flatMap(({ start }) => (asksAt(start) ? [start] : [])));
    const borders = words.flatMap((word, i) => (i > 0 && (joining.has(word) || questions.has(i)) ? [i] : []));
    const starts = [0, ...borders];
    const thoughts: Thought[] = [];
    let asked = false;
    starts.forEach((start, n) => {
      const end = starts[n + 1] ?? words.length;
      const first = words[start]!;
      const own = words.slice(joining.has(first) && !denying.has(first) ? start + 1 : start, end);
      const opens =
        questions.has(start) || (asksAt(end - own.length) && begins(own, 0).length > 0) || anywhere(own).length > 0;
      asked = opens || (asked && !ends.has(own[0]));
      thoughts.push({
        start,
        end,
        words: words.slice(start, end),
        asks: asked,
        denies: start > 0 && denying.has(first),
      });
    });
    if (!marked || thoughts.some(({ asks }) => asks)) return thoughts;
    return [...thoughts.slice(0, -1), { ...thoughts.at(-1)!, asks: true }];
  };

  /** "London, Ontario" is one name. */
  const joined = (parts: readonly string[]): readonly string[] =>
    glued(parts, ' ', (_, part) => {
      const words = wordsOf(part);
      // Short ones ("ON") are words of their own at the beginning of more.
      return regions.some(
        (region) => holdsAt(words, region, 0) && (region.join('').length > 2 || words.length === region.length),
      );
    });

  /** The point of "St. John's" ends no sentence, nor does the one in "Dec.12". */
  const sentencesOf = (text: string): readonly string[] =>
    glued(
      text.split(/(?<=[!?;\n]|\.(?=\s|$))/u),
      '',
      (before) => before.endsWith('.') && abbreviations.has(wordsOf(before.slice(-8)).at(-1) ?? ''),
    );

  return (text) => {
    const readWord = wordReader();
    return sentencesOf(text)
      .flatMap((typed, sentence) => {
        const parts = joined(typed.split(marks))
          .map((part) => ({ words: wordsOf(part).flatMap(readWord), marked: part.includes('?') }))
          .filter(({ words }) => words.length > 0 && words[0] !== '?');
        const clauses = parts.map(({ words, marked }) => ({ words, thoughts: thoughtsOf(words, marked), sentence }));
        // "If my permit ends, and I am abroad, what then?" is one question from its first word on.
        const whole = typed.includes('?') && clauses[0]?.thoughts[0]?.asks === true;
        return whole ? clauses.map(askingAll) : clauses;
      })
      .slice(0, mostClauses);
  };
};

const askingAll = (clause: Clause): Clause => ({
  ...clause,
  thoughts: clause.thoughts.map((thought) => ({ ...thought, asks: true })),
});

/** Puts parts that belong to the part before them behind it. */
const glued = (
  parts: readonly string[],
  glue: string,
  belongs: (before: string, part: string) => boolean,
): readonly string[] => {
  const whole: string[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before !== undefined && belongs(before, part)) whole[whole.length - 1] = `${before}${glue}${part}`;
    else whole.push(part);
  }
  return whole;
};
