/** "Is my printout still valid?": what a sheet's code said then, and what the same answers lead to today. */

import type { Content } from '../content/types.js';
import type { Answers, NoteFinding, Result, Rules } from '../rules/index.js';
import type { ProvedRules } from './context.js';
import { applicable } from './interview.js';
import { comingChange, dayOf, notesOnlyIn, resultUnder, sinceWhen } from './result-over-time.js';
import { codeLength, decodeSheet, lettersOf } from './sheet-code.js';
import { factsBehind, sheetPrints } from './sheet-prints.js';

/** What can be said of a sheet whose code was read. */
export interface KnownSheet {
  /** `open`: today's rules would ask more; `revised`: the same finding, but something else on the sheet is not the same. */
  readonly kind: 'same' | 'revised' | 'changed' | 'open';
  /** The table that the sheet rests on, by its first day. */
  readonly date: string;
  readonly answers: Answers;
  /** The outcome that the sheet bears, where its table still says it. */
  readonly found?: string | undefined;
  readonly today?: Result | undefined;
  /** The day from which the finding is another; undefined when the sheet's own table was corrected. */
  readonly since?: string | undefined;
  readonly notesGained: readonly NoteFinding[];
  readonly notesLost: readonly NoteFinding[];
  /** Facts behind the sheet that were read again after its table began. */
  readonly factsReadAgain: readonly string[];
  /** A table that is to come says something else. */
  readonly coming?: { readonly from: string; readonly outcome: string | undefined } | undefined;
}

export type CheckedSheet =
  | KnownSheet
  /** The table that the code names is not there any more. */
  | { readonly kind: 'unknown-table'; readonly date: string }
  /** `lengths`: how many letters and digits codes have, when the typed ones are too few or too many. */
  | { readonly kind: 'no-code'; readonly count: number; readonly lengths?: readonly number[] };

/** @param inForce the rules of today */
export const checkSheet = (
  content: Content,
  tables: readonly ProvedRules[],
  inForce: Rules,
  now: Date,
  code: string,
): CheckedSheet => {
  const rulesOf = (date: string): Rules | undefined => tables.find(({ rules }) => dayOf(rules) === date)?.rules;
  const read = decodeSheet(code, rulesOf);
  if (read === undefined) return noCode(tables, code);
  if ('unknownTable' in read) {
    // No sheet was ever made by a table of tomorrow: a slip of the pen.
    const date = read.unknownTable;
    return date > now.toISOString().slice(0, 10) ? noCode(tables, code) : { kind: 'unknown-table', date };
  }

  const { tableDate: date, answers, prints } = read;
  const own = rulesOf(date)!;
  const before = resultUnder(own, answers);
  const today = resultUnder(inForce, answers);
  const bears = (result: Result | undefined): result is Result =>
    result !== undefined && sheetPrints(content, result).finding === prints.finding;
  const known = {
    date,
    answers: applicable(inForce, answers),
    found: bears(before) ? before.outcome : undefined,
    today,
    notesGained: before && today ? notesOnlyIn(today, before) : [],
    notesLost: before && today ? notesOnlyIn(before, today) : [],
    factsReadAgain: today ? factsBehind(content, today).filter((id) => content.facts.get(id)!.readOn > date) : [],
    coming: comingChange(tables, inForce, answers),
  };
  if (today === undefined) return { ...known, kind: 'open', since: dayOf(inForce) };
  if (!bears(today) || (known.found !== undefined && known.found !== today.outcome)) {
    const since = bears(before) ? sinceWhen(tables, date, inForce, answers, bears) : undefined;
    return { ...known, kind: 'changed', since };
  }
  const same = sheetPrints(content, today).rest === prints.rest;
  return { ...known, kind: same ? 'same' : 'revised' };
};

const noCode = (tables: readonly ProvedRules[], code: string): CheckedSheet => {
  const count = lettersOf(code).length;
  const lengths = [...new Set(tables.map(({ rules }) => codeLength(rules)))].sort((a, b) => a - b);
  return { kind: 'no-code', count, ...(lengths.includes(count) ? {} : { lengths }) };
};
