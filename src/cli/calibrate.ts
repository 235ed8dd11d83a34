/** `npm run calibrate`: lets the search rehearse on its own phrasings and keeps what it learnt beside the content. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { calibrationFile, calibrationHash, loadKnowledge } from '../assistant.js';
import { type Content, type Language, languages } from '../content/types.js';
import { answeringFrom, chooseAnswerFrom, rehearse, type Trial } from '../search/index.js';
import { print, projectRoot, runCommand } from './project.js';

/** How many stray phrasings are listed; `--all` lists every one. */
const listed = 40;

await runCommand(() => {
  const { content } = loadKnowledge(projectRoot);
  const allTrials = { en: trialsOf(content, 'en'), fr: trialsOf(content, 'fr') };
  const rehearsal = rehearse(content, calibrationHash(content), allTrials);
  let { calibration } = rehearsal;
  for (const language of languages) {
    const trials = allTrials[language];
    if (trials.length === 0) continue;
    const answerFrom = chooseAnswerFrom(content, calibration, language, trials);
    calibration = answeringFrom(calibration, language, answerFrom);
    print(`${language}: answers from ${answerFrom}, chosen by ${trials.length} questions of the development half`);
  }
  writeFileSync(path.join(projectRoot, calibrationFile), `${JSON.stringify(calibration, null, 2)}\n`);
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

/** The questions of the development half, without those that lean on an earlier one. */
function trialsOf(content: Content, language: Language): readonly Trial[] {
  const file = path.join(projectRoot, `test/questions/dev.${language}.yaml`);
  if (!existsSync(file)) return [];
  const merged = new Map(
    [...content.facts.values()].flatMap(({ id, also }) => also.map((other) => [other, id] as const)),
  );
  const questions = parse(readFileSync(file, 'utf8')) as readonly { text: string; facts?: string[]; after?: string }[];
  return questions
    .filter(({ after }) => after === undefined)
    .map(({ text, facts = [] }) => ({ text, facts: facts.map((id) => merged.get(id) ?? id) }));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
