/** What tells how sure an entry on a ranking is. */

import type { Entry } from './entries.js';
import type { Ranked } from './score.js';

/** Keeps odds finite; the opinion is no surer of anything. */
const leastChance = 1e-3;

/**
 * The signals of "this entry is right", each better when greater:
 * evidence (how much matched, a logarithm), share (softmax among all), gap (how far ahead of the next of its kind, as a
 * part of its own score), lead (how far ahead of the best of the other kind, class or fact) and the second opinion.
 */
export const rightSignals = (
  ranked: readonly Ranked[],
  at: number,
  kindOf: (entry: number) => Entry['kind'],
): number[] => {
  const own = ranked[at]!;
  const kind = kindOf(own.entry);
  const best = (same: boolean): number =>
    ranked.find((each) => each !== own && (kindOf(each.entry) === kind) === same)?.score ?? 0;
  return [own.evidence, own.share, 1 - best(true) / own.score, 1 - best(false) / own.score, odds(own.opinion)];
};

/** The logarithm of the odds, within bounds. */
const odds = (chance: number): number => Math.log((chance + leastChance) / (1 - chance + leastChance));

/** The signals of "this question is ours at all", from its best fact. */
export const coveredSignals = (best: Ranked): number[] => [best.score, best.evidence];
