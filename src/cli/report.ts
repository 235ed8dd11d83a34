/** `npm run report`: what the owners of the content still have to do. */

import { openDataDir } from '../app/data-dir.js';
import { loadKnowledge } from '../assistant.js';
import { readSettings } from '../settings.js';
import { optionOf, print, projectRoot, runCommand } from './project.js';
import { contentSections } from './report/content.js';
import { gapSections } from './report/gaps.js';

await runCommand(async () => {
  const { content } = loadKnowledge(projectRoot);
  const today = new Date(optionOf(process.argv.slice(2), 'date') ?? Date.now());
  const read = readSettings(process.env);
  if (!read.ok) throw new Error(`The settings cannot be used:\n${read.errors.join('\n')}`);
  const data = await openDataDir(read.settings, projectRoot);
  const gaps = (await data?.gaps()) ?? [];
  await data?.close();
  for (const { title, lines } of [...gapSections(content, gaps), ...contentSections(content, today)]) {
    print(`${title}: ${lines.length}`);
    for (const line of lines) print(`  ${line}`);
  }
});
