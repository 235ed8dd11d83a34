/** Reads answers out of typed words: by the cues of every question, and by the short forms of those that are open. */

import type { Content, Question } from '../../content/types.js';
import { languages } from '../../content/types.js';
import type { Answers } from '../../rules/index.js';
import { countriesBut } from './countries.js';
import { createExactReader, type ExactReader } from './exact-answer.js';
import { createBooks, type Match } from './phrase-book.js';
import { createShortForms } from './short-forms.js';
import { inside, overlap, sharesThought } from './spans.js';
import { createHearing, type Speakers } from './speakers.js';
import { type CreateSpeller, createWordReader } from './spelling.js';
import { type Clause, createThoughtSplitter } from './thoughts.js';
import { combine, type Meant, weigh } from './weighing.js';
import { wordsOf } from './words.js';

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

const home = 'CA';
const lightList = 'light';
/** The list of words that no gap in a pattern passes over. */
const stopList = 'stop';
/** The list of words that deny what stands behind them. */
const denyingList = 'not';

export const createAnswerReader = (content: Content, createSpeller: CreateSpeller): AnswerReader => {
  const { understanding } = content;
  const countries = countriesBut(home);
  const lists = new Map([...understanding.lists, ['country', countries] as const]);
  const wordsIn = (list: string): ReadonlySet<string> => new Set((lists.get(list) ?? []).flatMap(wordsOf));
  const light = wordsIn(lightList);
  const createBook = createBooks({
    lists,
    light,
    stops: wordsIn(stopList),
    joints: new Set(languages.flatMap((language) => understanding.joints[language].flatMap(wordsOf))),
  });
  const questions = [...content.questions.values()];
  const exact = createExactReader(content, createBook);
  const split = createThoughtSplitter(
    understanding,
    lists,
    createBook,
    createWordReader(content, countries, createSpeller),
  );
  const hear = createHearing(understanding, lists, createBook);
  const weighed = weigh(questions, createBook, { denying: wordsIn(denyingList), light });
  const cancels = createBook(understanding.cancels.map((pattern) => ({ pattern, tag: undefined })));
  const cues = createBook<Meant>(
    questions.flatMap(({ id, options, either }) =>
      [...options.map(({ value, typed }) => ({ values: [value], cues: typed.cues })), ...either].flatMap((entry) =>
        entry.cues.map((pattern) => ({ pattern, tag: { question: id, values: entry.values } })),
      ),
    ),
  );

  /** The cues of a clause that count: the longest of those that overlap, and none that is asked, denied or another's. */
  const told = (
    clause: Clause,
    found: readonly Match<Meant>[],
    { named, carried }: Speakers,
  ): readonly Match<Meant>[] => {
    const denying = cancels(clause.words);
    const others = named(clause);
    return found.filter((match) => {
      const within = clause.thoughts.filter((thought) => overlap(match, thought));
      if (within.some((thought) => thought.asks || carried.has(thought))) return false;
      // A word that denies as a part of another answer ("no status" in "no status in Montreal") denies nothing else.
      const elsewhere = found.filter((other) => !overlap(other, match));
      const denied = denying.some(
        (word) => sharesThought(word, within) && ![match, ...elsewhere].some((cue) => inside(word, cue)),
      );
      return !denied && !others.some((other) => sharesThought(other, within) && !overlap(other, match));
    });
  };

  const shortForms = createShortForms(questions, lists, exact, cancels);

  return {
    exact: exact.whole,
    correction: exact.correction,
    read: (text, shortOf = []) => {
      const clauses = split(text);
      const found = new Map(clauses.map((clause) => [clause, longestOf(cues(clause.words))] as const));
      const speakers = hear(clauses, (clause, { start, end }) =>
        found.get(clause)!.some((match) => match.start <= start && match.end >= end),
      );
      const cued = clauses.map((clause) => ({
        clause,
        matches: told(clause, found.get(clause)!, speakers),
        ofOthers: (match: Match<undefined>) => speakers.ofOthers(clause, match),
      }));
      const clear = cued.flatMap(({ matches }) => matches.map(({ tag }) => tag));
      const short = shortForms(clauses, clear, shortOf, speakers);
      const [question] = shortOf;
      const says = combine(weighed(cued, short), questions);
      const unsure = shortOf.length === 1 && question && says[question.id] === undefined && doubtOf(question, clauses);
      if (question && unsure) says[question.id] = [unsure];
      const entries = Object.entries(says);
      return {
        answers: Object.fromEntries(entries.flatMap(([id, values]) => (values.length === 1 ? [[id, values[0]!]] : []))),
        torn: Object.fromEntries(entries.filter(([, values]) => values.length > 1)),
        asks: clauses.some(({ thoughts }) => thoughts.some(({ asks }) => asks)),
      };
    },
  };

  function doubtOf({ options }: Question, clauses: readonly Clause[]): string | undefined {
    const said = clauses.some(({ words, thoughts }) =>
      thoughts.some(({ start, asks }) => exact.doubts(words.slice(start), asks)),
    );
    return said ? options.find(({ value }) => value === understanding.doubt.value)?.value : undefined;
  }
};

/** Of cues of one question that overlap, the longest counts. */
const longestOf = (matches: readonly Match<Meant>[]): readonly Match<Meant>[] => {
  const kept: Match<Meant>[] = [];
  for (const match of [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((one) => one.tag.question === match.tag.question && overlap(one, match))) kept.push(match);
  }
  return kept;
};
