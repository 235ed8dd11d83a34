/** Puts a peer behind the same front as our own search: its ranking, its best signal, its thresholds from the dev half. */

import { chooseSignal } from './thresholds.mjs';

/** Facts of a ranking that are looked at. */
const looked = 10;

/**
 * What a peer's ranking says: its facts, and how sure it is told in three ways. A class on top means that no fact answers.
 * @param {{id: string, score: number}[]} ranking facts and classes, best first, higher scores better
 */
export const readRanking = (ranking, kindOf, words) => {
  const facts = ranking.filter(({ id }) => kindOf(id) === 'fact').map(({ id }) => id);
  const [top, next] = ranking;
  const topped = top !== undefined && kindOf(top.id) === 'fact';
  const signals = topped
    ? {
        score: top.score,
        'score / next score': top.score / Math.max(1e-9, next?.score ?? 0),
        'score / words': top.score / Math.max(1, words),
      }
    : { score: -Infinity, 'score / next score': -Infinity, 'score / words': -Infinity };
  return { facts: facts.slice(0, looked), signals };
};

/** Builds a peer's index over a base; `ask` gives its facts and signals. */
export const buildPeer = async (peer, base, option = peer.options[peer.chosen[base.language]]) => {
  const kinds = new Map(base.entries.map(({ id, kind }) => [id, kind]));
  const started = performance.now();
  const rank = await peer.build(base, option);
  const indexMs = performance.now() - started;
  const ask = async (text) => readRanking(await rank(text), (id) => kinds.get(id), text.split(/\s+/).length);
  return { ask, indexMs };
};

/** Thresholds of a peer from the dev half. */
export const thresholdsOf = async (ask, questions) => {
  const bySignal = {};
  for (const { text, accepted } of questions) {
    const { facts, signals } = await ask(text);
    const right = accepted?.has(facts[0]) ?? false;
    for (const [name, signal] of Object.entries(signals)) {
      bySignal[name] ??= [];
      bySignal[name].push({ inside: accepted !== undefined, right, signal });
    }
  }
  return chooseSignal(bySignal);
};

/** The peer with verdicts. */
export const withVerdicts = (ask, thresholds) => async (text) => {
  const { facts, signals } = await ask(text);
  const signal = signals[thresholds.signal];
  const sure = signal > -Infinity && signal >= thresholds.answerFrom;
  const near = signal > -Infinity && signal >= thresholds.askFrom;
  return { facts, signal, verdict: sure ? 'answered' : near ? 'asked' : 'refused' };
};
