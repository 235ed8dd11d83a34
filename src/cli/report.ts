/** `npm run report`: what the owners of the content still have to do. */

import { loadKnowledge } from '../assistant.js';
import { freshnessOf } from '../conversation/freshness.js';
import { optionOf, print, projectRoot, runCommand } from './project.js';

await runCommand(() => {
  const { content } = loadKnowledge(projectRoot);
  const today = new Date(optionOf(process.argv.slice(2), 'date') ?? Date.now());
  const facts = [...content.facts.values()];

  const section = (title: string, lines: readonly string[]): void => {
    print(`${title}: ${lines.length}`);
    for (const line of lines) print(`  ${line}`);
  };
  section(
    'Due for review, or overdue',
    facts
      .filter((fact) => freshnessOf(fact, today) !== 'fresh')
      .sort((a, b) => a.reviewBy.localeCompare(b.reviewBy))
      .map((fact) => `${fact.reviewBy}  ${freshnessOf(fact, today).padEnd(8)} ${fact.id}`),
  );
  section(
    'Not yet reviewed by a licensee (approved_by is empty)',
    facts.filter((fact) => fact.approvedBy === '').map((fact) => fact.id),
  );
  section(
    'Resting on less than an official page',
    facts.filter((fact) => fact.confidence !== 'official').map((fact) => `${fact.confidence.padEnd(12)} ${fact.id}`),
  );
  const { practice } = content;
  section('The practice has not confirmed', [
    ...(practice.confirmedByOwner === '' ? ['knowledge/practice.yaml: confirmed_by_owner is empty'] : []),
    ...(practice.licenceNumber === '' ? ['knowledge/practice.yaml: licence_number is empty'] : []),
  ]);
  section(
    'To open live before launch',
    content.openBeforeLaunch.map((text) => text.en),
  );
});
