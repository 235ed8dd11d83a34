/** Finds patterns in words: every place where one fits, and how far. */

import { listNamed, type Pattern, type PatternElement } from '../../content/pattern.js';
import { holdsAt, wordsOf } from './words.js';

/** The most words that a gap ("...") may stand for. */
const widestGap = 4;

/** Named word lists, folded or not. */
export type Lists = ReadonlyMap<string, readonly string[]>;

export interface Match<Tag> {
  /** Index of the first word, and of the word behind the last. */
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

export type PhraseBook<Tag> = (words: readonly string[]) => readonly Match<Tag>[];

interface Phrase {
  readonly words: readonly string[];
  /** The last word is only the beginning of a word ("travel*"). */
  readonly open: boolean;
}

type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'words'; readonly byFirst: ReadonlyMap<string, readonly Phrase[]>; readonly optional: boolean };

/** Makes a finder. Of several ways in which one pattern fits at a word, the longest counts. */
export const createPhraseBook = <Tag>(
  entries: readonly { readonly pattern: Pattern; readonly tag: Tag }[],
  lists: Lists,
): PhraseBook<Tag> => {
  const compiled = new Map<string, Part>();
  const byFirst = new Map<string, { readonly parts: readonly Part[]; readonly tag: Tag }[]>();
  for (const { pattern, tag } of entries) {
    const entry = { parts: pattern.map((element) => compile(element, lists, compiled)), tag };
    for (const first of firstWords(entry.parts)) byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  return (words) =>
    words.flatMap((_, start) =>
      (byFirst.get(initial(words[start]!)) ?? []).flatMap(({ parts, tag }) => {
        const end = longest(words, start, parts, 0);
        return end === undefined ? [] : [{ start, end, tag }];
      }),
    );
};

/** Phrases are kept by the first two letters of their first word: an open word knows no more than its beginning. */
const initial = (word: string): string => word.slice(0, 2);

const firstWords = (parts: readonly Part[]): ReadonlySet<string> => {
  const first = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'gap') break;
    for (const key of part.byFirst.keys()) first.add(key);
    if (!part.optional) break;
  }
  return first;
};

const compile = (element: PatternElement, lists: Lists, compiled: Map<string, Part>): Part => {
  if (element.kind === 'gap') return element;
  const key = JSON.stringify(element);
  const known = compiled.get(key);
  if (known) return known;
  const byFirst = new Map<string, Phrase[]>();
  for (const text of element.any.flatMap((words) => inList(words, lists))) {
    const words = wordsOf(text);
    if (words.length === 0) continue;
    const first = initial(words[0]!);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, open: text.endsWith('*') }]);
  }
  const part: Part = { kind: 'words', byFirst, optional: element.optional };
  compiled.set(key, part);
  return part;
};

const inList = (words: string, lists: Lists): readonly string[] => {
  const name = listNamed(words);
  return name === undefined ? [words] : (lists.get(name) ?? []);
};

/** The end of the longest way to fit the parts from `i` on, or undefined when there is none. */
const longest = (words: readonly string[], at: number, parts: readonly Part[], i: number): number | undefined => {
  const part = parts[i];
  if (part === undefined) return at;
  const ends: (number | undefined)[] = [];
  if (part.kind === 'gap') {
    for (let width = 0; width <= widestGap; width++) ends.push(longest(words, at + width, parts, i + 1));
  } else {
    if (part.optional) ends.push(longest(words, at, parts, i + 1));
    if (at < words.length) {
      for (const phrase of part.byFirst.get(initial(words[at]!)) ?? []) {
        if (fits(words, phrase, at)) ends.push(longest(words, at + phrase.words.length, parts, i + 1));
      }
    }
  }
  return ends.reduce((most, end) => (end !== undefined && (most === undefined || end > most) ? end : most), undefined);
};

const fits = (words: readonly string[], { words: phrase, open }: Phrase, at: number): boolean => {
  if (!open) return holdsAt(words, phrase, at);
  const last = phrase.length - 1;
  return (
    at + phrase.length <= words.length &&
    phrase.every((word, i) => (i === last ? words[at + i]!.startsWith(word) : words[at + i] === word))
  );
};
