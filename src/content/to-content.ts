/** Brings the checked files into the shape the program works with. */

import type { RuleSet } from '../rules/index.js';
import type * as s from './schemas.js';
import { questionOf, understandingOf } from './to-questions.js';
import type { Content, Fact, Outcome, Source, TextWhen, Words } from './types.js';

/** Every file in its checked form, before it is brought together. */
export interface Parsed {
  readonly sources: s.SourcesFile;
  readonly facts: readonly { readonly file: string; readonly data: s.FactsFile }[];
  readonly phrasings: readonly { readonly file: string; readonly data: s.PhrasingsFile }[];
  readonly outOfScope: s.OutOfScopeFile;
  /** How people ask what belongs to each class. */
  readonly examples: Readonly<Record<'en' | 'fr', s.PhrasingsFile>>;
  readonly vocabulary: s.VocabularyFile;
  readonly outcomes: readonly { readonly file: string; readonly data: s.OutcomesFile }[];
  readonly notes: s.NotesFile;
  readonly routes: s.RoutesFile;
  readonly tables: readonly s.TableFile[];
  readonly practice: s.PracticeFile;
  readonly questions: s.QuestionsFile;
  readonly answers: { readonly en: s.AnswersFile; readonly fr: s.AnswersFile };
  readonly contact: s.ContactFile;
  readonly messages: s.MessagesFile;
  readonly commands: s.CommandsFile;
  readonly understanding: s.UnderstandingFile;
}

const textWhen = ({ when, en, fr }: { when: Parameters<typeof lists>[0]; en: string; fr: string }): TextWhen => ({
  when: lists(when),
  text: { en: en.trim(), fr: fr.trim() },
});

const lists = (when: Readonly<Record<string, string | readonly string[]>>) =>
  Object.fromEntries(Object.entries(when).map(([id, values]) => [id, [values].flat() as string[]]));

export const ruleSetOf = (table: s.TableFile, routes: s.RoutesFile): RuleSet => ({
  effective: table.effective,
  inputs: Object.entries(table.inputs).map(([id, values]) => ({ id, values })),
  always: table.always,
  finding: table.finding.map(({ row, when, outcome, facts }) => ({ row, when: lists(when), outcome, facts })),
  notes: table.notes.map(({ row, when, note, level, facts }) => ({ row, when: lists(when), note, level, facts })),
  routeTable: {
    routes: Object.keys(routes.routes),
    reasons: routes.reasons.map(({ id, since, facts }) => ({ id, since, facts })),
    byOutcome: routes.by_outcome,
    other: routes.other,
  },
});

export const topicOf = (id: string): string => id.split('.')[0]!;

const sourceOf = (key: string, source: s.SourcesFile[string]): Source => ({
  key,
  publisher: source.publisher,
  kind: source.kind,
  title: source.title,
  url: source.url ?? {},
  sourceDate: source.source_date === 'none' ? undefined : source.source_date,
  copyDate: source.copy_date,
});

const outcomeOf = (outcome: s.OutcomesFile[number]): Outcome => ({
  id: outcome.id,
  level: outcome.level,
  headline: outcome.headline,
  steps: outcome.steps.map((step) => ({ who: step.who, by: step.by, text: step.do, facts: step.facts })),
  cautions: outcome.cautions.map(({ en, fr, facts }) => ({ text: { en, fr }, facts })),
  changesIt: outcome.changes_it,
});

export const toContent = (parsed: Parsed, ruleSets: readonly RuleSet[], hash: string): Content => {
  const phrasingsOf = (id: string): Words => {
    const of = (language: string) =>
      parsed.phrasings.filter(({ file }) => file.endsWith(`.${language}.yaml`)).flatMap(({ data }) => data[id] ?? []);
    return { en: of('en'), fr: of('fr') };
  };
  const facts: Fact[] = parsed.facts.flatMap(({ data }) =>
    data.map((fact) => ({
      id: fact.id,
      topic: topicOf(fact.id),
      also: fact.also ?? [],
      title: fact.title,
      answer: { en: fact.answer.en.trim(), fr: fact.answer.fr.trim() },
      variants: (fact.variants ?? []).map(textWhen),
      about: fact.about && textWhen(fact.about),
      sources: fact.sources,
      readOn: fact.read_on,
      reviewBy: fact.review_by,
      volatile: fact.volatile,
      confidence: fact.confidence,
      approvedBy: fact.approved_by,
      related: fact.related,
      phrasings: phrasingsOf(fact.id),
    })),
  );
  const { practice } = parsed;
  return {
    hash,
    sources: new Map(Object.entries(parsed.sources).map(([key, source]) => [key, sourceOf(key, source)])),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    outOfScope: new Map(
      parsed.outOfScope.map(({ counts_as_miss: countsAsMiss, ...entry }) => [
        entry.id,
        { ...entry, countsAsMiss, examples: { en: parsed.examples.en[entry.id]!, fr: parsed.examples.fr[entry.id]! } },
      ]),
    ),
    vocabulary: parsed.vocabulary.map(({ concept, en, fr }) => ({ concept, names: { en, fr } })),
    questions: new Map(parsed.questions.map((question) => [question.id, questionOf(question, parsed.answers)])),
    outcomes: new Map(parsed.outcomes.flatMap(({ data }) => data).map((entry) => [entry.id, outcomeOf(entry)])),
    notes: new Map(parsed.notes.map(({ id, text }) => [id, text])),
    routes: new Map(Object.entries(parsed.routes.routes)),
    reasons: new Map(parsed.routes.reasons.map(({ id, text }) => [id, text])),
    ruleSets: [...ruleSets].sort((a, b) => a.effective.localeCompare(b.effective)),
    contact: parsed.contact,
    messages: parsed.messages,
    commands: new Map(Object.entries(parsed.commands)),
    practice: {
      name: practice.name,
      address: practice.address,
      assessmentUrl: practice.assessment_url,
      consultationUrl: practice.consultation_url,
      disclaimer: practice.disclaimer,
      offers: practice.offers,
      officialContacts: practice.official_contacts,
      source: practice.source,
      licenceNumber: practice.licence_number,
      confirmedByOwner: practice.confirmed_by_owner,
    },
    openBeforeLaunch: practice.open_before_launch,
    understanding: understandingOf(parsed.understanding),
  };
};
