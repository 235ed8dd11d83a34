/** Transcripts as data: what a person does, and what must come of it. Played on the pure turn and on real clients. */

import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { OutcomeLevel } from '../../src/content/types.js';
import { createSay, type TurnSummary } from '../../src/conversation/index.js';
import { content, readYaml, root } from './project.js';

export interface TranscriptStep {
  /** Typed words. `{code}` is the code of the sheet shown last, `{wrong code}` the same with a slip of the pen. */
  readonly user?: string;
  /** The value of an option of the open question, pressed as a button. */
  readonly press?: string;
  /** Any other button value. */
  readonly value?: unknown;
  readonly ending: string;
  readonly language?: 'en' | 'fr';
  /** The open question after the turn; null: none. */
  readonly asks?: string | null;
  /** Facts that must be cited. */
  readonly cites?: string | readonly string[];
  /** A fact that must be among those offered. */
  readonly offers?: string;
  readonly outcome?: string;
  /** How far the sheet lets the person go alone. */
  readonly level?: OutcomeLevel;
  readonly answers?: Readonly<Record<string, string>>;
  /** Words that must stand in the replies, and words that must not. */
  readonly says?: string | readonly string[];
  readonly never?: string | readonly string[];
}

/** The person comes back after a while: "5d" are five days. */
export interface TranscriptPause {
  readonly later: string;
}

export interface Transcript {
  readonly name: string;
  readonly language: 'en' | 'fr';
  /** `shared`: in a channel of Teams, where others read along. */
  readonly place?: 'private' | 'shared';
  readonly steps: readonly (TranscriptStep | TranscriptPause)[];
}

export const transcripts: readonly Transcript[] = readdirSync(`${root}test/transcripts`)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => readYaml<readonly Transcript[]>(`test/transcripts/${name}`));

export interface Message {
  readonly text: string;
  readonly value?: unknown;
}

/** What came of a message: all words of the turn, and the titles of its buttons. */
export interface Heard {
  readonly summary: TurnSummary;
  readonly text: string;
  readonly buttons: readonly string[];
}

/** Somebody who talks to the assistant, wherever. */
export interface Person {
  /** @param pressed the message is a button of the reply before */
  say(message: Message, pressed: boolean): Heard | Promise<Heard>;
  /** Is away for so many milliseconds. */
  rest(milliseconds: number): void | Promise<void>;
}

/** Plays a transcript and compares every turn with what it promises. */
export const play = async ({ language, place, steps }: Transcript, person: Person): Promise<void> => {
  let heard: Pick<TurnSummary, 'question' | 'language'> = { language };
  let code = '';
  for (const step of steps) {
    if ('later' in step) {
      await person.rest(millisecondsOf(step.later));
      continue;
    }
    const { summary, text, buttons } = await person.say(messageOf(step, heard, code), step.press !== undefined);
    expectStep(step, summary, text);
    if (summary.question !== undefined && place !== 'shared')
      expect(buttons).toEqual(
        content.questions.get(summary.question)!.options.map(({ label }) => label[summary.language]),
      );
    heard = summary;
    code = /\*\*([0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+)\*\*/.exec(text)?.[1] ?? code;
  }
};

const millisecondsOf = (later: string): number => {
  const days = /^(\d+)d$/.exec(later)?.[1];
  if (days === undefined) throw new Error(`"later: ${later}" must be days, as in "5d"`);
  return Number(days) * 86_400_000;
};

/** The message that a step sends: text, and the value when a button was pressed. */
const messageOf = (
  { user = '', press, value }: TranscriptStep,
  { question: open, language }: Pick<TurnSummary, 'question' | 'language'>,
  code: string,
): Message => {
  if (press === undefined) {
    const text = user.replace('{code}', code).replace('{wrong code}', withSlip(code));
    return { text, ...(value === undefined ? {} : { value }) };
  }
  const option = content.questions.get(open ?? '')?.options.find((each) => each.value === press);
  if (option === undefined) throw new Error(`no button "${press}" at the question "${open}"`);
  return { text: option.label[language], value: { question: open, value: press } };
};

const withSlip = (code: string): string => (code.endsWith('7') ? `${code.slice(0, -1)}8` : `${code.slice(0, -1)}7`);

/** Compares what came with what the step promises. */
const expectStep = (step: TranscriptStep, summary: TurnSummary, text: string): void => {
  const where = `${JSON.stringify(step.user ?? step.press ?? step.value)} -> ${text.slice(0, 300)}`;
  expect(summary.ending, where).toBe(step.ending);
  if (step.language) expect(summary.language, where).toBe(step.language);
  if (step.asks !== undefined) expect(summary.question ?? null, where).toBe(step.asks);
  for (const fact of [step.cites ?? []].flat()) expect(summary.facts, where).toContain(fact);
  if (step.offers) expect(summary.facts, where).toContain(step.offers);
  if (step.outcome) expect(summary.outcome, where).toBe(step.outcome);
  if (step.level) expectLevel(step.level, summary, text);
  if (step.answers) expect(summary.answers ?? {}, where).toEqual(step.answers);
  for (const words of [step.says ?? []].flat()) expect(text).toContain(words);
  for (const words of [step.never ?? []].flat()) expect(text).not.toContain(words);
};

const levels: readonly OutcomeLevel[] = ['act', 'check', 'pro'];

/** The sheet says how far the person may go alone, and nothing of the other two; who should not is told who can help. */
const expectLevel = (level: OutcomeLevel, { outcome, language }: TurnSummary, text: string): void => {
  const say = createSay(content, language);
  expect(content.outcomes.get(outcome ?? '')?.level).toBe(level);
  for (const each of levels) expect(text.includes(`**${say(`level-${each}`)}**`), each).toBe(each === level);
  // Teams draws headings as bold lines.
  expect(text.includes(say('sheet-help').replace('### ', ''))).toBe(level === 'pro');
};
