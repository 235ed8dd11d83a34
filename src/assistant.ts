/** Puts content, rules, search and conversation together: all of the assistant that needs no server and no store. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Content, loadContent, readContentFiles } from './content/index.js';
import { type Assistant, createAssistant, type ProvedRules } from './conversation/index.js';
import { certify, prepare } from './rules/index.js';
import {
  type Calibration,
  createSearch,
  createSpeller,
  type ExplainingSearch,
  searchHash,
  uncalibrated,
} from './search/index.js';

export interface LoadedAssistant {
  readonly content: Content;
  readonly search: ExplainingSearch;
  readonly tables: readonly ProvedRules[];
  readonly assistant: Assistant;
  /** `stale`: content has changed since `npm run calibrate`; `missing`: it was never run. */
  readonly calibration: 'fresh' | 'stale' | 'missing';
}

/** The calibration's file, relative to the project. */
export const calibrationFile = 'knowledge/calibration.json';

/** Fingerprint of what the search's rehearsal reads, SHA-256 in hexadecimal. */
export const calibrationHash = (content: Content): string =>
  searchHash(content, (text) => createHash('sha256').update(text).digest('hex'));

/**
 * Loads everything from the project's folder.
 * @param root the folder that holds `knowledge` and `dialogs`
 * @throws ContentError with every mistake in the content
 */
export const loadAssistant = (root: string): LoadedAssistant => {
  const content = loadContent(readContentFiles(root));
  const hash = calibrationHash(content);
  const file = path.join(root, calibrationFile);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Calibration) : undefined;
  const search = createSearch(content, kept ?? uncalibrated(hash));
  const tables = content.ruleSets.map((ruleSet) => {
    const rules = prepare(ruleSet);
    return { rules, certificate: certify(rules) };
  });
  return {
    content,
    search,
    tables,
    assistant: createAssistant(content, search, tables, createSpeller),
    calibration: kept === undefined ? 'missing' : kept.contentHash === hash ? 'fresh' : 'stale',
  };
};
