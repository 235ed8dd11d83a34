/** The public question set as a comparison needs it: no follow-ups, and nothing that stands in the base word for word. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { root } from './base.mjs';

/**
 * @typedef {object} Question
 * @property {string} text
 * @property {Set<string> | undefined} accepted ids of the facts that answer it; undefined: it is not ours
 */

/** @returns {{questions: Question[], followUps: number, verbatim: number}} */
export const questionsOf = (half, base, facts) => {
  const also = new Map([...facts.values()].flatMap((fact) => fact.also.map((id) => [id, fact.id])));
  const known = new Set(base.entries.flatMap(({ phrasings }) => phrasings.map(base.key)));
  const file = new URL(`test/questions/${half}.${base.language}.yaml`, root);
  const all = parse(readFileSync(file, 'utf8'));
  const alone = all.filter(({ after }) => after === undefined);
  const fresh = alone.filter(({ text }) => !known.has(base.key(text)));
  return {
    questions: fresh.map(({ text, facts: ids }) => ({
      text,
      accepted: ids && new Set(ids.map((id) => also.get(id) ?? id)),
    })),
    followUps: all.length - alone.length,
    verbatim: alone.length - fresh.length,
  };
};
