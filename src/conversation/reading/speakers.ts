/** Of whom a thought speaks: of the person who writes, or of somebody else. */

import { parsePattern } from '../../content/pattern.js';
import { languages, type Understanding } from '../../content/types.js';
import type { Lists } from './choices.js';
import type { CreateBook, Match } from './phrase-book.js';
import type { Clause, Thought } from './thoughts.js';
import { holdsAt, wordsOf } from './words.js';

/** The list of words by which people speak of themselves. */
const ownList = 'own';
/** The list of phrases in which somebody is named but is not the one of whom is spoken ("with my wife"). */
const besideList = 'beside';

/** Thoughts that say nothing about the person who writes. */
export interface Speakers {
  /** The words that name somebody else. */
  readonly named: (clause: Clause) => readonly Match<undefined>[];
  /** Whether words of the clause stand in a thought about somebody else. */
  readonly ofOthers: (clause: Clause, match: Match<undefined>) => boolean;
  /** Whether anybody else is mentioned at all. */
  readonly mentions: (clause: Clause) => boolean;
  /** Thoughts whose subject was named in an earlier thought of the sentence ("my wife is in Laval, on a work permit"). */
  readonly carried: ReadonlySet<Thought>;
}

/** @param claimed whether words that name somebody are part of an answer ("my brother helps me") */
export type Hear = (
  clauses: readonly Clause[],
  claimed: (clause: Clause, match: Match<undefined>) => boolean,
) => Speakers;

export const createHearing = (understanding: Understanding, lists: Lists, createBook: CreateBook): Hear => {
  const others = createBook(understanding.others.map((pattern) => ({ pattern, tag: undefined })));
  const beside = createBook([{ pattern: parsePattern(`<${besideList}>`), tag: undefined }]);
  const own = new Set((lists.get(ownList) ?? []).flatMap(wordsOf));
  const clients = languages.flatMap((language) => understanding.clients[language].map((word) => wordsOf(word)));

  return (clauses, claimed) => {
    const every = clauses.flatMap(({ words }) => words);
    const ofClient = clients.some((phrase) => every.some((_, at) => holdsAt(every, phrase, at)));
    if (ofClient) return { named: () => [], ofOthers: () => false, mentions: () => false, carried: new Set() };
    const mentioned = new Map(clauses.map((clause) => [clause, others(clause.words)] as const));
    const found = new Map(
      clauses.map((clause) => {
        const harmless = beside(clause.words);
        const subjects = mentioned
          .get(clause)!
          .filter(({ start, end }) => !harmless.some((phrase) => phrase.start <= start && phrase.end >= end));
        return [clause, subjects] as const;
      }),
    );
    const carried = new Set<Thought>();
    let other = false;
    let sentence = 0;
    for (const clause of clauses) {
      if (clause.sentence !== sentence) other = false;
      sentence = clause.sentence;
      const named = found.get(clause)!.filter((match) => !claimed(clause, match));
      for (const thought of clause.thoughts) {
        const inside = named.filter(({ start, end }) => start >= thought.start && end <= thought.end);
        const lastOwn = lastOf(clause.words, thought, (word, at) => own.has(word) && !inside.some((m) => holds(m, at)));
        if (other && inside.length === 0 && lastOwn < 0) carried.add(thought);
        const lastOther = Math.max(-1, ...inside.map(({ start }) => start));
        if (lastOwn >= 0 || lastOther >= 0) other = lastOther > lastOwn;
      }
    }
    return {
      named: (clause) => found.get(clause) ?? [],
      ofOthers: (clause, { start }) =>
        clause.thoughts.some(
          (thought) =>
            start >= thought.start &&
            start < thought.end &&
            (carried.has(thought) ||
              found.get(clause)!.some((match) => match.start >= thought.start && match.end <= thought.end)),
        ),
      mentions: (clause) => (mentioned.get(clause) ?? []).length > 0,
      carried,
    };
  };
};

const holds = ({ start, end }: Match<undefined>, at: number): boolean => at >= start && at < end;

const lastOf = (
  words: readonly string[],
  { start, end }: Thought,
  is: (word: string, at: number) => boolean,
): number => {
  for (let at = end - 1; at >= start; at--) if (is(words[at]!, at)) return at;
  return -1;
};
