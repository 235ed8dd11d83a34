/** Checks that tables, outcomes, notes and routes fit together, and that every combination has one finding. */

import { certify, prepare, type RuleSet } from '../rules/index.js';
import { checkQuestions } from './check-questions.js';
import { checkTableDays } from './check-table-days.js';
import type { Mistake } from './mistakes.js';
import { type Report, reportTo } from './report-to.js';
import type { TableFile } from './schemas.js';
import { type Parsed, ruleSetOf } from './to-content.js';
import type { Places } from './yaml-file.js';

export const checkRules = (parsed: Parsed, ruleSets: readonly RuleSet[], places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  if (ruleSets.length === 0) {
    mistakes.push({
      check: 'no-table',
      file: 'knowledge/tables',
      line: 1,
      problem: 'there is no decision table',
      remedy: 'Add one, named by its first day of validity',
    });
  }
  checkQuestions(parsed, report);
  checkTableDays(parsed.tables, places, report);
  checkRoutes(parsed, report);
  checkUse(parsed, report);
  for (const table of parsed.tables) {
    const before = mistakes.length;
    checkConditions(table, report);
    if (mistakes.length === before) checkCertificate(table, ruleSetOf(table, parsed.routes), report);
  }
};

const checkConditions = (table: TableFile, report: Report): void => {
  for (const row of [...table.finding, ...table.notes]) {
    for (const [id, wanted] of Object.entries(row.when)) {
      const values = table.inputs[id];
      if (values === undefined)
        report(
          'unknown-input',
          row.when,
          id,
          `row ${row.row} asks for "${id}", which is no input`,
          `Use one of: ${Object.keys(table.inputs).join(', ')}`,
        );
      else {
        for (const value of [wanted].flat()) {
          if (!values.includes(value))
            report(
              'unknown-value',
              row.when,
              id,
              `row ${row.row}: "${id}" has no value "${value}"`,
              `Use one of: ${values.join(', ')}`,
            );
        }
      }
    }
  }
  table.always.forEach((id, i) => {
    if (!(id in table.inputs))
      report(
        'unknown-input',
        table.always,
        i,
        `"always" names "${id}", which is no input`,
        `Use one of: ${Object.keys(table.inputs).join(', ')}`,
      );
  });
};

const checkCertificate = (table: TableFile, ruleSet: RuleSet, report: Report): void => {
  const certificate = certify(prepare(ruleSet));
  for (const answers of certificate.uncoveredExamples) {
    report(
      'uncovered',
      table,
      'finding',
      `no row fits ${JSON.stringify(answers)} (${certificate.uncovered} combinations in all)`,
      'Add a row, or widen one',
    );
  }
  for (const { answers, rows } of certificate.doubledExamples) {
    report(
      'double-hit',
      table,
      'finding',
      `rows ${rows.join(' and ')} both fit ${JSON.stringify(answers)}`,
      'Narrow one of them',
    );
  }
  for (const id of certificate.deadRows) {
    const row = [...table.finding, ...table.notes].find((item) => item.row === id);
    report('dead-row', row, 'row', `nothing reaches row ${id}`, 'Correct its conditions or remove it');
  }
};

const checkRoutes = (parsed: Parsed, report: Report): void => {
  const { routes, reasons, by_outcome: byOutcome, other } = parsed.routes;
  const known = new Set(['go', 'maybe', ...reasons.map(({ id }) => id)]);
  for (const verdicts of [...Object.values(byOutcome), other]) {
    for (const route of Object.keys(routes)) {
      const verdict = verdicts[route];
      if (verdict === undefined)
        report(
          'route-missing',
          verdicts,
          undefined,
          `nothing is said of the route "${route}"`,
          'Add go, maybe or the id of a reason',
        );
      else if (!known.has(verdict))
        report(
          'unknown-reason',
          verdicts,
          route,
          `"${verdict}" is neither go, maybe nor a reason`,
          'Correct it, or add the reason',
        );
    }
    for (const route of Object.keys(verdicts)) {
      if (!(route in routes))
        report('unknown-route', verdicts, route, `there is no route "${route}"`, 'Correct it, or add the route');
    }
  }
};

/** Outcomes, notes and reasons: named ones exist, existing ones are named. */
const checkUse = (parsed: Parsed, report: Report): void => {
  const outcomes = new Map(parsed.outcomes.flatMap(({ data }) => data).map((outcome) => [outcome.id, outcome]));
  const rows = parsed.tables.flatMap((table) => table.finding);
  for (const row of rows) {
    if (!outcomes.has(row.outcome))
      report(
        'unknown-outcome',
        row,
        'outcome',
        `there is no outcome "${row.outcome}"`,
        'Correct the id, or write the outcome',
      );
  }
  for (const [id, outcome] of outcomes) {
    if (!rows.some((row) => row.outcome === id))
      report(
        'unreached-outcome',
        outcome,
        'id',
        `no row leads to the outcome "${id}"`,
        'Add a row, or remove the outcome',
      );
  }
  for (const id of Object.keys(parsed.routes.by_outcome)) {
    if (!outcomes.has(id))
      report(
        'unknown-outcome',
        parsed.routes.by_outcome,
        id,
        `there is no outcome "${id}"`,
        'Correct the id, or write the outcome',
      );
  }
  const said = parsed.tables.flatMap((table) => table.notes);
  for (const row of said) {
    if (!parsed.notes.some(({ id }) => id === row.note))
      report('unknown-note', row, 'note', `there is no note "${row.note}"`, 'Correct the id, or write the note');
  }
  for (const note of parsed.notes) {
    if (!said.some((row) => row.note === note.id))
      report('unused-note', note, 'id', `no row says the note "${note.id}"`, 'Add a row, or remove the note');
  }
  const used = new Set(
    [...Object.values(parsed.routes.by_outcome), parsed.routes.other].flatMap((v) => Object.values(v)),
  );
  for (const reason of parsed.routes.reasons) {
    if (!used.has(reason.id))
      report('unused-reason', reason, 'id', `no outcome gives the reason "${reason.id}"`, 'Use it, or remove it');
  }
};
