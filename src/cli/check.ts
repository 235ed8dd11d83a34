/** `npm run check`: loads the content and proves the rules; every mistake with file and line; exit 1 on one. */

import { loadKnowledge } from '../assistant.js';
import { freshnessOf } from '../conversation/freshness.js';
import { optionOf, print, projectRoot, runCommand } from './project.js';

await runCommand(() => {
  const args = process.argv.slice(2);
  const { content, tables, calibration } = loadKnowledge(projectRoot);
  const today = new Date(optionOf(args, 'date') ?? Date.now());
  if (Number.isNaN(today.getTime())) throw new Error('--date takes a day as YYYY-MM-DD');

  const phrasings = (language: 'en' | 'fr') =>
    [...content.facts.values()].reduce((sum, fact) => sum + fact.phrasings[language].length, 0);
  print(`content ${content.hash.slice(0, 12)}: ${content.facts.size} facts, ${content.sources.size} sources,`);
  print(
    `  ${phrasings('en')} English and ${phrasings('fr')} French phrasings, ${content.outOfScope.size} classes out of scope,`,
  );
  print(`  ${content.questions.size} questions, ${content.outcomes.size} outcomes, ${content.notes.size} notes`);
  for (const { certificate, rules } of tables) {
    print(
      `rules of ${certificate.effective}: ${certificate.combinations.toLocaleString('en')} combinations, each with exactly one finding;` +
        ` ${rules.finding.length} finding rows, ${rules.notes.length} notes, all reached`,
    );
  }
  const aged = [...content.facts.values()].filter((fact) => freshnessOf(fact, today) !== 'fresh');
  print(`on ${today.toISOString().slice(0, 10)}: ${aged.length} facts due for review or later`);
  for (const fact of aged) print(`  ${freshnessOf(fact, today).padEnd(8)} ${fact.reviewBy}  ${fact.id}`);
  if (calibration !== 'fresh') {
    throw new Error(`knowledge/calibration.json is ${calibration}. Run "npm run calibrate" and commit it.`);
  }
});
