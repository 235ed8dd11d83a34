/** The checked content as the rest of the program sees it: frozen plain data, every text in both languages. */

import type { RuleSet } from '../rules/types.js';
import type { Pattern } from './pattern.js';

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

/** Answers of the interview: question id to the values of which one must be given. */
export type When = Readonly<Record<string, readonly string[]>>;

/** A text for people who gave certain answers. */
export interface TextWhen {
  readonly when: When;
  readonly text: Text;
}

/** One thing that is known, with its answer, sources and dates. */
export interface Fact {
  readonly id: string;
  /** The part of the id before the dot; also the name of its file. */
  readonly topic: string;
  /** Ids of facts merged into this one. */
  readonly also: readonly string[];
  /** A short question a person would ask; shown as a button or heading. */
  readonly title: Text;
  /** True for everybody. */
  readonly answer: Text;
  /** What is true for people who gave certain answers of the interview, first match first. */
  readonly variants: readonly TextWhen[];
  /** Whom the fact concerns; to others it is told what it is about, in case that has changed. */
  readonly about?: TextWhen | undefined;
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
  /** Words that, wherever they stand, make the message one of this class and nothing else. */
  readonly always?: Words | undefined;
  /** Words that, wherever they stand, put the reply of this class before what else is said. */
  readonly beside?: Words | undefined;
  readonly examples: Words;
}

/** Names for one thing: abbreviations, forum words, spelling variants. The official name comes first. */
export interface Concept {
  readonly concept: string;
  readonly names: Words;
}

/** What people type to give an answer, both languages together. */
export interface Typed {
  /** Whole messages or thoughts that count only while this very question is open. */
  readonly short: readonly Pattern[];
  /** Phrases that tell this answer even inside a long sentence. */
  readonly cues: readonly Pattern[];
}

export interface QuestionOption {
  readonly value: string;
  readonly label: Text;
  readonly help?: Text | undefined;
  /** Completes "I understood: …". */
  readonly readBack: Text;
  readonly typed: Typed;
  /** With one of these words in the message, a cue may as well mean one of the other values: then it is asked. */
  readonly unless?: { readonly words: readonly Pattern[]; readonly or: readonly string[] } | undefined;
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
  /** Words that leave open which of some options is meant ("yes" for two lines that begin with yes). */
  readonly either: readonly (Typed & { readonly values: readonly string[] })[];
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
  /** For the contact page; empty until the owner fills them in. */
  readonly address: Text;
  readonly assessmentUrl: Text;
  readonly consultationUrl: Text;
  readonly disclaimer: Text;
  readonly offers: Readonly<Record<string, Text>>;
  /** Source keys of the official pages to turn to when the assistant has no answer. */
  readonly officialContacts: readonly string[];
  readonly source: string;
  readonly licenceNumber: string;
  readonly confirmedByOwner: string;
}

/** What helps to understand typed words, whatever the question. */
export interface Understanding {
  /** Words for patterns: "<p2>" stands for any of the list of that name. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Phrases that make a thought a question or a condition: at its beginning, from there on, or wherever they stand. */
  readonly asking: {
    readonly begins: readonly Pattern[];
    readonly inside: readonly Pattern[];
    readonly anywhere: readonly Pattern[];
    /** First words of a thought that is no question any more, although the one before it was ("and I have…"). */
    readonly ends: Words;
  };
  /** Words between two thoughts of one sentence ("and", "but"). */
  readonly joints: Words;
  /** Words that may turn what stands in the same thought into its opposite, a hope or the past. */
  readonly cancels: readonly Pattern[];
  /** Words that make somebody else the one of whom a thought speaks ("my brother"). */
  readonly others: readonly Pattern[];
  /** Words by which a professional names the person asked for: then "she" and "he" are that person. */
  readonly clients: Words;
  /** "I don't know": chooses the option of this value where the open question has it. */
  readonly doubt: { readonly value: string; readonly words: Words };
  readonly ordinals: readonly { readonly number: number; readonly words: Words }[];
  /** Words before a number that chooses a line ("option 3"). */
  readonly numberWords: Words;
  /** Words around an answer that say nothing ("well", "please"). */
  readonly fillers: Words;
  /** Words around a command that say nothing ("please"). */
  readonly polite: Words;
  /** Words that begin a correction ("actually", "I meant"). */
  readonly corrections: Words;
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
  /** What the contact form, its status page and its e-mail say. */
  readonly contact: Readonly<Record<string, Text>>;
  readonly commands: ReadonlyMap<string, Words>;
  readonly understanding: Understanding;
  readonly practice: Practice;
  /** Pages that the owner must open live before launch. */
  readonly openBeforeLaunch: readonly Text[];
}
