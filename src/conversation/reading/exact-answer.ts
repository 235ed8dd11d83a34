/** A whole message, or one thought of it, as the answer to the question that is open. */

import { parsePattern } from '../../content/pattern.js';
import { type Content, languages, type Question, type Words } from '../../content/types.js';
import type { CreateBook, Match, PhraseBook } from './phrase-book.js';
import { fold, wordsOf } from './words.js';

export type ExactAnswer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'doubt' };

export interface ExactReader {
  /** The whole message as an answer to this question: label, number, ordinal, short form or doubt. */
  whole(text: string, question: Question): ExactAnswer | undefined;
  /** One thought as a short form of one or several options; empty when it is none. */
  short(words: readonly string[], question: Question): readonly string[];
  /** What the short form says with which a thought opens ("PFL" in "PFL sits in my inbox"); empty when it opens with none. */
  opening(words: readonly string[], question: Question): readonly string[];
  /** Whether words begin with "I don't know". */
  doubts(words: readonly string[], asks: boolean): boolean;
  /** What follows the words that begin a correction; undefined when the message begins with none. */
  correction(text: string): string | undefined;
}

/** A message may begin with a doubt of two words ("not sure"); one that seems to ask must say more ("not sure what my…"). */
const shortDoubt = 2;
/** The list of short forms that must be a whole thought: with more behind them they may mean anything ("no", "Toronto"). */
const wholeList = 'whole';
/** At most this many words may follow the short form with which a thought opens. */
const mostBehindOpening = 8;

const longDoubt = 4;

