/** `npm run calibrate`: lets the search rehearse on its own phrasings and keeps what it learnt beside the content. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { calibrationFile, calibrationHash, loadAssistant } from '../assistant.js';
import { languages } from '../content/types.js';
import { rehearse } from '../search/index.js';
import { print, projectRoot, runCommand } from './project.js';

/** How many stray phrasings are listed; `--all` lists every one. */
const listed = 40;

await runCommand(() => {
  const { content } = loadAssistant(projectRoot);
  const rehearsal = rehearse(content, calibrationHash(content));
  writeFileSync(path.join(projectRoot, calibrationFile), `${JSON.stringify(rehearsal.calibration, null, 2)}\n`);
  for (const language of languages) {
    const result = rehearsal.languages[language];
    print(
      `${language}: top-1 ${percent(result.top1)} (${percent(result.top1OrRelated)} with related facts), top-3 ${percent(result.top3)}`,
    );
    for (const reason of result.reasons) print(`  the search may only ask, not answer: ${reason}`);
    const astray = process.argv.includes('--all') ? result.astray : result.astray.slice(0, listed);
    for (const { text, expected, found } of astray) print(`  "${text}" (${expected}) lands on ${found}`);
    if (astray.length < result.astray.length) print(`  … and ${result.astray.length - astray.length} more (--all)`);
  }
  print(`kept in ${calibrationFile}`);
});

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
