/** The real content, loaded once for all tests of a file. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadAssistant } from '../../src/assistant.js';
import type { Answers } from '../../src/rules/index.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const loaded = loadAssistant(root);
export const { content, assistant } = loaded;
export const { rules, certificate } = loaded.tables[0]!;

export const readYaml = <T>(file: string): T => parse(readFileSync(`${root}${file}`, 'utf8')) as T;

export interface Persona {
  readonly id: string;
  readonly who: string;
  readonly answers: Answers;
  readonly outcome: string;
  readonly must: readonly string[];
  readonly must_not: readonly string[];
}

export const personas = readYaml<readonly Persona[]>('test/personas.yaml');
