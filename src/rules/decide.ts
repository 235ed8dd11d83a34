/** The result for a set of answers: one finding row, its notes, the routes ruled out, and what decided it. */

import { decidingAnswers } from './deciding-answers.js';
import { fits, type MaskedRow, possible, type Rules } from './masks.js';
import { nextQuestion } from './next-question.js';
import { type RouteFinding, routesFor } from './routes.js';
import type { Answers, FindingRow, NoteLevel } from './types.js';

export interface NoteFinding {
  readonly row: string;
  readonly note: string;
  readonly level: NoteLevel;
  readonly facts: readonly string[];
}

export interface Result {
  /** First day of validity of the table that decided. */
  readonly tableDate: string;
  readonly row: string;
  readonly outcome: string;
  /** The answers that decided, in table order: without any one of them another outcome is possible again. */
  readonly decidedBy: Answers;
  /** Stop notes first, then cautions, then information. */
  readonly notes: readonly NoteFinding[];
  readonly routes: readonly RouteFinding[];
  /** Ids of every fact that row and notes rest on, without repeats. */
  readonly facts: readonly string[];
}

export type Decision =
  /** The answers leave more than one finding possible: ask this question next. */
  { readonly kind: 'open'; readonly next: string } | { readonly kind: 'decided'; readonly result: Result };

/**
 * Decides on the answers, complete or not: a finding needs only the questions that matter.
 * @throws Error when no row fits (an unsound table or an unknown value), never a default
 */
export const decide = (rules: Rules, answers: Answers): Decision => {
  const next = nextQuestion(rules, answers);
  if (next !== undefined) return { kind: 'open', next };
  return { kind: 'decided', result: resultOf(rules, answers) };
};

const levels: readonly NoteLevel[] = ['stop', 'caution', 'info'];

const resultOf = (rules: Rules, answers: Answers): Result => {
  const found = findingRow(rules, answers);
  const allowed = possible(rules, answers);
  const notes = rules.notes
    // A note is read from the answers given: it shows when it holds whatever the unanswered questions would say.
    .filter(({ masks }) => masks.every((mask, i) => (mask & allowed[i]!) === allowed[i]!))
    .map(({ row }) => ({ row: row.row, note: row.note, level: row.level, facts: row.facts }))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return {
    tableDate: rules.ruleSet.effective,
    row: found.row.row,
    outcome: found.row.outcome,
    decidedBy: decidingAnswers(rules, answers),
    notes,
    routes: routesFor(rules, answers, found.row.outcome),
    facts: [...new Set([...found.row.facts, ...notes.flatMap((note) => note.facts)])],
  };
};

const findingRow = (rules: Rules, answers: Answers): MaskedRow<FindingRow> => {
  const allowed = possible(rules, answers);
  const rows = rules.finding.filter(({ masks }) => fits(masks, allowed));
  const [first] = rows;
  if (first === undefined) throw new Error(`no row fits the answers ${JSON.stringify(answers)}`);
  if (rows.some(({ row }) => row.outcome !== first.row.outcome)) {
    throw new Error(`more than one outcome is left for the answers ${JSON.stringify(answers)}`);
  }
  return first;
};
