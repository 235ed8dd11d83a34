// Measures how answers are read out of typed words: npm run build, then node test/utterances/measure.mjs [dev|test] [en|fr] [wrong]
// A slot is right when the gold value is read; invented when a value is read that the gold does not have or has otherwise.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const base = process.env.DIST ?? new URL('dist/', root).href;
const { loadAssistant } = await import(`${base}assistant.js`);
const { createTakeTurn, stateWith } = await import(`${base}conversation/index.js`);
const { assistant } = loadAssistant(fileURLToPath(root));
const takeTurn = createTakeTurn(assistant);
const half = process.argv.includes('test') ? 'test' : 'dev';
const showWrong = process.argv.includes('wrong');
const wanted = ['en', 'fr'].filter((language) => process.argv.includes(language));
const now = new Date('2026-11-23T12:00:00Z');

const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`;
for (const language of wanted.length ? wanted : ['en', 'fr']) {
  const entries = parse(readFileSync(new URL(`${half}.${language}.yaml`, import.meta.url), 'utf8'));
  let [slots, right, read, invented, whole] = [0, 0, 0, 0, 0];
  for (const { text, open, before = {}, answers } of entries) {
    const state = stateWith(language, before, open);
    const result = takeTurn(state, { kind: 'message', text, place: 'private' }, now);
    const after = result.state.answers;
    const found = Object.fromEntries(Object.entries(after).filter(([id, value]) => before[id] !== value));
    const missing = Object.entries(answers).filter(([id, value]) => after[id] !== value);
    const wrong = Object.entries(found).filter(([id, value]) => answers[id] !== value);
    slots += Object.keys(answers).length;
    right += Object.keys(answers).length - missing.length;
    read += Object.keys(found).length;
    invented += wrong.length;
    if (missing.length + wrong.length === 0) whole++;
    else if (showWrong) {
      const show = (list) => list.map((pair) => pair.join('=')).join(' ') || '-';
      console.log(
        `${open ? `[${open}] ` : ''}${text}\n    missing ${show(missing)}   invented ${show(wrong)}   ending ${result.summary.ending}`,
      );
    }
  }
  console.log(
    `${half} ${language}: ${entries.length} messages, ${percent(whole, entries.length)} wholly right; ` +
      `slots right ${percent(right, slots)} of ${slots}; read slots not invented ${percent(read - invented, read)} of ${read}`,
  );
}
