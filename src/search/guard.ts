/** Says whether a rehearsal is good enough to answer by. A thin base cannot calibrate itself. */

import type { Fit } from './logistic.js';

/** The least that a rehearsal must reach, in shares of 1. */
const least = { area: 0.65, top1: 0.5 } as const;

/** The outcome of the guard for one fit. */
export interface Guard {
  readonly holds: boolean;
  /** In plain words why not; empty when it holds. */
  readonly reasons: readonly string[];
}

/**
 * @param area how well the fit separates yes from no, 0.5 is chance
 * @param top1 share of rehearsed phrasings whose own fact came first; undefined when it does not matter for this fit
 */
export const guard = (name: string, fit: Fit, area: number, top1?: number): Guard => {
  const reasons: string[] = [];
  if (fit.weights.some((weight) => !(weight >= 0))) {
    reasons.push(
      `"${name}": a signal counts against itself (weights ${fit.weights.map((w) => w.toFixed(2)).join(', ')})`,
    );
  }
  if (!(area >= least.area)) reasons.push(`"${name}": separates with ${area.toFixed(2)}, needs ${least.area}`);
  if (top1 !== undefined && top1 < least.top1) {
    reasons.push(`"${name}": finds ${Math.round(100 * top1)} % of its own phrasings, needs ${100 * least.top1} %`);
  }
  return { holds: reasons.length === 0, reasons };
};
