/** Compiles the elements of patterns into choices: the ways to fill an element, found by their first word. */

import { listNamed, type Pattern, type PatternElement, parsePattern } from '../../content/pattern.js';
import { wordsOf } from './words.js';

/** Words of a pattern that stand for the beginning and the end of a thought. */
const beginning = '^';
const ending = '$';
const oneList = /^<[^<>]+>$/;
/** Words that may be typed with an s behind them: several permits, or what he returns to. */
const takesS = /^\p{L}{3,}[^\P{L}sxz]$/u;
const notPlain = /[(<]|\.\.\.|\^|\$/;

/** Named lists of words or, in the same notation, of patterns. */
export type Lists = ReadonlyMap<string, readonly string[]>;

export type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'choice'; readonly choice: Choice; readonly optional: boolean };

/** One way to fill an element: plain words, of which the last may be open ("travel*"), or a pattern of its own. */
export type Way =
  | { readonly words: readonly string[]; readonly open: boolean }
  | { readonly parts: readonly Part[]; readonly words?: undefined };

/** Things found by a word: under the word itself or, where it is open, under how it begins. */
export interface ByWord<Item> {
  readonly exact: Map<string, Item[]>;
  readonly open: Map<string, Item[]>;
}

export interface Choice extends ByWord<Way> {
  readonly id: number;
  readonly atBeginning: boolean;
  readonly atEnd: boolean;
}

/** Makes a compiler; the same element is compiled once, whatever pattern it stands in. */
export const createCompiler = (lists: Lists): ((pattern: Pattern) => readonly Part[]) => {
  const compiled = new Map<string, Choice>();

  const compile = (pattern: Pattern): readonly Part[] =>
    pattern.map((element) =>
      element.kind === 'gap' ? element : { kind: 'choice', choice: choiceOf(element), optional: element.optional },
    );

  const choiceOf = ({ any }: PatternElement & { kind: 'words' }): Choice => {
    const key = JSON.stringify(any);
    const known = compiled.get(key);
    if (known) return known;
    const edges = { atBeginning: any.includes(beginning), atEnd: any.includes(ending) };
    const choice: Choice = { id: compiled.size, ...edges, ...emptyByWord<Way>() };
    compiled.set(key, choice);
    for (const words of any) {
      const name = oneList.test(words) ? listNamed(words) : undefined;
      for (const text of name === undefined ? [words] : (lists.get(name) ?? [])) addEntry(choice, text);
    }
    return choice;
  };

  /** An entry of a list, or one of several choices, may be a pattern; most are plain words. */
  const addEntry = (choice: Choice, text: string): void => {
    if (text === beginning || text === ending) return;
    if (notPlain.test(text)) addUnder(choice, compile(parsePattern(text)));
    else addWords(choice, text);
  };

  const addUnder = (choice: Choice, parts: readonly Part[]): void => addByFirst(choice, parts, { parts });

  return compile;
};

export const emptyByWord = <Item>(): ByWord<Item> => ({ exact: new Map(), open: new Map() });

/** Files an item under every word, or beginning of an open word, with which the parts may begin. */
export const addByFirst = <Item>(items: ByWord<Item>, parts: readonly Part[], item: Item): void => {
  const exact = new Set<string>();
  const open = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'gap') break;
    for (const word of part.choice.exact.keys()) exact.add(word);
    for (const begun of part.choice.open.keys()) open.add(begun);
    if (!part.optional && !part.choice.atBeginning) break;
  }
  for (const word of exact) add(items.exact, word, item);
  for (const begun of open) add(items.open, begun, item);
};

const nothing: readonly never[] = [];

/** Runs over what a word may begin. */
export const eachAt = <Item>({ exact, open }: ByWord<Item>, word: string, run: (item: Item) => void): void => {
  for (const item of exact.get(word) ?? nothing) run(item);
  if (open.size > 0) for (const item of open.get(beginningOf(word)) ?? nothing) run(item);
};

export const mayBegin = <Item>({ exact, open }: ByWord<Item>, word: string): boolean =>
  exact.has(word) || (open.size > 0 && open.has(beginningOf(word)));

/** Numbers are kept together, so that "2*" may stand for all that begin so. */
const beginningOf = (word: string): string => (/^\d/.test(word) ? '0' : word.slice(0, 2));

const addWords = (choice: Choice, text: string): void => {
  const words = wordsOf(text);
  if (words.length === 0) return;
  const way = { words, open: text.endsWith('*') };
  if (way.open && words.length === 1) add(choice.open, beginningOf(words[0]!), way);
  else add(choice.exact, words[0]!, way);
  const last = words.at(-1)!;
  if (way.open || !takesS.test(last)) return;
  const more = [...words.slice(0, -1), `${last}s`];
  add(choice.exact, more[0]!, { words: more, open: false });
};

const add = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};
