/** Builds the content from its files, or tells every mistake in them. */

import { createHash } from 'node:crypto';
import type { RuleSet } from '../rules/index.js';
import { checkAnswers } from './check-answers.js';
import { checkClasses } from './check-classes.js';
import { checkContact } from './check-contact.js';
import { checkFacts } from './check-facts.js';
import { checkHints } from './check-hints.js';
import { checkLanguages } from './check-languages.js';
import { checkReferences } from './check-references.js';
import { checkRules } from './check-rules.js';
import { checkWording } from './check-wording.js';
import { ContentError, type Mistake } from './mistakes.js';
import { parseFiles } from './parse-files.js';
import type { ContentFiles } from './read-files.js';
import { type Parsed, ruleSetOf, toContent } from './to-content.js';
import type { Content } from './types.js';
import { createPlaces } from './yaml-file.js';

/**
 * Loads and checks the content.
 * @param files path to text, as `readContentFiles` gives them
 * @throws ContentError with every mistake found: forms first, and when all forms are right, what they say together
 */
export const loadContent = (files: ContentFiles): Content => {
  const mistakes: Mistake[] = [];
  const places = createPlaces();
  const parsed = parseFiles(files, places, mistakes);
  if (mistakes.length > 0) throw new ContentError(mistakes);

  const all = parsed as Parsed;
  const ruleSets: readonly RuleSet[] = all.tables.map((table) => ruleSetOf(table, all.routes));
  checkReferences(all, places, mistakes);
  checkAnswers(all, places, mistakes);
  checkClasses(all, places, mistakes);
  checkContact(all, places, mistakes);
  checkFacts(all, places, mistakes);
  checkHints(all, places, mistakes);
  checkLanguages(all, places, mistakes);
  checkWording(all, places, mistakes);
  checkRules(all, ruleSets, places, mistakes);
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return deepFreeze(toContent(all, ruleSets, hashOf(files)));
};

const hashOf = (files: ContentFiles): string => {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\n${text.replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex');
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return value;
};
