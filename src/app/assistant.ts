/** The assistant as the service runs it: loaded from the project's folder, proved, and switched off at will. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadedAssistant, loadAssistant } from '../assistant.js';
import { createClosedTurn, createTakeTurn, type TakeTurn } from '../conversation/index.js';
import type { AppConfig, Summary } from './types.js';

/** @throws ContentError; Error when a decision table does not have exactly one row for every combination of answers */
export const loadSound = (root: string, loaded: LoadedAssistant = loadAssistant(root)): LoadedAssistant => {
  if (loaded.tables.some(({ certificate }) => !certificate.sound)) {
    throw new Error('A decision table is not sound: run "npm run check".');
  }
  return loaded;
};

/** Takes turns, or says that the assistant is switched off. */
export const takeTurnOf = (
  { replace }: AppConfig,
  { assistant, content }: LoadedAssistant,
  isOff: () => boolean,
): TakeTurn => {
  const usual = createTakeTurn(assistant);
  const open = replace?.takeTurn?.(usual) ?? usual;
  const closed = createClosedTurn(content);
  return (state, input, now) => (isOff() ? closed : open)(state, input, now);
};

export const summaryOf = (
  { root, dataDir }: Pick<AppConfig, 'root' | 'dataDir'>,
  { content, tables, calibration }: LoadedAssistant,
): Summary => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    contentHash: content.hash,
    facts: content.facts.size,
    questions: content.questions.size,
    outcomes: content.outcomes.size,
    tables: tables.map(({ certificate: { effective, combinations } }) => ({ effective, combinations })),
    calibration,
    dataDir,
  };
};
