/** Asks a search every question, clean and misspelt, and counts what came of it. */

import { auroc } from './thresholds.mjs';
import { withTypos } from './typos.mjs';

const share = (part, all) => (all === 0 ? undefined : part / all);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** How far down an accepted fact may stand to count as offered. */
const offered = 3;

/**
 * @typedef {object} Told what a search makes of one text
 * @property {string[]} facts best first
 * @property {'answered' | 'asked' | 'refused'} verdict
 * @property {number} signal how sure it is; -Infinity when it would not answer at all
 */

/** Right first and right within three, of the inside questions with that many typos. */
const withErrors = async (ask, questions, typos) => {
  const inside = questions.filter(({ accepted }) => accepted);
  let first = 0;
  let three = 0;
  for (const { text, accepted } of inside) {
    const { facts } = await ask(withTypos(text, typos));
    if (accepted.has(facts[0])) first++;
    if (facts.slice(0, offered).some((id) => accepted.has(id))) three++;
  }
  return { first: share(first, inside.length), three: share(three, inside.length) };
};

/**
 * All columns of one search in one language, and what it got wrong.
 * @param {(text: string) => Told | Promise<Told>} ask
 */
export const measure = async (ask, questions) => {
  const count = { right: 0, wrong: 0, offered: 0, vain: 0, refusedInside: 0, refused: 0, asked: 0, answered: 0 };
  const samples = [];
  const times = [];
  const missed = [];
  let first = 0;
  let three = 0;
  for (const { text, accepted } of questions) {
    const started = performance.now();
    const { facts, verdict, signal } = await ask(text);
    times.push(performance.now() - started);
    const right = accepted?.has(facts[0]) ?? false;
    const near = facts.slice(0, offered).some((id) => accepted?.has(id));
    samples.push({ inside: accepted !== undefined, right, signal });
    if (accepted === undefined) {
      count[verdict]++;
      if (verdict === 'answered') missed.push({ text, expected: [], got: facts, verdict });
      continue;
    }
    if (right) first++;
    if (near) three++;
    if (verdict === 'answered') count[right ? 'right' : 'wrong']++;
    else if (verdict === 'asked') count[near ? 'offered' : 'vain']++;
    else count.refusedInside++;
    if ((verdict === 'answered' && !right) || (verdict === 'asked' && !near) || verdict === 'refused')
      missed.push({ text, expected: [...accepted], got: facts, verdict });
  }
  const inside = questions.filter(({ accepted }) => accepted).length;
  const outside = questions.length - inside;
  const [one, two] = [await withErrors(ask, questions, 1), await withErrors(ask, questions, 2)];
  const figures = {
    inside,
    outside,
    first: share(first, inside),
    three: share(three, inside),
    right: share(count.right, inside),
    wrong: share(count.wrong, inside),
    offered: share(count.offered, inside),
    vain: share(count.vain, inside),
    refusedInside: share(count.refusedInside, inside),
    refused: share(count.refused, outside),
    askedOutside: share(count.asked, outside),
    answered: share(count.answered, outside),
    auroc: auroc(samples),
    first1: one.first,
    three1: one.three,
    first2: two.first,
    three2: two.three,
    ms: median(times),
  };
  return { figures, missed };
};
