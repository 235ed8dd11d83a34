/** Finds patterns in words: every place where one fits, and how far. */

import type { Pattern } from '../../content/pattern.js';
import {
  addByFirst,
  type ByWord,
  type Choice,
  createCompiler,
  eachAt,
  emptyByWord,
  type Lists,
  mayBegin,
  type Part,
  type Way,
} from './choices.js';
import { holdsAt } from './words.js';

/** The most words that a gap ("...") may stand for. */
const widestGap = 4;
/** The most light words that may stand between two elements of a pattern. */
const mostLight = 3;
const none: readonly number[] = [];

/** What all books share. */
export interface Vocabulary {
  readonly lists: Lists;
  /** Words that may stand between any two elements of a pattern without changing what it means ("already", "the"). */
  readonly light: ReadonlySet<string>;
  /** Words that a gap must not pass over: they would deny what the pattern says ("I am not in Canada"). */
  readonly stops: ReadonlySet<string>;
  /** Words between two thoughts, folded. */
  readonly joints: ReadonlySet<string>;
}

export interface Match<Tag> {
  /** Index of the first word, and of the word behind the last. */
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

/** Finds every place where a phrase fits, or only those at one word. */
export type PhraseBook<Tag> = (words: readonly string[], only?: number) => readonly Match<Tag>[];
export type CreateBook = <Tag>(entries: readonly { readonly pattern: Pattern; readonly tag: Tag }[]) => PhraseBook<Tag>;

interface Entry<Tag> {
  readonly parts: readonly Part[];
  /** Choices without which the pattern cannot fit. */
  readonly needs: readonly Choice[];
  readonly tag: Tag;
}

/** What was found out about some words: which of them are there, what they may begin, and where that ends. */
interface Sight {
  readonly different: readonly string[];
  readonly seen: Map<number, boolean>;
  readonly ends: Map<number, (readonly number[])[]>;
}

/** Makes books over the same lists. Of several ways in which one pattern fits at a word, the longest counts. */
export const createBooks = ({ lists, light, stops, joints }: Vocabulary): CreateBook => {
  const compile = createCompiler(lists);
  const sights = new WeakMap<readonly string[], Sight>();

  const sightOf = (words: readonly string[]): Sight => {
    const known = sights.get(words);
    if (known) return known;
    const sight = { different: [...new Set(words)], seen: new Map(), ends: new Map() };
    sights.set(words, sight);
    return sight;
  };

  /** Whether the words hold any that may begin a choice. */
  const holdsFirst = (choice: Choice, { different, seen }: Sight): boolean => {
    const known = seen.get(choice.id);
    if (known !== undefined) return known;
    const holds = different.some((word) => mayBegin(choice, word));
    seen.set(choice.id, holds);
    return holds;
  };

  const endsOf = (words: readonly string[], at: number, choice: Choice, sight: Sight): readonly number[] => {
    const word = words[at];
    if (word === undefined) return [];
    const known = sight.ends.get(choice.id);
    const before = known?.[at];
    if (before) return before;
    if (!mayBegin(choice, word)) return none;
    const ends: number[] = [];
    eachAt(choice, word, (way) => {
      if (way.words === undefined) ends.push(...endsOfAll(words, at, way.parts, sight));
      else if (fits(words, way, at)) ends.push(at + way.words.length);
    });
    if (known) known[at] = ends;
    else {
      const first: (readonly number[])[] = [];
      first[at] = ends;
      sight.ends.set(choice.id, first);
    }
    return ends;
  };

  /** Every place where the parts may end that begin at a word. */
  const endsOfAll = (
    words: readonly string[],
    start: number,
    parts: readonly Part[],
    sight: Sight,
  ): readonly number[] => {
    let places: readonly number[] = [start];
    for (let i = 0; i < parts.length && places.length > 0; i++) {
      const part = parts[i]!;
      const next: number[] = [];
      const reach = (place: number): void => {
        if (!next.includes(place)) next.push(place);
      };
      for (const place of places) {
        if (part.kind === 'gap') {
          for (let at = place; at <= Math.min(place + widestGap, words.length); at++) {
            reach(at);
            if (stops.has(words[at] ?? '')) break;
          }
          continue;
        }
        if (part.optional) reach(place);
        for (let at = place; ; at++) {
          if (atEdge(words, at, part.choice)) reach(at);
          for (const end of endsOf(words, at, part.choice, sight)) reach(end);
          if (i === 0 || at - place === mostLight || !light.has(words[at] ?? '')) break;
        }
      }
      places = next;
    }
    return places;
  };

  const atEdge = (words: readonly string[], at: number, { atBeginning, atEnd }: Choice): boolean =>
    (atBeginning && (at === 0 || joints.has(words[at - 1]!))) ||
    (atEnd && (at >= words.length || joints.has(words[at]!)));

  return <Tag>(patterns: readonly { readonly pattern: Pattern; readonly tag: Tag }[]) => {
    const entries: ByWord<Entry<Tag>> = emptyByWord();
    for (const { pattern, tag } of patterns) {
      const parts = compile(pattern);
      addByFirst(entries, parts, { parts, needs: needsOf(parts), tag });
    }
    const at = (words: readonly string[], start: number): readonly Match<Tag>[] => {
      const sight = sightOf(words);
      const found: Match<Tag>[] = [];
      eachAt(entries, words[start] ?? '', ({ parts, needs, tag }) => {
        if (!needs.every((choice) => holdsFirst(choice, sight))) return;
        const ends = endsOfAll(words, start, parts, sight);
        if (ends.length > 0) found.push({ start, end: Math.max(...ends), tag });
      });
      return found;
    };
    return (words, only) => (only === undefined ? words.flatMap((_, start) => at(words, start)) : at(words, only));
  };
};

/** The rarest first: most patterns fail at it. */
const needsOf = (parts: readonly Part[]): readonly Choice[] =>
  parts
    .slice(1)
    .flatMap((part) =>
      part.kind === 'choice' && !part.optional && !part.choice.atBeginning && !part.choice.atEnd ? [part.choice] : [],
    )
    .sort((one, other) => one.exact.size + one.open.size - other.exact.size - other.open.size);

const fits = (words: readonly string[], { words: phrase, open }: Way & { words: readonly string[] }, at: number) => {
  if (!open) return holdsAt(words, phrase, at);
  const last = phrase.length - 1;
  return (
    at + phrase.length <= words.length &&
    phrase.every((word, i) => (i === last ? words[at + i]!.startsWith(word) : words[at + i] === word))
  );
};
