/** What every step of a turn works with: the content and its readers, prepared once, and one turn's own things. */

import type { Content } from '../content/types.js';
import type { Certificate, Rules } from '../rules/index.js';
import { type CommandReader, createCommandReader } from './commands.js';
import { createLanguageDetector, type LanguageGuess } from './detect-language.js';
import { resumed } from './interview.js';
import { type AnswerReader, createAnswerReader } from './reading/read-answers.js';
import type { CreateSpeller } from './reading/spelling.js';
import { createSay, type Say } from './say.js';
import { createTeller, type Teller } from './tell.js';
import type { Button, Citation, Ending, Input, State } from './types.js';
import { createUrgentReader, type UrgentReader } from './urgent.js';

/** The longest text that is read, in characters. */
export const longestText = 4000;

/** What the search gives (see src/search/types.ts); named here so that this folder does not import it. */
export interface Found {
  readonly kind: 'answer' | 'clarify' | 'out-of-scope' | 'none';
  readonly language: 'en' | 'fr';
  readonly outOfScope?: string;
  readonly hits: readonly { readonly id: string; readonly confidence: number }[];
  /** Answers a second question of the same message. */
  readonly second?: { readonly id: string } | undefined;
}

export interface Find {
  /** @param context the fact that was told last, for a message that goes on from there */
  find(text: string, language: 'en' | 'fr', context?: { readonly before: string }): Found;
}

/** A rule set ready for use, with its proof. */
export interface ProvedRules {
  readonly rules: Rules;
  readonly certificate: Certificate;
}

/** Made once for all turns. */
export interface Assistant {
  readonly content: Content;
  readonly search: Find;
  /** By first day of validity, oldest first; at least one. */
  readonly tables: readonly ProvedRules[];
  readonly readCommand: CommandReader;
  readonly reader: AnswerReader;
  readonly readUrgent: UrgentReader;
  readonly guessLanguage: (text: string) => LanguageGuess;
}

/** @param createSpeller from all words that are right, makes what reads a misspelt word as one of them */
export const createAssistant = (
  content: Content,
  search: Find,
  tables: readonly ProvedRules[],
  createSpeller: CreateSpeller,
): Assistant => ({
  content,
  search,
  tables,
  readCommand: createCommandReader(content),
  reader: createAnswerReader(content, createSpeller),
  readUrgent: createUrgentReader(content),
  guessLanguage: createLanguageDetector(content.understanding.languageMarks),
});

/** One turn. */
export interface Turn extends Assistant, ProvedRules {
  readonly input: Input;
  readonly now: Date;
  /** As it was before the turn, in the language in which the person now writes. */
  readonly state: State;
  readonly say: Say;
  readonly tell: Teller;
}

export const beginTurn = (assistant: Assistant, state: State, input: Input, now: Date): Turn => {
  const say = createSay(assistant.content, state.language);
  const inForce = rulesInForce(assistant.tables, now);
  return {
    ...assistant,
    ...inForce,
    input,
    now,
    state: resumed(inForce.rules, state),
    say,
    tell: createTeller(assistant.content, state.language, now, say),
  };
};

/** The newest rule set that is in force on the day; before the first one, the first. */
export const rulesInForce = (tables: readonly ProvedRules[], now: Date): ProvedRules => {
  const today = now.toISOString().slice(0, 10);
  return tables.findLast(({ rules }) => rules.ruleSet.effective <= today) ?? tables[0]!;
};

/** What a step made of the turn, before the open question or the result is put behind it. */
export interface Draft {
  readonly state: State;
  readonly ending: Ending;
  /** Paragraphs of the first message. */
  readonly texts: readonly string[];
  readonly citations?: readonly Citation[];
  /** Used when no question is open; while one is, the buttons are its options. */
  readonly buttons?: readonly Button[];
  readonly facts?: readonly string[];
  /** How the open question follows: in full, shorter because it was just asked, or with every choice explained. */
  readonly question?: 'full' | 'again' | 'explained';
  /** The fact that did not help, by the person's own word. */
  readonly unhelpful?: string;
  /** Put the result behind the texts although it was shown before. */
  readonly result?: boolean;
}

export const draft = (turn: Turn, ending: Ending, texts: readonly string[], more: Partial<Draft> = {}): Draft => ({
  state: turn.state,
  ending,
  texts,
  question: 'again',
  ...more,
});