export const createExactReader = ({ questions, understanding }: Content, createBook: CreateBook): ExactReader => {
  const phrases = (words: Words): readonly string[] =>
    languages.flatMap((language) => words[language].map((word) => wordsOf(word).join(' ')));
  /** These words may be patterns. */
  const book = (words: Words): PhraseBook<undefined> =>
    createBook(
      languages.flatMap((language) => words[language].map((text) => ({ pattern: parsePattern(text), tag: undefined }))),
    );
  const doubting = book(understanding.doubt.words);
  const fillers = book(understanding.fillers);
  const corrections = book(understanding.corrections);
  const numberWords = byLength(phrases(understanding.numberWords));
  const ordinals = new Map(
    understanding.ordinals.flatMap(({ number, words }) => phrases(words).map((phrase) => [phrase, number] as const)),
  );

  const numberMeant = (typed: string): number | undefined => {
    const bare = withoutFirst(typed, numberWords) ?? typed;
    return /^\d{1,2}$/.test(bare) ? Number(bare) : ordinals.get(typed);
  };

  /** The thought as it is, and without the words before, behind or around it that say nothing. */
  const forms = (words: readonly string[]): readonly (readonly string[])[] => {
    const found = fillers(words);
    const from = behindAll(found, words.length);
    let to = words.length;
    for (let next = to; ; to = next) {
      next = Math.min(to, ...found.filter(({ start, end }) => end === to && start > 0).map(({ start }) => start));
      if (next === to) break;
    }
    const cuts = [words, words.slice(0, to), words.slice(from), from < to ? words.slice(from, to) : []];
    return cuts.filter((cut, i) => cut.length > 0 && cuts.findIndex(({ length }) => length === cut.length) <= i);
  };

  const all = [...questions.values()];
  const labels = new Map(
    all.map(({ id, options }) => [
      id,
      new Map(
        options.flatMap(({ value, label }) => languages.map((language) => [fold(label[language]), value] as const)),
      ),
    ]),
  );
  const shortBook = createBook(all.flatMap(shortPatterns));

  /** Per question what one form of the words says as a whole; what one option alone claims is meant more exactly. */
  const saidBy = (form: readonly string[]): ReadonlyMap<string, readonly string[]> => {
    const said = new Map<string, readonly string[]>();
    for (const { end, tag } of shortBook(form, 0)) {
      const before = said.get(tag.question);
      if (end === form.length && (before === undefined || tag.values.length < before.length))
        said.set(tag.question, tag.values);
    }
    const typed = form.join(' ');
    for (const [id, values] of labels) {
      const value = values.get(typed);
      if (value !== undefined) said.set(id, [value]);
    }
    return said;
  };

  /** What the words say as a short form, per question; all questions are looked up at once. */
  const shorts = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();
  const short = (words: readonly string[], { id }: Question): readonly string[] => {
    let said = shorts.get(words);
    if (said === undefined) {
      said = new Map([...forms(words)].reverse().flatMap((form) => [...saidBy(form)]));
      shorts.set(words, said);
    }
    return said.get(id) ?? [];
  };

  const whole = createBook([{ pattern: parsePattern(`<${wholeList}>`), tag: undefined }]);
  const opening = (words: readonly string[], { id }: Question): readonly string[] => {
    const own = words.slice(behindAll(fillers(words), words.length));
    const found = shortBook(own, 0).filter(({ tag }) => tag.question === id);
    const end = Math.max(0, ...found.map((match) => match.end));
    if (end === 0 || own.length - end > mostBehindOpening || whole(own, 0).some((match) => match.end >= end)) return [];
    const values = found.filter((match) => match.end === end).map(({ tag }) => tag.values);
    return values.reduce((some, more) => (more.length < some.length ? more : some));
  };

  const doubts = (words: readonly string[], least: number): boolean =>
    forms(words).some((form) => doubting(form, 0).some(({ end }) => end >= Math.min(least, form.length)));

  return {
    whole: (text, question) => {
      const typed = fold(text);
      if (typed === '') return undefined;
      const number = numberMeant(typed);
      const numbered =
        number === 0 || number === undefined ? undefined : question.options.at(number < 0 ? number : number - 1);
      // A figure is the number of a line, whatever else it may be short for.
      if (numbered && /\d/.test(typed)) return { kind: 'value', value: numbered.value };
      const words = typed.split(' ');
      const values = short(words, question);
      if (values.length === 1) return { kind: 'value', value: values[0]! };
      if (numbered) return { kind: 'value', value: numbered.value };

      if (doubts(words, words.length)) {
        const doubt = question.options.find(({ value }) => value === understanding.doubt.value);
        return doubt ? { kind: 'value', value: doubt.value } : { kind: 'doubt' };
      }
      // The beginning of one label only ("Valid work") is that label.
      const begun = question.options.filter(({ label }) =>
        languages.some((language) => fold(label[language]).startsWith(`${typed} `)),
      );
      return begun.length === 1 && typed.length >= 4 ? { kind: 'value', value: begun[0]!.value } : undefined;
    },
    short,
    opening,
    doubts: (words, asks) => doubts(words, asks ? longDoubt : shortDoubt),
    correction: (text) => {
      const words = wordsOf(text);
      const from = behindAll(corrections(words), words.length);
      return from === 0 ? undefined : behindWords(text, from);
    },
  };
};

const shortPatterns = ({ id, options, either }: Question) =>
  [...options.map(({ value, typed }) => ({ values: [value], short: typed.short })), ...either].flatMap(
    ({ values, short }) => short.map((pattern) => ({ pattern, tag: { question: id, values } })),
  );

/** Where the words go on behind phrases that follow each other from the first word; one word at least is left. */
const behindAll = (found: readonly Match<undefined>[], length: number): number => {
  for (let at = 0; ; ) {
    const next = Math.max(at, ...found.filter(({ start, end }) => start === at && end < length).map(({ end }) => end));
    if (next === at) return at;
    at = next;
  }
};

const byLength = (phrases: readonly string[]): readonly string[] => [...phrases].sort((a, b) => b.length - a.length);

const withoutFirst = (typed: string, phrases: readonly string[]): string | undefined => {
  const first = phrases.find((phrase) => typed.startsWith(`${phrase} `));
  return first === undefined ? undefined : typed.slice(first.length + 1);
};

/** The text as typed, with its marks, behind so many words. */
const behindWords = (text: string, count: number): string => {
  const last = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)][count - 1];
  return last === undefined ? text : text.slice(last.index + last[0].length);
};
