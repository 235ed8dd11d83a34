/** Reads answers out of typed words: by the cues of every question, and by the short forms of those that are open. */

import type { Content, Question } from '../../content/types.js';
import { languages } from '../../content/types.js';
import type { Answers } from '../../rules/index.js';
import { countriesBut } from './countries.js';
import { createExactReader, type ExactReader } from './exact-answer.js';
import { createPhraseBook, type Match } from './phrase-book.js';
import { type CreateSpeller, knownWords } from './spelling.js';
import { type Clause, createThoughtSplitter, type Thought } from './thoughts.js';
import { holdsAt, wordsOf } from './words.js';

/** What a message says about the questions. */
export interface Reading {
  /** Answers told in words, question id to value. */
  readonly answers: Answers;
  /** Questions for which the words leave open which of some values is meant. */
  readonly torn: Readonly<Record<string, readonly string[]>>;
  /** Whether some part of the message asks something. */
  readonly asks: boolean;
}

export interface AnswerReader extends Pick<ExactReader, 'correction'> {
  /** The whole message as an answer to this question: label, number, ordinal, short form or doubt. */
  readonly exact: ExactReader['whole'];
  /** Everything the message tells about any question. Short forms count only for the questions given. */
  read(text: string, shortOf?: readonly Question[]): Reading;
}

/** The values that a piece of text may mean for a question: one when it is clear. */
interface Meant {
  readonly question: string;
  readonly values: readonly string[];
}

const home = 'CA';

export const createAnswerReader = (content: Content, createSpeller: CreateSpeller): AnswerReader => {
  const { understanding } = content;
  const countries = countriesBut(home);
  const lists = new Map([...understanding.lists, ['country', countries] as const]);
  const questions = [...content.questions.values()];
  const exact = createExactReader(content, lists);
  const split = createThoughtSplitter(understanding, lists, createSpeller(knownWords(content, countries)));

  const cues = createPhraseBook<Meant>(
    questions.flatMap(({ id, options, either }) =>
      [...options.map(({ value, typed }) => ({ values: [value], cues: typed.cues })), ...either].flatMap((entry) =>
        entry.cues.map((pattern) => ({ pattern, tag: { question: id, values: entry.values } })),
      ),
    ),
    lists,
  );
  const book = (patterns: Content['understanding']['cancels']) =>
    createPhraseBook(
      patterns.map((pattern) => ({ pattern, tag: undefined })),
      lists,
    );
  const cancels = book(understanding.cancels);
  const others = book(understanding.others);
  const clients = languages.flatMap((language) => understanding.clients[language].map((word) => wordsOf(word)));
  const doubtful = questions.flatMap(({ id, options }) =>
    options.flatMap(({ value, unless }) =>
      unless ? [{ question: id, value, or: unless.or, words: book(unless.words) }] : [],
    ),
  );

  /** The cues of a clause that count: the longest of those that overlap, and none that is asked, denied or another's. */
  const told = ({ words, thoughts }: Clause, ofClient: boolean): readonly Meant[] => {
    const against = [...cancels(words), ...(ofClient ? [] : others(words))];
    return longestOf(cues(words))
      .filter((match) => {
        const within = thoughts.filter(({ start, end }) => match.start < end && match.end > start);
        return !within.some((thought) => thought.asks) && !against.some((other) => touches(other, match, within));
      })
      .map(({ tag }) => tag);
  };

  const shortForms = (clauses: readonly Clause[], of: readonly Question[]): readonly Meant[] =>
    clauses.flatMap(({ words, thoughts }) =>
      thoughts
        .filter(({ asks }) => !asks)
        .flatMap((thought) => {
          const own = words.slice(thought.start, thought.end);
          const found = of
            .map((question) => ({ question: question.id, values: exact.short(own, question) }))
            .filter(({ values }) => values.length > 0);
          // A short form that answers two questions ("none") answers neither.
          return found.length === 1 ? found : [];
        }),
    );

  /** In a case told in keywords ("Mississauga, PGWP, P1 last Friday") short forms count at any time. */
  const keywords = (clauses: readonly Clause[], cued: readonly Meant[], ofClient: boolean): readonly Meant[] => {
    if (clauses.length < 2) return [];
    const silent = questions.filter(({ id }) => !cued.some(({ question }) => question === id));
    const own = clauses.filter(({ words }) => ofClient || others(words).length === 0);
    const found = shortForms(own, silent).filter(({ values }) => values.length === 1);
    return cued.length + found.length >= 2 ? found : [];
  };

  return {
    exact: exact.whole,
    correction: exact.correction,
    read: (text, shortOf = []) => {
      const clauses = split(text);
      const every = clauses.flatMap(({ words }) => words);
      const ofClient = clients.some((phrase) => every.some((_, at) => holdsAt(every, phrase, at)));
      const cued = clauses.flatMap((clause) => told(clause, ofClient));
      const certain = [...cued, ...shortForms(clauses, shortOf), ...keywords(clauses, cued, ofClient)];
      const meant = certain.map((one) => {
        const doubt = doubtful.find(({ question, value }) => question === one.question && one.values[0] === value);
        const unsure = doubt && one.values.length === 1 && doubt.words(every).length > 0;
        return unsure ? { question: one.question, values: [...one.values, ...doubt.or] } : one;
      });
      const says = combine(meant);
      const [open] = shortOf;
      const unsure = shortOf.length === 1 && open && says[open.id] === undefined && doubtOf(open, clauses, exact);
      if (open && unsure) says[open.id] = [unsure];
      const entries = Object.entries(says);
      return {
        answers: Object.fromEntries(entries.flatMap(([id, values]) => (values.length === 1 ? [[id, values[0]!]] : []))),
        torn: Object.fromEntries(entries.filter(([, values]) => values.length > 1)),
        asks: clauses.some(({ thoughts }) => thoughts.some(({ asks }) => asks)),
      };
    },
  };

  function doubtOf({ options }: Question, clauses: readonly Clause[], { doubts }: ExactReader): string | undefined {
    const said = clauses.some(({ words, thoughts }) =>
      thoughts.some(({ start, end, asks }) => !asks && doubts(words.slice(start, end))),
    );
    return said ? options.find(({ value }) => value === understanding.doubt.value)?.value : undefined;
  }
};

/** Of cues of one question that overlap, the longest counts. */
const longestOf = (matches: readonly Match<Meant>[]): readonly Match<Meant>[] => {
  const kept: Match<Meant>[] = [];
  for (const match of [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const overlaps = ({ start, end, tag }: Match<Meant>): boolean =>
      tag.question === match.tag.question && start < match.end && match.start < end;
    if (!kept.some(overlaps)) kept.push(match);
  }
  return kept;
};

/** Whether a cancelling word stands in the same thoughts as the cue, but is no part of it. */
const touches = (
  { start, end }: Match<undefined>,
  cue: Match<Meant>,
  within: readonly Pick<Thought, 'start' | 'end'>[],
): boolean =>
  within.some((thought) => start >= thought.start && end <= thought.end) && (end <= cue.start || start >= cue.end);

/** Brings everything said about each question together: clear values first, then what all the rest allows. */
const combine = (meant: readonly Meant[]): Record<string, readonly string[]> => {
  const said: Record<string, readonly string[]> = {};
  for (const id of new Set(meant.map(({ question }) => question))) {
    const lists = meant.filter(({ question }) => question === id).map(({ values }) => values);
    const shared = lists.reduce((some, values) => some.filter((value) => values.includes(value)));
    said[id] = shared.length > 0 ? shared : [...new Set(lists.flat())];
  }
  return said;
};
