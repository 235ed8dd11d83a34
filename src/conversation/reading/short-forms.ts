/** Short forms ("P2", "nobody"): as a thought of their own, in a case told in keywords, or where a reply opens with one. */

import type { Question } from '../../content/types.js';
import type { Lists } from './choices.js';
import type { ExactReader } from './exact-answer.js';
import type { PhraseBook } from './phrase-book.js';
import { sharesThought } from './spans.js';
import type { Speakers } from './speakers.js';
import type { Clause, Thought } from './thoughts.js';
import type { Meant } from './weighing.js';
import { wordsOf } from './words.js';

/** The list of the questions whose short forms mean the same in a case told in keywords. */
const keywordList = 'keyword-question';
/** The list of short forms that in such a case say too little. */
const vagueList = 'vague';
/** The list of short forms that say nothing where another question is answered ("no, study permit" after "Who helps you?"). */
const bareList = 'bare';

/** What the short forms in a message mean; those of the questions given count anywhere. */
export type ReadShortForms = (
  clauses: readonly Clause[],
  cued: readonly Meant[],
  shortOf: readonly Question[],
  speakers: Speakers,
) => readonly Meant[];

/** @param cancels finds the words that may turn an answer into its opposite */
export const createShortForms = (
  questions: readonly Question[],
  lists: Lists,
  exact: ExactReader,
  cancels: PhraseBook<undefined>,
): ReadShortForms => {
  const phrases = (list: string): ReadonlySet<string> =>
    new Set((lists.get(list) ?? []).map((phrase) => wordsOf(phrase).join(' ')));
  const inKeywords = new Set(lists.get(keywordList));
  const vague = phrases(vagueList);
  const bare = phrases(bareList);

  /** What the thoughts say as short forms of some questions; one that answers two of them ("none") answers neither. */
  const ofThoughts = (
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
    const found = [...ofThoughts(own, questions, speakers)].flatMap(([thought, meant]) =>
      meant.values.length === 1 &&
      inKeywords.has(meant.question) &&
      silent(meant.question) &&
      !taken.has(thought) &&
      !vague.has(thought.words.join(' ')) &&
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

  return (clauses, cued, shortOf, speakers) => {
    const open = ofThoughts(clauses, shortOf, speakers);
    const elsewhere = (id: string): boolean =>
      cued.some(({ question }) => question !== id) && !cued.some(({ question }) => question === id);
    for (const [thought, { question }] of open)
      if (bare.has(thought.words.join(' ')) && (shortOf.length > 1 || elsewhere(question))) open.delete(thought);
    const short = [...open.values(), ...keywords(clauses, cued, speakers, open)];
    const [question] = shortOf;
    if (shortOf.length !== 1 || !question) return short;
    const silent = ![...cued, ...short].some((one) => one.question === question.id);
    return silent ? [...short, ...openings(clauses, question, speakers)] : short;
  };
};
