/** Reads answers out of typed words: by the cues of every question, and by the short forms of those that are open. */

import type { Content, Question } from '../../content/types.js';
import { languages } from '../../content/types.js';
import type { Answers } from '../../rules/index.js';
import { countriesBut } from './countries.js';
import { createExactReader, type ExactReader } from './exact-answer.js';
import { createBooks, type Match } from './phrase-book.js';
import { createHearing, type Speakers } from './speakers.js';
import { type CreateSpeller, createWordReader } from './spelling.js';
import { type Clause, createThoughtSplitter, type Thought } from './thoughts.js';
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
/** The list of words that deny what stands behind them. */
const denyingList = 'not';
/** The list of the questions whose short forms mean the same in a case told in keywords. */
const keywordList = 'keyword-question';
/** The list of short forms that in such a case say too little. */
const vagueList = 'vague';
/** The list of short forms that say nothing where another question is answered ("no, study permit" after "Who helps you?"). */
const bareList = 'bare';

export const createAnswerReader = (content: Content, createSpeller: CreateSpeller): AnswerReader => {
  const { understanding } = content;
  const countries = countriesBut(home);
  const lists = new Map([...understanding.lists, ['country', countries] as const]);
  const createBook = createBooks({
    lists,
    light: new Set((lists.get(lightList) ?? []).flatMap(wordsOf)),
    joints: new Set(languages.flatMap((language) => understanding.joints[language].flatMap(wordsOf))),
  });
  const questions = [...content.questions.values()];
  const inKeywords = new Set(lists.get(keywordList));
  const vague = new Set((lists.get(vagueList) ?? []).map((phrase) => wordsOf(phrase).join(' ')));
  const bare = new Set((lists.get(bareList) ?? []).map((phrase) => wordsOf(phrase).join(' ')));
  const exact = createExactReader(content, createBook);
  const split = createThoughtSplitter(
    understanding,
    lists,
    createBook,
    createWordReader(content, countries, createSpeller),
  );
  const hear = createHearing(understanding, lists, createBook);
  const weighed = weigh(questions, createBook, new Set((lists.get(denyingList) ?? []).flatMap(wordsOf)));
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

  /** What the thoughts say as short forms of some questions; one that answers two of them ("none") answers neither. */
  const shortForms = (
    clauses: readonly Clause[],
    of: readonly Question[],
    { carried }: Speakers,
  ): Map<Thought, Meant> => {
    const meant = new Map<Thought, Meant>();
    for (const { thoughts } of clauses) {
      for (const [i, thought] of thoughts.entries()) {
        // "P2" is denied by "not received" behind it.
        if (thought.asks || carried.has(thought) || thoughts[i + 1]?.denies) continue;
        const found = of
          .map((question) => ({ question: question.id, values: exact.short(thought.words, question) }))
          .filter(({ values }) => values.length > 0);
        if (found.length === 1) meant.set(thought, found[0]!);
      }
    }
    return meant;
  };

  /** In a case told in keywords ("Mississauga, PGWP, P1 last Friday") short forms count at any time. */
  const keywords = (
    clauses: readonly Clause[],
    cued: readonly Meant[],
    speakers: Speakers,
    taken: ReadonlyMap<Thought, Meant>,
  ): readonly Meant[] => {
    if (clauses.length < 2) return [];
    const own = clauses.filter((clause) => !speakers.mentions(clause) && !vague.has(clause.words.join(' ')));
    const silent = (id: string): boolean =>
      !cued.some(({ question, values }) => question === id && values.length === 1);
    const found = [...shortForms(own, questions, speakers)].flatMap(([thought, meant]) =>
      meant.values.length === 1 &&
      inKeywords.has(meant.question) &&
      silent(meant.question) &&
      !taken.has(thought) &&
      !thought.denies
        ? [meant]
        : [],
    );
    return cued.length + found.length >= 2 ? found : [];
  };

  /** With the short form with which a thought opens a reply answers the open question, unless something denies or doubts. */
  const openings = (
    clauses: readonly Clause[],
    question: Question,
    { carried, mentions }: Speakers,
  ): readonly Meant[] =>
    clauses.flatMap((clause) => {
      if (mentions(clause)) return [];
      const denying = cancels(clause.words);
      return clause.thoughts.flatMap((thought, i) => {
        const denied = thought.asks || thought.denies || clause.thoughts[i + 1]?.denies || carried.has(thought);
        if (denied || denying.some((word) => sharesThought(word, [thought]))) return [];
        const values = exact.opening(thought.words, question);
        return values.length > 0 ? [{ question: question.id, values }] : [];
      });
    });

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
      const open = shortForms(clauses, shortOf, speakers);
      const elsewhere = (id: string): boolean =>
        clear.some(({ question }) => question !== id) && !clear.some(({ question }) => question === id);
      for (const [thought, { question }] of open)
        if (bare.has(thought.words.join(' ')) && (shortOf.length > 1 || elsewhere(question))) open.delete(thought);
      const short = [...open.values(), ...keywords(clauses, clear, speakers, open)];
      const [question] = shortOf;
      const silent =
        shortOf.length === 1 && question && ![...clear, ...short].some((one) => one.question === question.id);
      if (question && silent) short.push(...openings(clauses, question, speakers));
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

type Span = Pick<Match<unknown>, 'start' | 'end'>;

const sharesThought = ({ start, end }: Span, thoughts: readonly Span[]): boolean =>
  thoughts.some((thought) => start >= thought.start && end <= thought.end);

const inside = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
