// Measures the search on the question sets: npm run build, then node test/questions/measure.mjs [dev|test] [en|fr] [wrong]
// right: the first fact answered is accepted; offered: an accepted one is among those asked back; wrong: another one is answered.
// "wrong" prints what went wrong (development half only: the test half chooses nothing).

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const base = process.env.DIST ?? new URL('dist/', root).href;
const { loadAssistant } = await import(`${base}assistant.js`);
const { search, content } = loadAssistant(fileURLToPath(root));
const half = process.argv.includes('test') ? 'test' : 'dev';
const show = half === 'dev' && process.argv.includes('wrong');
const wanted = ['en', 'fr'].filter((language) => process.argv.includes(language));
const also = new Map([...content.facts.values()].flatMap((fact) => fact.also.map((id) => [id, fact.id])));
const percent = (part, all) => `${all ? ((100 * part) / all).toFixed(1) : '-'} %`;

const times = [];
for (const language of wanted.length ? wanted : ['en', 'fr']) {
  const entries = parse(readFileSync(new URL(`${half}.${language}.yaml`, import.meta.url), 'utf8'));
  const sum = { n: 0, top1: 0, top3: 0, right: 0, offered: 0, vain: 0, wrong: 0, refused: 0 };
  const follow = { ...sum };
  const out = { n: 0, refused: 0, rightClass: 0, asked: 0, answered: 0 };
  for (const { text, facts, class: kind, after } of entries) {
    const started = performance.now();
    const told = after ? search.find(after, language).hits[0]?.id : undefined;
    const found = search.find(text, language, told ? { before: told } : undefined);
    times.push(performance.now() - started);
    const ids = found.hits.map(({ id }) => id);
    const line = `${text.slice(0, 200)}\n      -> ${found.kind} ${found.outOfScope ?? ''} ${found.hits
      .slice(0, 3)
      .map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`)
      .join(', ')}`;
    if (kind !== undefined) {
      out.n++;
      if (found.kind === 'answer') out.answered++;
      else if (found.kind === 'clarify') out.asked++;
      else out.refused++;
      if (found.kind === 'out-of-scope' && [kind].flat().includes(found.outOfScope)) out.rightClass++;
      if (show && (found.kind === 'answer' || found.kind === 'clarify')) console.log(`OUTSIDE ${kind}: ${line}`);
      continue;
    }
    const accepted = new Set(facts.map((id) => also.get(id) ?? id));
    const into = after ? follow : sum;
    into.n++;
    if (accepted.has(ids[0])) into.top1++;
    if (ids.slice(0, 3).some((id) => accepted.has(id))) into.top3++;
    let verdict = 'refused';
    if (found.kind === 'answer') verdict = accepted.has(ids[0]) ? 'right' : 'wrong';
    if (found.kind === 'clarify') verdict = ids.slice(0, 3).some((id) => accepted.has(id)) ? 'offered' : 'vain';
    into[verdict]++;
    if (show && verdict !== 'right' && verdict !== 'offered')
      console.log(`${verdict.toUpperCase()} ${[...accepted].join('|')}: ${line}`);
  }
  const say = (name, s) =>
    console.log(
      `${half} ${language} ${name} (${s.n}): top1 ${percent(s.top1, s.n)} top3 ${percent(s.top3, s.n)}; right ${percent(s.right, s.n)}` +
        ` +offered ${percent(s.right + s.offered, s.n)} wrong ${percent(s.wrong, s.n)} vain ${percent(s.vain, s.n)} refused ${percent(s.refused, s.n)}`,
    );
  say('inside', sum);
  say('follow-ups', follow);
  console.log(
    `${half} ${language} outside (${out.n}): answered ${percent(out.answered, out.n)} asked ${percent(out.asked, out.n)} refused ${percent(out.refused, out.n)}, in the right class ${percent(out.rightClass, out.n)}`,
  );
}
times.sort((a, b) => a - b);
console.log(
  `question p50 ${times[times.length >> 1].toFixed(3)} ms, p99 ${times[Math.floor(times.length * 0.99)].toFixed(3)} ms`,
);
