/** Reads answers out of typed words: for the open question exactly, for every question by its cues and by places. */

import type { Content, Question } from '../content/types.js';
import { languages, type Words } from '../content/types.js';
import type { Answers } from '../rules/index.js';
import { beginsWith, type Clause, clausesOf, fold, holdsAt, wordsOf } from './words.js';

/** What a message says about the questions. */
export interface Reading {
  /** Answers told in words, question id to value. */
  readonly answers: Answers;
  /** Questions for which the words say two things. */
  readonly torn: Readonly<Record<string, readonly string[]>>;
  /** Whether some part of the message asks something. */
  readonly asks: boolean;
}

export type ExactAnswer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'doubt' };

export interface AnswerReader {
  /** The whole message as an answer to this question: label, number, ordinal, short form or doubt. */
  exact(text: string, question: Question): ExactAnswer | undefined;
  /** Everything the message tells about any question. */
  read(text: string): Reading;
}

interface Cue {
  readonly words: readonly string[];
  readonly question: string;
  readonly value: string;
}

export const createAnswerReader = (content: Content): AnswerReader => {
  const { understanding } = content;
  const all = (words: Words): readonly (readonly string[])[] =>
    languages.flatMap((language) => words[language].map((phrase) => wordsOf(phrase)));

  const cues: Cue[] = [...content.questions.values()]
    .flatMap((question) =>
      question.options.flatMap((option) =>
        all(option.cues).map((words) => ({ words, question: question.id, value: option.value })),
      ),
    )
    .sort((a, b) => b.words.length - a.words.length);
  const questionWords = all(understanding.questionWords);
  const negations = new Set(all(understanding.negations).map((words) => words[0]!));
  const doubts = new Set(all(understanding.doubt.words).map((words) => words.join(' ')));

  /** Whether the thought holds a word that may turn the answer round; words of the cue itself do not count. */
  const negated = (words: readonly string[], at: number, length = 0): boolean =>
    words.some((word, i) => (i < at || i >= at + length) && negations.has(word));

  const cuesIn = (words: readonly string[]): Cue[] => {
    const found: Cue[] = [];
    for (let at = 0; at < words.length; ) {
      const cue = cues.find((candidate) => holdsAt(words, candidate.words, at));
      // A cue that holds its own negation ("not leaving canada") is not cancelled by it.
      if (cue && !negated(words, at, cue.words.length)) found.push(cue);
      at += cue?.words.length ?? 1;
    }
    return found;
  };

  const places = understanding.places.map((group) => ({
    question: group.question,
    value: group.value,
    before: all(group.before),
    unless: all(group.unless),
    names: all(group.names),
  }));

  const placesIn = (clauses: readonly Clause[], every: readonly string[]): Cue[] =>
    places.flatMap(({ question, value, before, unless, names }) => {
      if (unless.some((phrase) => every.some((_, at) => holdsAt(every, phrase, at)))) return [];
      return clauses.flatMap(({ words }) =>
        words.flatMap((_, at) => {
          const opener = before.find((phrase) => holdsAt(words, phrase, at));
          if (opener === undefined || negated(words, at)) return [];
          const name = names.find((phrase) => holdsAt(words, phrase, at + opener.length));
          return name ? [{ words: name, question, value }] : [];
        }),
      );
    });

  return {
    exact: (text, question) => exactAnswer(content, doubts, text, question),
    read: (text) => {
      const clauses = clausesOf(text);
      const asking = (clause: Clause): boolean => clause.asks || beginsWith(clause.words, questionWords);
      const told = clauses.filter((clause) => !asking(clause));
      const found = [
        ...told.flatMap(({ words }) => cuesIn(words)),
        ...placesIn(
          told,
          clauses.flatMap(({ words }) => words),
        ),
      ];

      const values = new Map<string, Set<string>>();
      for (const { question, value } of found) values.set(question, (values.get(question) ?? new Set()).add(value));
      const entries = [...values].map(([question, set]) => [question, [...set]] as const);
      return {
        answers: Object.fromEntries(
          entries.filter(([, list]) => list.length === 1).map(([id, list]) => [id, list[0]!]),
        ),
        torn: Object.fromEntries(entries.filter(([, list]) => list.length > 1)),
        asks: clauses.some(asking),
      };
    },
  };
};

const exactAnswer = (
  content: Content,
  doubts: ReadonlySet<string>,
  text: string,
  question: Question,
): ExactAnswer | undefined => {
  const typed = fold(text);
  if (typed === '') return undefined;
  const byWords = question.options.find((option) =>
    languages.some((language) =>
      [option.label[language], ...option.short[language]].some((words) => fold(words) === typed),
    ),
  );
  if (byWords) return { kind: 'value', value: byWords.value };

  const number = numberMeant(content, typed);
  const byNumber = number === undefined ? undefined : question.options[number - 1];
  if (byNumber) return { kind: 'value', value: byNumber.value };

  if (doubts.has(typed)) {
    const doubt = question.options.find(({ value }) => value === content.understanding.doubt.value);
    return doubt ? { kind: 'value', value: doubt.value } : { kind: 'doubt' };
  }
  // The beginning of one label only ("Valid work") is that label.
  const begun = question.options.filter((option) =>
    languages.some((language) => fold(option.label[language]).startsWith(`${typed} `)),
  );
  return begun.length === 1 && typed.length >= 4 ? { kind: 'value', value: begun[0]!.value } : undefined;
};

const numberMeant = (content: Content, typed: string): number | undefined => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  return content.understanding.ordinals.find(({ words }) =>
    languages.some((language) => words[language].some((phrase) => fold(phrase) === typed)),
  )?.number;
};
