/** The checked content as the rest of the program sees it: frozen plain data, every text in both languages. */

import type { RuleSet } from '../rules/types.js';

export type Language = 'en' | 'fr';
export const languages = ['en', 'fr'] as const satisfies readonly Language[];

/** One text in both languages. */
export type Text = Readonly<Record<Language, string>>;
/** A list of words or phrases per language. The lists need not match one to one. */
export type Words = Readonly<Record<Language, readonly string[]>>;

export type SourceKind = 'law' | 'government' | 'regulator' | 'publisher' | 'practice' | 'draft' | 'copy' | 'forum';

/** Where a statement comes from. */
export interface Source {
  readonly key: string;
  readonly publisher: Text;
  readonly kind: SourceKind;
  readonly title: Readonly<Partial<Record<Language, string>>>;
  readonly url: Readonly<Partial<Record<Language, string>>>;
  /** The date the page itself bears (YYYY, YYYY-MM or YYYY-MM-DD), or undefined: "undated". */
  readonly sourceDate?: string | undefined;
  /** The day of the stored copy that was read, YYYY-MM-DD. */
  readonly copyDate?: string | undefined;
}

export type Confidence = 'official' | 'draft' | 'secondary' | 'forum' | 'practice' | 'unconfirmed';

/** One thing that is known, with its answer, sources and dates. */
export interface Fact {
  readonly id: string;
  /** The part of the id before the dot; also the name of its file. */
  readonly topic: string;
  /** Ids of facts merged into this one. */
  readonly also: readonly string[];
  /** A short question a person would ask; shown as a button or heading. */
  readonly title: Text;
  readonly answer: Text;
  /** Source keys, best first. */
  readonly sources: readonly string[];
  readonly readOn: string;
  readonly reviewBy: string;
  readonly volatile: boolean;
  readonly confidence: Confidence;
  /** Name of the licensee who approved the text; empty until one does. */
  readonly approvedBy: string;
  readonly related: readonly string[];
  /** How people ask for it. */
  readonly phrasings: Words;
}

/** A kind of question that this assistant does not answer, and what it says instead. */
export interface OutOfScopeClass {
  readonly id: string;
  readonly title: Text;
  readonly reply: Text;
  readonly source?: string | undefined;
  /** False for thanks and the like: they are no failure to answer. */
  readonly countsAsMiss: boolean;
  readonly examples: Words;
}

/** Names for one thing: abbreviations, forum words, spelling variants. The official name comes first. */
export interface Concept {
  readonly concept: string;
  readonly names: Words;
}

export interface QuestionOption {
  readonly value: string;
  readonly label: Text;
  readonly help?: Text | undefined;
  /** Completes "I understood: …". */
  readonly readBack: Text;
  /** Phrases that tell this answer even inside a long sentence. */
  readonly cues: Words;
  /** Short answers that count only while this very question is open. */
  readonly short: Words;
  /** True when this answer means that somebody licensed acts for the person. */
  readonly represents: boolean;
}

export interface Question {
  readonly id: string;
  readonly ask: Text;
  /** The same question, shorter, for asking again after an interruption. */
  readonly again: Text;
  /** Label in the list of answers given. */
  readonly name: Text;
  /** How people name this question in "change my …". */
  readonly called: Words;
  readonly why: Text;
  readonly hint?: Text | undefined;
  readonly hintWhen: readonly { readonly when: Readonly<Record<string, string>>; readonly text: Text }[];
  readonly options: readonly QuestionOption[];
}

/** act: go ahead; check: check first; pro: do not act alone. */
export type OutcomeLevel = 'act' | 'check' | 'pro';
export type Actor = 'you' | 'representative' | 'ircc' | 'border';

export interface Step {
  readonly who: readonly Actor[];
  readonly by?: Text | undefined;
  readonly text: Text;
  readonly facts: readonly string[];
}

export interface Caution {
  readonly text: Text;
  readonly facts: readonly string[];
}

export interface Outcome {
  readonly id: string;
  readonly level: OutcomeLevel;
  readonly headline: Text;
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
  readonly changesIt: readonly Text[];
}

/** What the practice says of itself. */
export interface Practice {
  readonly name: string;
  readonly disclaimer: Text;
  readonly offers: Readonly<Record<string, Text>>;
  /** Source keys of the official pages to turn to when the assistant has no answer. */
  readonly officialContacts: readonly string[];
  readonly source: string;
  readonly licenceNumber: string;
  readonly confirmedByOwner: string;
}

/** Names of places and the answer they mean ("in Toronto" for the question of where one is). */
export interface PlaceGroup {
  readonly question: string;
  readonly value: string;
  /** Words that must stand before the name ("in", "à"). */
  readonly before: Words;
  /** Words anywhere in the message that make the answer uncertain ("trip"). */
  readonly unless: Words;
  readonly names: Words;
}

/** What helps to understand typed words, whatever the question. */
export interface Understanding {
  /** Words that begin a question. */
  readonly questionWords: Words;
  /** Words that cancel what follows them. */
  readonly negations: Words;
  /** "I don't know": chooses the option of this value where the open question has it. */
  readonly doubt: { readonly value: string; readonly words: Words };
  readonly ordinals: readonly { readonly number: number; readonly words: Words }[];
  readonly places: readonly PlaceGroup[];
  /** Frequent small words by which a language is recognised. */
  readonly languageMarks: Words;
}

export interface Content {
  /** SHA-256 over every content file, hexadecimal. */
  readonly hash: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly outOfScope: ReadonlyMap<string, OutOfScopeClass>;
  readonly vocabulary: readonly Concept[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly notes: ReadonlyMap<string, Text>;
  readonly routes: ReadonlyMap<string, Text>;
  readonly reasons: ReadonlyMap<string, Text>;
  /** Rule sets by effective date, oldest first. */
  readonly ruleSets: readonly RuleSet[];
  readonly messages: Readonly<Record<string, Text>>;
  readonly commands: ReadonlyMap<string, Words>;
  readonly understanding: Understanding;
  readonly practice: Practice;
  /** Pages that the owner must open live before launch. */
  readonly openBeforeLaunch: readonly Text[];
}
