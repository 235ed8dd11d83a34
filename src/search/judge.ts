/** Judges one language's ranking of one question: what it would say, and how sure it is. */

import type { LanguageIndex } from './build-index.js';
import { chanceCovered, chanceRight, type LanguageCalibration } from './calibration.js';
import type { Ranked } from './score.js';
import type { Hit } from './types.js';

/**
 * Refuse under this chance of being ours. What leans on the question before it is answered from `goingOn` only. Two facts
 * nearer than `nearTie` are a question, and so is what the second opinion holds to be foreign with more than `foreign`
 * (2 % of the questions answered on the development half). A class is named from `classAlone` on. From which chance on a
 * fact is told is chosen for each language (`chooseAnswerFrom`).
 */
export const thresholds = {
  goingOn: 0.8,
  nearTie: 0.15,
  covered: 0.4,
  foreign: 0.25,
  classAlone: 0.4,
  offered: 3,
} as const;

/** A fact this near below a named class (in score: one softmax temperature) makes it a question. */
const closeBehind = 0.06;

/** What one sentence, asked in one language, would be answered. */
export interface Verdict {
  readonly kind: 'answer' | 'clarify' | 'out-of-scope' | 'none';
  /** The chance, 0 to 1, that the fact or class on top is right. */
  readonly sure: number;
  /** True for thanks and the like, which never beat another sentence. */
  readonly quiet: boolean;
  readonly outOfScope: string | undefined;
  /** Facts, best first. */
  readonly hits: readonly Hit[];
  readonly covered: number;
}

export const nothing: Verdict = {
  kind: 'none',
  sure: 0,
  quiet: false,
  outOfScope: undefined,
  hits: [],
  covered: 0,
};

/**
 * Judges a ranking by the calibrated chances.
 * @param answerFrom the least chance to answer by
 */
export const judge = (
  index: LanguageIndex,
  ranked: readonly Ranked[],
  calibration: LanguageCalibration,
  answerFrom: number = calibration.answerFrom,
): Verdict => {
  const [first] = ranked;
  if (first === undefined) return nothing;
  const kindOf = (entry: number) => index.entries[entry]!.kind;
  const right = (at: number): number => chanceRight(calibration, ranked, at, kindOf);
  const facts = ranked.flatMap(({ entry }, at) => (kindOf(entry) === 'fact' ? [at] : []));
  const [best] = facts;
  const sure = best === undefined ? 0 : right(best);
  const covered = best === undefined ? 0 : chanceCovered(calibration, ranked[best]!);
  const isOurs = best !== undefined && (!calibration.mayRefuse || covered >= thresholds.covered);
  const hits = facts
    .slice(0, thresholds.offered)
    .map((at): Hit => ({ id: index.entries[ranked[at]!.entry]!.id, confidence: Math.min(sure, right(at)) }));
  const verdict = { sure, quiet: false, outOfScope: undefined, hits, covered };

  const top = index.entries[first.entry]!;
  if (top.kind === 'class') {
    const classSure = right(0);
    if (isOurs && ranked[best]!.score >= first.score - closeBehind) return { ...verdict, kind: 'clarify' };
    if (classSure >= thresholds.classAlone) {
      return { ...verdict, kind: 'out-of-scope', sure: classSure, quiet: top.quiet, outOfScope: top.id };
    }
    return { ...verdict, kind: isOurs ? 'clarify' : 'none' };
  }
  if (!isOurs) return { ...verdict, kind: 'none' };
  const [, next] = hits;
  const clear = next === undefined || sure - next.confidence >= thresholds.nearTie;
  const agreed = clear && first.foreign <= thresholds.foreign;
  return { ...verdict, kind: agreed && sure >= answerFrom && calibration.mayAnswer ? 'answer' : 'clarify' };
};
