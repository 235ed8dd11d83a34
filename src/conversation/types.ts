/** One turn, seen from outside: what comes in, what is remembered, what goes out. */

import type { Language } from '../content/types.js';
import type { Answers } from '../rules/index.js';

/** What a person's device sent, without anything of the channel but the place. */
export interface Input {
  /** `start` when the conversation begins, `message` for words or a button. */
  readonly kind: 'start' | 'message';
  readonly text: string;
  /** The value of a button, as it was sent with the button; undefined for typed words. */
  readonly value?: unknown;
  /** Language of the page or the app ("fr-CA"); only a hint until the person has written something. */
  readonly locale?: string | undefined;
  /** `shared` where others read along (a Teams channel): nothing about a person is said there. */
  readonly place: 'private' | 'shared';
}

/** How a turn ended. Used in logs, metrics and tests. */
export type Ending =
  | 'asked'
  | 'answered'
  | 'clarified'
  | 'not-found'
  | 'out-of-scope'
  | 'recommended'
  | 'personal-data'
  | 'command'
  | 'error';

/** What is remembered of one person in one conversation. The answers are the state; the open question is derived. */
export interface State {
  readonly language: Language;
  readonly answers: Answers;
  /** Where the interview stands: never begun, running, paused by the person, or at its result. */
  readonly interview: 'idle' | 'running' | 'paused' | 'done';
  /** A question taken up again by the person (back, change): it is open although it has an answer. */
  readonly reopened?: string | undefined;
  /** The answers before they were last changed, for "undo". */
  readonly previous?: Answers | undefined;
  /** Turns in a row that gave the person nothing. */
  readonly misses: number;
  /** The fact that was told last: "and for my kids?" goes on from there. */
  readonly told?: string | undefined;
  /** The last question that was answered or asked back, in the person's words. */
  readonly asked?: string | undefined;
  /** Facts offered by the last "did you mean", best first. */
  readonly offered: readonly string[];
  /** The result that the person saw last, so that they are told when later rules change it. */
  readonly shown?: ShownResult | undefined;
  /** Set when the person asked to be forgotten; the service deletes everything after the reply. */
  readonly forget?: boolean | undefined;
}

export interface ShownResult {
  /** First day of validity of the table. */
  readonly table: string;
  /** The answers that counted. */
  readonly answers: Answers;
  readonly outcome: string;
  /** Ids of the stop notes on the sheet. */
  readonly stops: readonly string[];
}

/** A button. `value` sent back means exactly what the button says. */
export interface Button {
  readonly title: string;
  readonly value: ButtonValue;
}

export type ButtonValue =
  | { readonly question: string; readonly value: string }
  | { readonly fact: string; readonly general?: boolean }
  /** `answers`: what a new interview starts from. */
  | { readonly command: string; readonly answers?: Answers };

/** A source as it is cited in a reply. */
export interface Citation {
  readonly title: string;
  readonly publisher: string;
  /** Only pages that may be linked have one. */
  readonly url?: string | undefined;
  /** "page of 2025-08-21; read 2026-11-23", in the language of the reply. */
  readonly dates: string;
}

/** One message to the person. `text` is Markdown: paragraphs, lists, bold, links, headings of level 2 and 3. */
export interface Reply {
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly citations: readonly Citation[];
}

/** What the turn entity tells clients and tests; field names are the product's outside. */
export interface TurnSummary {
  readonly ending: Ending;
  readonly language: Language;
  /** Id of the open question. */
  readonly question?: string;
  /** Ids of the facts cited, or offered when the ending is `clarified`, best first. */
  readonly facts?: readonly string[];
  readonly outcome?: string;
  /** Only in private places. */
  readonly answers?: Answers;
  readonly progress?: { readonly answered: number; readonly atMost: number };
}

/** Something that the content did not answer well, for its authors: nothing in it tells whose it was. */
export interface Gap {
  /** No answer; a "did you mean" and what was chosen; an answer that did not help; an answer of the interview not understood. */
  readonly kind: 'unanswered' | 'asked-back' | 'unhelpful' | 'not-understood';
  readonly language: Language;
  /** The person's words; empty when only a button was pressed. */
  readonly text: string;
  /** The facts that were offered, or told. */
  readonly facts: readonly string[];
  /** Of the offered facts the one that was chosen. */
  readonly chosen?: string;
  /** The open question that the words did not answer. */
  readonly question?: string;
}

export interface TurnResult {
  readonly state: State;
  readonly replies: readonly Reply[];
  readonly summary: TurnSummary;
  /** For the authors; none when left out. */
  readonly gaps?: readonly Gap[];
}

/** The one function the shell calls. Pure: same arguments, same result. */
export type TakeTurn = (state: State | undefined, input: Input, now: Date) => TurnResult;
