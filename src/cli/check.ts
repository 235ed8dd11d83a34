/**
 * `npm run check`: loads the content and proves the rules; every mistake with file and line; exit 1 on one.
 * `--watch` does so again after each change. With another option it shows the rules instead: `--graph` the interview, `--case` one result, `--diff` two tables.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadedKnowledge, loadKnowledge } from '../assistant.js';
import { freshnessOf } from '../conversation/freshness.js';
import type { ProvedRules } from '../conversation/index.js';
import { caseLines, readCase } from './check/case.js';
import { certificateLines, contentLines } from './check/certificate.js';
import { differenceLines, tablesToCompare } from './check/difference.js';
import { type CheckOptions, readOptions } from './check/options.js';
import { watchFolders } from './check/watch.js';
import { checkWords } from './check/words.js';
import { drawInterview } from './graph/draw-interview.js';
import { print, projectRoot, runCommand } from './project.js';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), new Date());
  if (!options.watch) return check(options);
  const folders = ['knowledge', 'dialogs'].map((name) => path.join(projectRoot, name));
  const again = async () => {
    print(`\n${new Date().toTimeString().slice(0, 8)}`);
    await runCommand(() => check(options));
  };
  await again();
  await watchFolders(folders, () => void again());
});

function check(options: CheckOptions): void {
  const knowledge = loadKnowledge(projectRoot);
  for (const line of linesOf(options, knowledge)) print(line);
  if (options.task.kind === 'certificate' && knowledge.calibration !== 'fresh') {
    throw new Error(`knowledge/calibration.json is ${knowledge.calibration}. Run "npm run calibrate" and commit it.`);
  }
}

function linesOf({ task, day, language }: CheckOptions, { content, tables }: LoadedKnowledge): readonly string[] {
  const today = new Date(`${day}T00:00:00Z`);
  const words = checkWords[language];
  switch (task.kind) {
    case 'graph':
      writeFileSync(task.file, drawInterview(content, inForce(tables, day), language));
      return [words.written(task.file)];
    case 'case': {
      const table = inForce(tables, day);
      return caseLines(content, table, readCase(task.given, table.rules), language, today);
    }
    case 'diff': {
      const pair = tablesToCompare(tables, task.days);
      if (pair === undefined) return [words.oneTable(tables[0]!.certificate.effective)];
      return differenceLines(content, pair, language);
    }
    case 'certificate': {
      const aged = [...content.facts.values()].filter((fact) => freshnessOf(fact, today) !== 'fresh');
      return [
        ...contentLines(content),
        ...tables.flatMap((table) => certificateLines(table, content)),
        `on ${day}: ${aged.length} facts due for review or later`,
        ...aged.map((fact) => `  ${freshnessOf(fact, today).padEnd(8)} ${fact.reviewBy}  ${fact.id}`),
      ];
    }
    default:
      return task satisfies never;
  }
}

/** The table that people are asked by on the day; before the first one begins, the first. */
function inForce(tables: readonly ProvedRules[], day: string): ProvedRules {
  return tables.findLast(({ certificate }) => certificate.effective <= day) ?? tables[0]!;
}
