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

export interface LoadedKnowledge {
  readonly content: Content;
  /** Every rule set with its proof, by first day of validity. */
  readonly tables: readonly ProvedRules[];
  /** What the search rehearsed; undefined when `npm run calibrate` was never run. */
  readonly rehearsed: Calibration | undefined;
  /** `stale`: content has changed since `npm run calibrate`; `missing`: it was never run. */
  readonly calibration: 'fresh' | 'stale' | 'missing';
}

export interface LoadedAssistant extends LoadedKnowledge {
  readonly search: ExplainingSearch;
  readonly assistant: Assistant;
}

/** The calibration's file, relative to the project. */
export const calibrationFile = 'knowledge/calibration.json';

/** Fingerprint of what the search's rehearsal reads, SHA-256 in hexadecimal. */
export const calibrationHash = (content: Content): string =>
  searchHash(content, (text) => createHash('sha256').update(text).digest('hex'));

/**
 * Loads and proves the content, without the search.
 * @param root the folder that holds `knowledge` and `dialogs`
 * @throws ContentError with every mistake in the content
 */
export const loadKnowledge = (root: string): LoadedKnowledge => {
  const content = loadContent(readContentFiles(root));
  const file = path.join(root, calibrationFile);
  const rehearsed = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Calibration) : undefined;
  const tables = content.ruleSets.map((ruleSet) => {
    const rules = prepare(ruleSet);
    return { rules, certificate: certify(rules) };
  });
  const fresh = rehearsed?.contentHash === calibrationHash(content);
  return { content, tables, rehearsed, calibration: rehearsed === undefined ? 'missing' : fresh ? 'fresh' : 'stale' };
};

/** Loads everything; see `loadKnowledge`. */
export const loadAssistant = (root: string): LoadedAssistant => {
  const knowledge = loadKnowledge(root);
  const { content, tables, rehearsed } = knowledge;
  const search = createSearch(content, rehearsed ?? uncalibrated(calibrationHash(content)));
  return { ...knowledge, search, assistant: createAssistant(content, search, tables, createSpeller) };
};
