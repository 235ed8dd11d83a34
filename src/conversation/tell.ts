/** Tells facts: an answer with its sources, a choice between near ones, or the nearest official page. */

import type { Content, Fact, Language, OutOfScopeClass, When } from '../content/types.js';
import type { Answers } from '../rules/index.js';
import { answersRead } from './ask.js';
import { citationAlone, citationLine, citationsOf, officialContacts, officialPageOf } from './cite.js';
import { freshnessOf } from './freshness.js';
import type { Say } from './say.js';
import type { Button, Citation } from './types.js';

/** A piece of a reply, before buttons and the open question are added. */
export interface Told {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly buttons: readonly Button[];
}

export interface Teller {
  /**
   * The answer with sources, dates and a word on its age. An expired fact is refused and its official page given.
   * @param answers what the person told: where the truth differs, theirs is told
   * @param general tell what holds for everybody, whatever the person told
   */
  fact(fact: Fact, answers: Answers, general?: boolean): Told;
  /** Titles to choose from, best first. */
  choices(facts: readonly Fact[]): Told;
  /** What is said instead of an answer to a named class of questions. */
  outOfScope(entry: OutOfScopeClass): Told;
  /** The honest "I don't have that", with the nearest official page where one is near. */
  nothing(nearest: Fact | undefined): Told;
  /** The people who can help further: for the second miss in a row. */
  people(): Told;
}

/** Every answer that is asked for is given, with one of the values. */
const fits = (when: When, answers: Answers): boolean =>
  Object.entries(when).every(([id, values]) => answers[id] !== undefined && values.includes(answers[id]));

/** An answer was given that the text is not about. */
const contradicts = (when: When, answers: Answers): boolean =>
  Object.entries(when).some(([id, values]) => answers[id] !== undefined && !values.includes(answers[id]));

/** Whether the person gave an answer that the fact is not about. */
export const isAboutOthers = (fact: Fact, answers: Answers): boolean =>
  fact.about !== undefined && contradicts(fact.about.when, answers);

const only = (when: When, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => Object.hasOwn(when, id)));

export const createTeller = (content: Content, language: Language, now: Date, say: Say): Teller => {
  const buttonFor = (fact: Fact): Button => ({ title: fact.title[language], value: { fact: fact.id } });
  const line = (citation: Citation): string => citationLine(citation, say);

  return {
    fact: (fact, answers, general = false) => {
      const citations = citationsOf(content, fact, language, say);
      const buttons = fact.related
        .slice(0, 3)
        .map((id) => content.facts.get(id)!)
        .map(buttonFor);
      const freshness = freshnessOf(fact, now);
      if (freshness === 'expired') {
        const page = officialPageOf(content, fact, language, say);
        return {
          text: [say('fact-overdue'), ...(page ? [line(page)] : [])].join('\n\n'),
          citations: page ? [page] : [],
          buttons,
        };
      }
      const sources =
        citations.length === 1
          ? say('source', { source: line(citations[0]!) })
          : [say('sources'), ...citations.map((citation) => `- ${line(citation)}`)].join('\n');
      const age = freshness === 'fresh' ? [] : [say('fact-due', { date: fact.reviewBy })];
      const own = general ? undefined : fact.variants.find(({ when }) => fits(when, answers));
      const read = (when: When): string =>
        answersRead(content.questions, only(when, answers), language, 'readBack').join('; ');
      const strange = isAboutOthers(fact, answers) ? fact.about : undefined;
      const changed = strange
        ? [say('fact-about', { list: read(strange.when), about: strange.text[language] })]
        : own
          ? [say('fact-for-you', { list: read(own.when) })]
          : [];
      const text = (own?.text ?? fact.answer)[language];
      return {
        text: [...changed, text, ...age, sources].join('\n\n'),
        citations,
        buttons: [
          ...(own ? [{ title: say('button-general'), value: { fact: fact.id, general: true } } as const] : []),
          ...buttons,
        ],
      };
    },

    choices: (facts) => ({
      text: [say('did-you-mean'), facts.map((fact) => `- ${fact.title[language]}`).join('\n')].join('\n\n'),
      citations: [],
      buttons: facts.map(buttonFor),
    }),

    outOfScope: (entry) => {
      const source = entry.source === undefined ? undefined : content.sources.get(entry.source)!;
      const citation = source && citationAlone(content, source, language, say);
      const page = citation?.url === undefined ? [] : [say('nearest-page', { source: line(citation) })];
      return {
        text: [entry.reply[language], ...page].join('\n\n'),
        citations: citation?.url === undefined ? [] : [citation],
        buttons: [],
      };
    },

    nothing: (nearest) => {
      const page = nearest && officialPageOf(content, nearest, language, say);
      return {
        text: [say('not-found'), ...(page ? [say('nearest-page', { source: line(page) })] : [])].join('\n\n'),
        citations: page ? [page] : [],
        buttons: [],
      };
    },

    people: () => {
      const citations = officialContacts(content, language, say);
      return {
        text: [
          say('not-found-again', { practice: content.practice.name }),
          citations.map((citation) => `- ${line(citation)}`).join('\n'),
        ].join('\n\n'),
        citations,
        buttons: [],
      };
    },
  };
};
