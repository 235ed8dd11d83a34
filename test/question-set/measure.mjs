// Measures the search on the question set: npm run build, then node test/question-set/measure.mjs [dev|test|all] [field] [wrong]
// "field" takes field.yaml instead of questions.yaml.
// "wrong" also prints every question of the development half that was answered wrongly or refused.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const base = process.env.SEARCH_DIST ?? new URL('dist/', root).href;
const { createSearch } = await import(`${base}search/index.js`);
const { calibrationHash } = await import(`${base}assistant.js`);
const loader = process.env.SEARCH_LOADER;
const content = loader
  ? (await import(loader)).load()
  : await import(`${base}content/index.js`).then((content) =>
      content.loadContent(content.readContentFiles(fileURLToPath(root))),
    );
const calibrationFile = process.env.SEARCH_CALIBRATION ?? fileURLToPath(new URL('knowledge/calibration.json', root));
const calibration = JSON.parse(readFileSync(calibrationFile, 'utf8'));
if (calibration.contentHash !== calibrationHash(content)) console.log('warning: the calibration is stale');

/** FNV-1a: the split depends on nothing but the text. */
const hash = (text) => {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
};
/** A seeded typo: two neighbours swapped in one word of five letters or more. */
const withTypo = (text, seed) => {
  const words = text.split(' ');
  const long = words.map((word, i) => [word, i]).filter(([word]) => /^\p{L}{5,}$/u.test(word));
  if (long.length === 0) return text;
  const h = hash(`${text} ${seed}`);
  const [word, at] = long[h % long.length];
  const i = 1 + (Math.floor(h / 1000) % (word.length - 2));
  words[at] = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
  return words.join(' ');
};

const half = process.argv[2] ?? 'test';
const set = process.argv.includes('field') ? 'field' : 'questions';
const known = new Set(content.facts.keys());
const all = parse(readFileSync(fileURLToPath(new URL(`${set}.yaml`, import.meta.url)), 'utf8'));
const kept = (list) => list.filter(({ text }) => !written.has(bare(text)));
const questions = all
  .filter(({ text }) => half === 'all' || (hash(text) % 3 === 0 ? 'dev' : 'test') === half)
  .filter(({ facts }) => facts === undefined || facts.some((id) => known.has(id)));

/** A question that is word for word in the base measures nothing. */
const bare = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const written = new Set(
  [...content.facts.values()].flatMap(({ title, phrasings }) =>
    ['en', 'fr'].flatMap((lang) => [title[lang], ...phrasings[lang]].map(bare)),
  ),
);
for (const each of content.outOfScope.values())
  for (const lang of ['en', 'fr']) for (const text of each.examples[lang]) written.add(bare(text));

const started = performance.now();
const search = createSearch(content, calibration);
const built = performance.now() - started;

const percent = (part, whole) => `${whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10} %`;
const measure = (name, list, change) => {
  const seen = { top1: 0, top3: 0, right: 0, wrong: 0, offered: 0, vain: 0, refused: 0 };
  const outside = { answered: 0, asked: 0, refused: 0 };
  const inside = list.filter(({ facts }) => facts !== undefined);
  const foreign = list.filter(({ facts }) => facts === undefined);
  const say = (...words) =>
    process.argv.includes('wrong') && half === 'dev' && change === undefined && console.log('  ', ...words);
  for (const { text, lang, facts } of inside) {
    const { kind, hits, outOfScope } = search.find(change?.(text) ?? text, lang);
    const isRight = (hit) => hit !== undefined && facts.includes(hit.id);
    if (isRight(hits[0])) seen.top1++;
    if (hits.slice(0, 3).some(isRight)) seen.top3++;
    if (kind === 'answer') seen[isRight(hits[0]) ? 'right' : 'wrong']++;
    else if (kind === 'clarify') seen[hits.some(isRight) ? 'offered' : 'vain']++;
    else seen.refused++;
    if (!isRight(hits[0]))
      say(
        kind,
        outOfScope ?? '',
        `"${text}"`,
        'wants',
        facts[0],
        'got',
        hits.map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`).join(', '),
      );
  }
  for (const { text, lang } of foreign) {
    const { kind, hits } = search.find(change?.(text) ?? text, lang);
    outside[kind === 'answer' ? 'answered' : kind === 'clarify' ? 'asked' : 'refused']++;
    if (kind === 'answer' || kind === 'clarify')
      say('outside', kind, `"${text}"`, hits[0].id, hits[0].confidence.toFixed(2));
  }
  console.log(`${name}: ${inside.length} ours, ${foreign.length} outside`);
  console.log(
    '  ours   ',
    Object.entries(seen)
      .map(([key, count]) => `${key} ${percent(count, inside.length)}`)
      .join('  '),
  );
  console.log(
    '  outside',
    Object.entries(outside)
      .map(([key, count]) => `${key} ${percent(count, foreign.length)}`)
      .join('  '),
  );
};
for (const lang of ['en', 'fr']) {
  const list = kept(questions.filter((question) => question.lang === lang));
  measure(`${half} ${lang}`, list);
  measure(`${half} ${lang}, one typo`, list, (text) => withTypo(text, 1));
  measure(`${half} ${lang}, two typos`, list, (text) => withTypo(withTypo(text, 1), 2));
}

const times = [];
for (let round = 0; round < 10; round++) {
  for (const { text, lang } of all) {
    const start = performance.now();
    search.find(text, lang);
    times.push(performance.now() - start);
  }
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(3);
console.log(`index ${Math.round(built)} ms, both languages; question p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
