/** `npm run bench -- search`: our search beside npm peers, on the same content and the public question set. */

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { complaintAboutBuild, loadBuild, root } from './search/base.mjs';
import { measure } from './search/measure.mjs';
import { buildOurs } from './search/ours.mjs';
import { buildPeer, thresholdsOf, withVerdicts } from './search/peer.mjs';
import { questionsOf } from './search/questions.mjs';
import { writeReadme } from './search/readme.mjs';
import { textTable } from './search/table.mjs';
import { tune } from './search/tune.mjs';

const languages = ['en', 'fr'];
const seed = 'npm ci --prefix test/peers';

export const help = `search [--set dev|test] [--only NAME] [--json] [--readme] [--tune]
  Our search beside npm peers (install them once: ${seed}). Takes some 20 minutes: Fuse.js is slow, nlp.js learns long.
  --set dev|test  the half of the question set, dev if not said; thresholds of the peers always come from dev
  --only NAME     only ours and the peers whose name begins so, e.g. wink; "ours" measures none of them
  --json          figures as JSON
  --readme        the test half, also written to README.md and test/questions/wrong.md
  --tune          tries every option of the peers on the dev half, for test/peers/tried.md`;

const say = (text) => process.stderr.write(`${text}\n`);

/** The peers to measure; those that cannot be loaded are named and left out. Undefined: they are not installed. */
const peersFor = async (only) => {
  if (only === 'ours') return [];
  if (!existsSync(new URL('test/peers/node_modules', root))) return undefined;
  const { loadPeers } = await import('../peers/index.mjs');
  const { peers, left } = await loadPeers();
  for (const { name, why } of left) say(`left out: ${name}: ${why}`);
  return peers.filter(({ name }) => name.startsWith(only ?? ''));
};

/** Ours with its own verdicts, and once more with a threshold chosen as the peers' is. */
const measureOurs = async (build, { base, dev, asked }) => {
  const { ask, indexMs } = buildOurs(build, base.language);
  const own = await measure(ask, asked);
  const front = (text) => {
    const { facts, signal } = ask(text);
    return { facts, signals: { confidence: signal } };
  };
  const thresholds = await thresholdsOf(front, dev);
  const same = await measure(withVerdicts(front, thresholds), asked);
  return [
    { name: 'ours', figures: { ...own.figures, indexMs }, missed: own.missed },
    { name: "ours, peers' rule", figures: { ...same.figures, indexMs }, thresholds },
  ];
};

/** A slow peer is asked only every so many-th question, which its row tells. */
const measurePeer = async (peer, { base, dev, asked }) => {
  const { ask, indexMs } = await buildPeer(peer, base);
  const { every = 1 } = peer;
  const some = (questions) => questions.filter((_, i) => i % every === 0);
  const thresholds = await thresholdsOf(ask, some(dev));
  const { figures } = await measure(withVerdicts(ask, thresholds), some(asked));
  const name = every === 1 ? peer.name : `${peer.name} (1 in ${every})`;
  return { name, option: peer.chosen[base.language], thresholds, figures: { ...figures, indexMs } };
};

const measureLanguage = async (build, peers, language, half) => {
  const base = build.baseOf(language);
  const { questions: dev } = questionsOf('dev', base, build.content.facts);
  const { questions: asked, followUps, verbatim } = questionsOf(half, base, build.content.facts);
  const set = { base, dev, asked };
  const rows = await measureOurs(build, set);
  for (const peer of peers) {
    say(`${language}: ${peer.name} …`);
    try {
      rows.push(await measurePeer(peer, set));
    } catch (error) {
      say(`left out: ${peer.name}: ${error.message}`);
    }
  }
  return { language, left: { followUps, verbatim }, rows };
};

/** Runs the command; the number is the exit code. */
export const run = async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string', default: 'dev' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
      tune: { type: 'boolean', default: false },
    },
  });
  const half = values.readme ? 'test' : values.set;
  if (!['dev', 'test'].includes(half)) throw new Error('--set is dev or test');
  const complaint = complaintAboutBuild();
  if (complaint) say(complaint.text);
  if (complaint?.stops) return 1;
  const peers = await peersFor(values.only);
  if (peers === undefined) {
    say(`The peers are missing: ${seed}`);
    return 1;
  }
  const build = await loadBuild();
  if (build.calibration !== 'fresh') say(`The calibration is ${build.calibration}: npm run calibrate`);
  if (values.tune) {
    for (const peer of peers) await tune(peer, build, languages, console.log);
    return 0;
  }
  const results = [];
  for (const language of languages) results.push(await measureLanguage(build, peers, language, half));
  if (values.readme) writeReadme(results);
  console.log(values.json ? JSON.stringify({ half, results }, null, 2) : textTable(half, results));
  return 0;
};
