/** Fingerprints of a sheet: one of its finding, one of all that stands behind and below it. */

import { type Content, languages, type Text } from '../content/types.js';
import type { Result } from '../rules/index.js';
import { fingerprintOf, type SheetPrints } from './sheet-code.js';

/** Numbers that change when the sheet of a result says something else, in whatever part. */
export const sheetPrints = (content: Content, result: Result): SheetPrints => {
  const outcome = content.outcomes.get(result.outcome)!;
  const steps = outcome.steps.map(({ who, by, text, facts }) => [who, by && both(by), both(text), facts]);
  const remarks = outcome.cautions.map(({ text, facts }) => [both(text), facts]);
  const notes = result.notes.map(({ note, level }) => `${level} ${note} ${both(content.notes.get(note)!)}`).sort();
  const routes = result.routes.map(({ route, verdict, reason, since }) => [
    route,
    verdict,
    reason === undefined ? '' : both(content.reasons.get(reason)!),
    since ?? '',
  ]);
  const cited = new Set([...factsBehind(content, result), ...result.routes.flatMap((route) => route.facts)]);
  const facts = [...cited].sort().map((id) => {
    const { sources, readOn, answer } = content.facts.get(id)!;
    return [id, readOn, both(answer), sources];
  });
  return {
    finding: fingerprintOf(`${outcome.id} ${outcome.level}`),
    rest: fingerprintOf(JSON.stringify([both(outcome.headline), steps, remarks, notes, routes, facts])),
  };
};

/** Every fact that a statement of the sheet rests on, those that decided first. */
export const factsBehind = ({ outcomes }: Content, { outcome: id, facts }: Result): readonly string[] => {
  const { steps, cautions } = outcomes.get(id)!;
  return [...new Set([...facts, ...steps.flatMap((step) => step.facts), ...cautions.flatMap((each) => each.facts)])];
};

const both = (text: Text): string => languages.map((language) => text[language]).join('|');
