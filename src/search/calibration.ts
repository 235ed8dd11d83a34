/** What a rehearsal leaves behind: the numbers that turn a score into a chance. */

import { type Language, languages } from '../content/types.js';
import type { Entry } from './entries.js';
import { type Fit, probability } from './logistic.js';
import type { Ranked } from './score.js';
import { coveredSignals, rightSignals } from './signals.js';

/** The numbers of one language. */
export interface LanguageCalibration {
  /** What the answer text counts for in the score: 0.5, 1 or 2, whichever rehearsed best. */
  readonly answerWeight: number;
  /** Answer from this chance of being right on (see `chooseAnswerFrom`). */
  readonly answerFrom: number;
  /** "The fact on top is right", see `rightSignals`. */
  readonly right: Fit;
  /** "The question is ours at all", see `coveredSignals`. */
  readonly covered: Fit;
  /** False when the guard found the fit senseless: then nothing is answered outright, only asked. */
  readonly mayAnswer: boolean;
  /** False when "covered" cannot be trusted: then a question that shares words with the base is never refused. */
  readonly mayRefuse: boolean;
}

/** Plain JSON, kept in a file beside the content; stale when `contentHash` is not the content's own. */
export interface Calibration {
  readonly contentHash: string;
  readonly languages: Readonly<Record<Language, LanguageCalibration>>;
}

/** The chance, 0 to 1, that the entry at a place of a ranking is the right one. */
export const chanceRight = (
  calibration: LanguageCalibration,
  ranked: readonly Ranked[],
  at: number,
  kindOf: (entry: number) => Entry['kind'],
): number => probability(calibration.right, rightSignals(ranked, at, kindOf));

/** The chance, 0 to 1, that a question is about what we know, told by its best fact. */
export const chanceCovered = (calibration: LanguageCalibration, best: Ranked): number =>
  probability(calibration.covered, coveredSignals(best));

/** Where no questions were written for choosing. */
export const usualAnswerFrom = 0.65;

const cautious: LanguageCalibration = {
  answerWeight: 1,
  answerFrom: usualAnswerFrom,
  right: { bias: -4, weights: [1, 1, 1, 1, 1] },
  covered: { bias: 0, weights: [0, 0] },
  mayAnswer: false,
  mayRefuse: false,
};

/** For a content that was never rehearsed: it only asks, it answers nothing outright. */
export const uncalibrated = (contentHash: string): Calibration => ({
  contentHash,
  languages: Object.fromEntries(languages.map((each) => [each, cautious])) as Record<Language, LanguageCalibration>,
});
