/** The base asks itself: how often it is right, and what its scores mean. Takes seconds; never done at start. */

import { type Concept, type Language, languages } from '../content/types.js';
import { type Calibration, type LanguageCalibration, usualAnswerFrom } from './calibration.js';
import type { Trial } from './choose-threshold.js';
import { areRelated, type Entry, entriesOf } from './entries.js';
import { type Asked, askLeftOut, askNearMisses, askTrials } from './folds.js';
import { guard } from './guard.js';
import { areaUnderCurve, fitLogistic, probability, type Sample } from './logistic.js';
import { coveredSamples, rightSamples, triedCovered, triedRight, weigh } from './samples.js';
import type { SearchContent } from './types.js';

/** What the answer text may count for; the rehearsal takes the best. */
const answerWeights = [0.5, 1, 2] as const;
/** Pretended outside questions weigh this much of what is rehearsed. */
const outsideShare = 0.3;
/** Questions that people wrote to try the search weigh this much, where there are any: they come nearest to real ones. */
const triedShare = 0.5;

/** A phrasing that finds another entry than its own. */
export interface Astray {
  readonly text: string;
  readonly expected: string;
  readonly found: string;
}

/** How the rehearsal went in one language; shares are 0 to 1. */
export interface LanguageRehearsal {
  /** Phrasings asked, titles included. */
  readonly asked: number;
  readonly top1: number;
  readonly top3: number;
  /** Like top1, but a fact marked related counts as found. For authors only; the guard goes by top1. */
  readonly top1OrRelated: number;
  /** How well "right" separates right answers from wrong and outside ones. */
  readonly rightArea: number;
  /** How well "covered" separates our phrasings from the class examples. */
  readonly coveredArea: number;
  readonly guardHolds: boolean;
  readonly reasons: readonly string[];
  /** Top-1 by fact, worst first: the facts to blame. */
  readonly byFact: readonly { readonly id: string; readonly asked: number; readonly top1: number }[];
  readonly astray: readonly Astray[];
  /** Phrasings that found nothing at all. */
  readonly silent: number;
}

export interface Rehearsal {
  readonly calibration: Calibration;
  readonly languages: Readonly<Record<Language, LanguageRehearsal>>;
}

const share = (asked: readonly Asked[], depth: number): number =>
  asked.length === 0
    ? 0
    : asked.filter(({ entry, found }) => found.slice(0, depth).some(({ of }) => of.id === entry.id)).length /
      asked.length;

const shareNear = (asked: readonly Asked[]): number =>
  asked.filter(({ entry, found: [top] }) => top !== undefined && (top.of.id === entry.id || areRelated(top.of, entry)))
    .length / Math.max(1, asked.length);

const areaOf = (fit: LanguageCalibration['right'], samples: readonly Sample[]): number => {
  const chances = (yes: boolean): number[] =>
    samples.filter((sample) => sample.yes === yes).map(({ signals }) => probability(fit, signals));
  return areaUnderCurve(chances(true), chances(false));
};

const factsByBlame = (inside: readonly Asked[]): LanguageRehearsal['byFact'] => {
  const groups = new Map<string, Asked[]>();
  for (const each of inside) groups.set(each.entry.id, [...(groups.get(each.entry.id) ?? []), each]);
  return [...groups]
    .map(([id, asked]) => ({ id, asked: asked.length, top1: share(asked, 1) }))
    .sort((a, b) => a.top1 - b.top1 || (a.id < b.id ? -1 : 1));
};

const rehearseLanguage = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
  trials: readonly Trial[],
): { calibration: LanguageCalibration; rehearsal: LanguageRehearsal } => {
  const runs = askLeftOut(entries, vocabulary, language, answerWeights).map((asked, w) => {
    const inside = asked.filter(({ entry }) => entry.kind === 'fact');
    return { asked, inside, answerWeight: answerWeights[w]!, top1: share(inside, 1) };
  });
  const { asked, inside, answerWeight, top1 } = runs.reduce((best, run) => (run.top1 > best.top1 ? run : best));
  const real = asked.filter(({ entry }) => entry.kind === 'class');
  const near = askNearMisses(entries, vocabulary, language, answerWeight);

  const tried = askTrials(entries, vocabulary, language, answerWeight, trials);
  const own = 1 - triedShare;
  const rightAll = weigh([
    { share: own * (1 - outsideShare), samples: rightSamples(inside, true) },
    { share: (own * outsideShare) / 2, samples: rightSamples(near, false) },
    { share: (own * outsideShare) / 2, samples: rightSamples(real, false) },
    { share: triedShare, samples: triedRight(tried) },
  ]);
  const right = fitLogistic(rightAll, 5);
  const rightArea = areaOf(right, rightAll);
  const coveredAll = weigh([
    { share: own * (1 - outsideShare), samples: coveredSamples(inside, true) },
    { share: own * outsideShare, samples: coveredSamples(real, false) },
    { share: triedShare, samples: triedCovered(tried) },
  ]);
  const covered = fitLogistic(coveredAll, 2);
  const coveredArea = areaOf(covered, coveredAll);
  const top1OrRelated = shareNear(inside);
  const answering = guard('right', right, rightArea, top1OrRelated);
  const refusing = guard('covered', covered, coveredArea);
  return {
    calibration: {
      answerWeight,
      answerFrom: usualAnswerFrom,
      right,
      covered,
      mayAnswer: answering.holds,
      mayRefuse: refusing.holds,
    },
    rehearsal: {
      asked: inside.length,
      top1,
      top3: share(inside, 3),
      top1OrRelated,
      rightArea,
      coveredArea,
      guardHolds: answering.holds && refusing.holds,
      reasons: [...answering.reasons, ...refusing.reasons],
      byFact: factsByBlame(inside),
      astray: asked.flatMap(({ text, entry, found }) =>
        found[0] === undefined || found[0].of.id === entry.id
          ? []
          : [{ text, expected: entry.id, found: found[0].of.id }],
      ),
      silent: inside.filter(({ found }) => found.length === 0).length,
    },
  };
};

/**
 * Rehearses both languages: some 5 s for 6,000 phrasings. The same content gives the same numbers on every machine.
 * @param contentHash kept with the numbers, see `searchHash`
 * @param trials questions written to try the search, of a development half
 */
export const rehearse = (
  content: SearchContent,
  contentHash: string,
  trials: Readonly<Partial<Record<Language, readonly Trial[]>>> = {},
): Rehearsal => {
  const done = languages.map((language) => {
    const result = rehearseLanguage(entriesOf(content, language), content.vocabulary, language, trials[language] ?? []);
    return [language, result] as const;
  });
  return {
    calibration: {
      contentHash,
      languages: Object.fromEntries(done.map(([language, { calibration }]) => [language, calibration])) as Record<
        Language,
        LanguageCalibration
      >,
    },
    languages: Object.fromEntries(done.map(([language, { rehearsal }]) => [language, rehearsal])) as Record<
      Language,
      LanguageRehearsal
    >,
  };
};
