/** Finds patterns in words: every place where one fits, and how far. */

import { listNamed, type Pattern, type PatternElement, parsePattern } from '../../content/pattern.js';
import { holdsAt, wordsOf } from './words.js';

/** The most words that a gap ("...") may stand for. */
const widestGap = 4;
/** The most light words that may stand between two elements of a pattern. */
const mostLight = 3;
/** Words of a pattern that stand for the beginning and the end of a thought. */
const beginning = '^';
const ending = '$';
const oneList = /^<[^<>]+>$/;

/** Named lists of words or, in the same notation, of patterns. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** What all books share. */
export interface Vocabulary {
  readonly lists: Lists;
  /** Words that may stand between any two elements of a pattern without changing what it means ("already", "the"). */
  readonly light: ReadonlySet<string>;
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

type Part = { readonly kind: 'gap' } | { readonly kind: 'choice'; readonly choice: Choice; readonly optional: boolean };

/** One way to fill an element: plain words, of which the last may be open ("travel*"), or a pattern of its own. */
type Way =
  | { readonly words: readonly string[]; readonly open: boolean }
  | { readonly parts: readonly Part[]; readonly words?: undefined };

/** The ways to fill an element, by their first word or, where that is open, by its first two letters. */
interface Choice {
  readonly atBeginning: boolean;
  readonly atEnd: boolean;
  readonly byWord: Map<string, Way[]>;
  readonly byBeginning: Map<string, Way[]>;
}

/** Makes books over the same lists. Of several ways in which one pattern fits at a word, the longest counts. */
export const createBooks = ({ lists, light, joints }: Vocabulary): CreateBook => {
  const compiled = new Map<string, Choice>();
  /** The ends already found for the words at hand: many patterns name the same lists. */
  let memo = { words: [] as readonly string[], ends: new Map<Choice, (readonly number[])[]>() };

  const compile = (pattern: Pattern): readonly Part[] =>
    pattern.map((element) => {
      if (element.kind === 'gap') return element;
      return { kind: 'choice', choice: choiceOf(element), optional: element.optional };
    });

  const choiceOf = (element: PatternElement & { kind: 'words' }): Choice => {
    const key = JSON.stringify(element.any);
    const known = compiled.get(key);
    if (known) return known;
    const choice = emptyChoice(element.any);
    compiled.set(key, choice);
    for (const words of element.any) {
      const name = oneList.test(words) ? listNamed(words) : undefined;
      for (const text of name === undefined ? [words] : (lists.get(name) ?? [])) addEntry(choice, text);
    }
    return choice;
  };

  /** An entry of a list, or one of several choices, may be a pattern; most are plain words. */
  const addEntry = (choice: Choice, text: string): void => {
    if (text === beginning || text === ending) return;
    const pattern = /[(<]|\.\.\.|\^|\$/.test(text) ? parsePattern(text) : undefined;
    if (pattern === undefined) {
      addWay(choice, text);
      return;
    }
    const parts = compile(pattern);
    const way = { parts };
    const { words, beginnings } = firstsOf(parts);
    for (const word of words) add(choice.byWord, word, way);
    for (const beginning of beginnings) add(choice.byBeginning, beginning, way);
  };

  const endsOf = (words: readonly string[], at: number, choice: Choice): readonly number[] => {
    if (memo.words !== words) memo = { words, ends: new Map() };
    const known = memo.ends.get(choice) ?? [];
    memo.ends.set(choice, known);
    const ends = known[at] ?? waysAt(choice, words[at] ?? '').flatMap((way) => endsOfWay(words, at, way));
    known[at] = ends;
    return ends;
  };

  const endsOfWay = (words: readonly string[], at: number, way: Way): readonly number[] => {
    if (way.words === undefined) return endsOfAll(words, at, way.parts);
    return fits(words, way, at) ? [at + way.words.length] : [];
  };

  /** Every place where the parts may end that begin at a word. */
  const endsOfAll = (words: readonly string[], start: number, parts: readonly Part[]): readonly number[] => {
    let places: readonly number[] = [start];
    for (let i = 0; i < parts.length && places.length > 0; i++) {
      const part = parts[i]!;
      const next: number[] = [];
      const reach = (place: number): void => {
        if (!next.includes(place)) next.push(place);
      };
      for (const place of places) {
        if (part.kind === 'gap') {
          for (let at = place; at <= Math.min(place + widestGap, words.length); at++) reach(at);
          continue;
        }
        if (part.optional) reach(place);
        for (let at = place, skipped = 0; ; at++, skipped++) {
          if (atEdge(words, at, part.choice)) reach(at);
          for (const end of endsOf(words, at, part.choice)) reach(end);
          if (i === 0 || skipped === mostLight || !light.has(words[at] ?? '')) break;
        }
      }
      places = next;
    }
    return places;
  };

  const atEdge = (words: readonly string[], at: number, { atBeginning, atEnd }: Choice): boolean =>
    (atBeginning && (at === 0 || joints.has(words[at - 1]!))) ||
    (atEnd && (at >= words.length || joints.has(words[at]!)));

  return <Tag>(entries: readonly { readonly pattern: Pattern; readonly tag: Tag }[]) => {
    const byWord = new Map<string, (typeof compiledEntries)[number][]>();
    const byBeginning = new Map<string, (typeof compiledEntries)[number][]>();
    const compiledEntries = entries.map(({ pattern, tag }) => ({ parts: compile(pattern), tag }));
    for (const entry of compiledEntries) {
      const first = firstsOf(entry.parts);
      for (const word of first.words) add(byWord, word, entry);
      for (const beginning of first.beginnings) add(byBeginning, beginning, entry);
    }
    const at = (words: readonly string[], start: number): readonly Match<Tag>[] => {
      const word = words[start] ?? '';
      const found: Match<Tag>[] = [];
      for (const { parts, tag } of both(byWord.get(word), byBeginning.get(beginningOf(word)))) {
        const ends = endsOfAll(words, start, parts);
        if (ends.length > 0) found.push({ start, end: Math.max(...ends), tag });
      }
      return found;
    };
    return (words, only) => (only === undefined ? words.flatMap((_, start) => at(words, start)) : at(words, only));
  };
};

const emptyChoice = (any: readonly string[]): Choice => ({
  atBeginning: any.includes(beginning),
  atEnd: any.includes(ending),
  byWord: new Map(),
  byBeginning: new Map(),
});

/** Numbers are kept together, so that "2*" may stand for all that begin so. */
const beginningOf = (word: string): string => (/^\d/.test(word) ? '0' : word.slice(0, 2));

const addWay = (choice: Choice, text: string): void => {
  const words = wordsOf(text);
  if (words.length === 0) return;
  const way = { words, open: text.endsWith('*') };
  if (way.open && words.length === 1) add(choice.byBeginning, beginningOf(words[0]!), way);
  else add(choice.byWord, words[0]!, way);
};

const add = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

const waysAt = ({ byWord, byBeginning }: Choice, word: string): readonly Way[] =>
  both(byWord.get(word), byBeginning.get(beginningOf(word)));

const both = <Item>(some: readonly Item[] = [], others: readonly Item[] = []): readonly Item[] =>
  others.length === 0 ? some : some.length === 0 ? others : [...new Set([...some, ...others])];

/** The words, or beginnings of open words, with which the parts may begin. */
const firstsOf = (parts: readonly Part[]): { words: ReadonlySet<string>; beginnings: ReadonlySet<string> } => {
  const words = new Set<string>();
  const beginnings = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'gap') break;
    for (const word of part.choice.byWord.keys()) words.add(word);
    for (const beginning of part.choice.byBeginning.keys()) beginnings.add(beginning);
    if (!part.optional && !part.choice.atBeginning) break;
  }
  return { words, beginnings };
};

const fits = (words: readonly string[], { words: phrase, open }: Way & { words: readonly string[] }, at: number) => {
  if (!open) return holdsAt(words, phrase, at);
  const last = phrase.length - 1;
  return (
    at + phrase.length <= words.length &&
    phrase.every((word, i) => (i === last ? words[at + i]!.startsWith(word) : words[at + i] === word))
  );
};
