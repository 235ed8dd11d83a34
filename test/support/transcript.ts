/** Transcripts as data: what a person does, and what must come of it. Played on the pure turn and on real clients. */

import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { TurnSummary } from '../../src/conversation/index.js';
import { content, readYaml, root } from './project.js';

export interface TranscriptStep {
  /** Typed words. */
  readonly user?: string;
  /** The value of an option of the open question, pressed as a button. */
  readonly press?: string;
  /** Any other button value. */
  readonly value?: unknown;
  readonly ending: string;
  readonly language?: 'en' | 'fr';
  /** The open question after the turn; null: none. */
  readonly asks?: string | null;
  /** A fact that must be cited. */
  readonly cites?: string;
  /** A fact that must be among those offered. */
  readonly offers?: string;
  readonly outcome?: string;
  readonly answers?: Readonly<Record<string, string>>;
  /** Words that must stand in the replies, and words that must not. */
  readonly says?: string | readonly string[];
  readonly never?: string | readonly string[];
}

export interface Transcript {
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly steps: readonly TranscriptStep[];
}

export const transcripts: readonly Transcript[] = readdirSync(`${root}test/transcripts`)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => readYaml<readonly Transcript[]>(`test/transcripts/${name}`));

/** The message that a step sends: text, and the value when a button was pressed. */
export const messageOf = (
  step: TranscriptStep,
  open: string | undefined,
  language: 'en' | 'fr',
): { text: string; value?: unknown } => {
  if (step.press === undefined)
    return { text: step.user ?? '', ...(step.value === undefined ? {} : { value: step.value }) };
  const option = content.questions.get(open ?? '')?.options.find(({ value }) => value === step.press);
  if (option === undefined) throw new Error(`no button "${step.press}" at the question "${open}"`);
  return { text: option.label[language], value: { question: open, value: step.press } };
};

/** Compares what came with what the step promises. */
export const expectStep = (step: TranscriptStep, summary: TurnSummary, text: string): void => {
  const where = `${JSON.stringify(step.user ?? step.press ?? step.value)} -> ${text.slice(0, 300)}`;
  expect(summary.ending, where).toBe(step.ending);
  if (step.language) expect(summary.language, where).toBe(step.language);
  if (step.asks !== undefined) expect(summary.question ?? null, where).toBe(step.asks);
  if (step.cites) expect(summary.facts, where).toContain(step.cites);
  if (step.offers) expect(summary.facts, where).toContain(step.offers);
  if (step.outcome) expect(summary.outcome, where).toBe(step.outcome);
  if (step.answers) expect(summary.answers, where).toEqual(step.answers);
  for (const words of [step.says ?? []].flat()) expect(text).toContain(words);
  for (const words of [step.never ?? []].flat()) expect(text).not.toContain(words);
};
