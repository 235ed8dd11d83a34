/** "Is my printout still valid?": what a sheet's code said then, and what the same answers lead to today. */

import type { Content, Language } from '../content/types.js';
import { type Answers, decide, type Result, type Rules } from '../rules/index.js';
import { answersRead } from './ask.js';
import type { ProvedRules } from './context.js';
import { applicable } from './interview.js';
import type { Say } from './say.js';
import { decodeSheet, fingerprintOf } from './sheet-code.js';

/** A number that changes when a finding, its notes, its facts or what they rest on change. */
export const sheetFingerprint = (content: Content, result: Result): number => {
  const facts = [...result.facts].sort().map((id) => {
    const { sources, readOn, answer } = content.facts.get(id)!;
    return [id, readOn, answer.en, ...sources].join();
  });
  const notes = result.notes.map(({ note, level }) => `${note} ${level}`).sort();
  return fingerprintOf([result.outcome, ...notes, ...facts].join('|'));
};

export interface CheckedSheet {
  /** `open`: today's rules would ask more. */
  readonly kind: 'same' | 'revised' | 'changed' | 'open' | 'unknown-table' | 'no-code';
  /** Paragraphs for the person; the first says the result. */
  readonly texts: readonly string[];
}

/** @param inForce the rules of today */
export const checkSheet = (
  content: Content,
  tables: readonly ProvedRules[],
  inForce: Rules,
  code: string,
  language: Language,
  say: Say,
): CheckedSheet => {
  const rulesOf = (date: string): Rules | undefined =>
    tables.find(({ rules }) => rules.ruleSet.effective === date)?.rules;
  const read = decodeSheet(code, rulesOf);
  if (read === undefined) return { kind: 'no-code', texts: [say('check-no-code')] };
  if ('unknownTable' in read)
    return { kind: 'unknown-table', texts: [say('check-unknown-table', { date: read.unknownTable })] };

  const { tableDate: date, answers } = read;
  const told = say('check-answers', {
    list: answersRead(content.questions, answers, language, 'readBack').join('; '),
  });
  const headline = (outcome: string): string => content.outcomes.get(outcome)!.headline[language];
  const then = resultOf(rulesOf(date)!, answers);
  const now = resultOf(inForce, answers);
  if (now === undefined) return { kind: 'open', texts: [say('check-open', { date }), told] };
  if (then?.outcome !== now.outcome) {
    const before = then === undefined ? [] : [say('check-before', { date, headline: headline(then.outcome) })];
    return { kind: 'changed', texts: [say('check-changed', { headline: headline(now.outcome) }), ...before, told] };
  }
  const same = sheetFingerprint(content, now) === read.fingerprint;
  const message = say(same ? 'check-same' : 'check-revised', { date, headline: headline(now.outcome) });
  return { kind: same ? 'same' : 'revised', texts: [message, told] };
};

const resultOf = (rules: Rules, answers: Answers): Result | undefined => {
  const decision = decide(rules, applicable(rules, answers));
  return decision.kind === 'decided' ? decision.result : undefined;
};
