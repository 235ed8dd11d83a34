/** What several answers told in one message come to: which doubt another, and which give way. */

import type { Question } from '../../content/types.js';
import type { CreateBook, Match } from './phrase-book.js';
import type { Clause } from './thoughts.js';

/** The values that a piece of text may mean for a question: one when it is clear. */
export interface Meant {
  readonly question: string;
  readonly values: readonly string[];
}

/** The cues that count in a clause. */
export interface Told {
  readonly clause: Clause;
  readonly matches: readonly Match<Meant>[];
  /** Whether words of the clause are about somebody else. */
  readonly ofOthers: (match: Match<undefined>) => boolean;
}

export type Weigh = (told: readonly Told[], short: readonly Meant[]) => readonly Meant[];

/**
 * Makes what looks for words that make an answer doubtful ("in Halifax" with "flight home").
 * Words that are part of the answer itself ("not leaving Canada") are no doubt about it, nor are those right behind a word that denies.
 */
export const weigh = (
  questions: readonly Question[],
  createBook: CreateBook,
  { denying, light }: Readonly<Record<'denying' | 'light', ReadonlySet<string>>>,
): Weigh => {
  /** "Not a protected person": small words may stand between. */
  const denied = (words: readonly string[], at: number): boolean => {
    let before = at - 1;
    while (before > 0 && light.has(words[before]!)) before--;
    return denying.has(words[before] ?? '');
  };
  const doubtful = questions.flatMap(({ id, options }) =>
    options.flatMap(({ value, unless }) =>
      unless
        ? [
            {
              question: id,
              value,
              or: unless.or,
              words: createBook(unless.words.map((pattern) => ({ pattern, tag: undefined }))),
            },
          ]
        : [],
    ),
  );
  const says = ({ question, values }: Meant, value: string, of: string): boolean =>
    question === of && values.length === 1 && values[0] === value;

  const may = (meant: Meant, value: string, of: string): boolean =>
    meant.question === of && meant.values.includes(value);

  return (told, short) => {
    const all = [...told.flatMap(({ matches }) => matches.map(({ tag }) => tag)), ...short];
    return doubtful.reduce<readonly Meant[]>((meant, { question, value, or, words }) => {
      if (!meant.some((one) => says(one, value, question))) return meant;
      const doubted = told.some(({ clause, matches, ofOthers }) =>
        words(clause.words).some(
          (match) =>
            !ofOthers(match) &&
            !denied(clause.words, match.start) &&
            !matches.some(
              ({ tag, ...at }) => may(tag, value, question) && at.start <= match.start && at.end >= match.end,
            ),
        ),
      );
      if (!doubted) return meant;
      return meant.map((one) => (says(one, value, question) ? { question, values: [value, ...or] } : one));
    }, all);
  };
};

/** Brings everything said about each question together: clear values first, then what all the rest allows. */
export const combine = (meant: readonly Meant[], questions: readonly Question[]): Record<string, readonly string[]> => {
  const said: Record<string, readonly string[]> = {};
  for (const { id, options } of questions) {
    const lists = meant.filter(({ question }) => question === id).map(({ values }) => values);
    if (lists.length === 0) continue;
    const clear = new Set(lists.flatMap((values) => (values.length === 1 ? values : [])));
    // What may always mean another answer as well gives way when that one is told ("in Laval … leaving on Monday").
    const weaker = options.filter(({ value, unless }) => clear.has(value) && unless?.or.some((or) => clear.has(or)));
    const kept = lists.filter(([value, ...more]) => more.length > 0 || !weaker.some((one) => one.value === value));
    const counted = kept.length > 0 ? kept : lists;
    const shared = counted.reduce((some, values) => some.filter((value) => values.includes(value)));
    said[id] = shared.length > 0 ? shared : [...new Set(counted.flat())];
  }
  return said;
};
