/** Asks one language: the whole text and each of its sentences, and keeps the surest verdict. */

import type { Concept, Language } from '../content/types.js';
import { askedByName, isBareName } from './bare-name.js';
import { buildIndex, type LanguageIndex } from './build-index.js';
import type { LanguageCalibration } from './calibration.js';
import type { Entry } from './entries.js';
import { exactEntries, looseKeyOf } from './exact.js';
import { judge, nothing, thresholds, type Verdict } from './judge.js';
import { keyOf, wordsOf } from './normalise.js';
import { type QuestionTerms, questionTerms } from './question.js';
import type { Reading } from './reader.js';
import { createScratch, type Ranked, rank } from './score.js';
import { sentencesOf } from './sentences.js';

/** One stretch of the text with its ranking and verdict. */
export interface Part {
  /** Its readings: from, up to but not including to. */
  readonly from: number;
  readonly to: number;
  readonly terms: QuestionTerms;
  readonly ranked: readonly Ranked[];
  readonly verdict: Verdict;
}

/** What one language makes of a text. */
export interface Asking {
  readonly index: LanguageIndex;
  readonly readings: readonly Reading[];
  /** The part whose verdict counts; undefined for a text without words. */
  readonly part: Part | undefined;
  readonly verdict: Verdict;
  /** True when the text is, word for word, a title, phrasing or example. */
  readonly exact: boolean;
  /** Share of the words, 0 to 1, that this language's base has as typed. */
  readonly native: number;
}

export type Asker = (text: string) => Asking;

const strength: Readonly<Record<Verdict['kind'], number>> = { answer: 3, 'out-of-scope': 2, clarify: 2, none: 0 };

/** An answer beats a question beats nothing; thanks lose to all but nothing; among equals the surer one. */
const beats = (a: Verdict, b: Verdict): boolean => {
  const [left, right] = [a, b].map((each) => (each.quiet ? 1 : strength[each.kind])) as [number, number];
  return left !== right ? left > right : a.sure > b.sure;
};

/** When one sentence is a question of ours and another, surer one belongs to a named class, ask. */
const between = (verdicts: readonly Verdict[], best: Verdict): Verdict => {
  const foreign = verdicts.find(({ kind, quiet, sure }) => kind === 'out-of-scope' && !quiet && sure > best.sure);
  return best.kind === 'answer' && foreign !== undefined ? { ...best, kind: 'clarify' } : best;
};

/** Prepares one language. The index is built here, once. */
export const createAsker = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
  calibration: LanguageCalibration,
): Asker => {
  const index = buildIndex(entries, vocabulary, language);
  const scratch = createScratch(index);
  const exactly = exactEntries(entries, language);

  const askPart = (readings: readonly Reading[], stems: readonly string[], from: number, to: number): Part => {
    const terms = questionTerms(index, readings, stems, from, to);
    const ranked = rank(index, terms, calibration.answerWeight, scratch);
    return { from, to, terms, ranked, verdict: judge(index, ranked, calibration) };
  };

  /** The stretches of readings to ask: the whole, then each sentence when there are several. */
  const stretches = (text: string, readings: readonly Reading[]): readonly (readonly [number, number])[] => {
    const sentences: (readonly [number, number])[] = [];
    let from = 0;
    for (const { end } of sentencesOf(text)) {
      let to = from;
      while (to < readings.length && readings[to]!.at < end) to++;
      if (to > from) sentences.push([from, to]);
      from = to;
    }
    return sentences.length > 1 ? [[0, readings.length], ...sentences] : [[0, readings.length]];
  };

  const ask: Asker = (text) => {
    const readings = index.reader(wordsOf(text, language));
    const native = readings.filter((each) => each.native).length / Math.max(1, readings.length);
    const common = { index, readings, native };
    if (readings.length === 0) return { ...common, part: undefined, verdict: nothing, exact: false };
    const stems = readings.map(({ stem }) => stem);
    const same = exactly.get(keyOf(readings)) ?? exactly.get(looseKeyOf(readings, language));
    if (same !== undefined) {
      const part = askPart(readings, stems, 0, readings.length);
      return { ...common, part, verdict: exactVerdict(same, part.verdict), exact: true };
    }
    const parts = stretches(text, readings).map(([from, to]) => askPart(readings, stems, from, to));
    const part = parts.reduce((best, each) => (beats(each.verdict, best.verdict) ? each : best));
    const verdict = between(
      parts.map((each) => each.verdict),
      part.verdict,
    );
    return { ...common, part, exact: false, verdict };
  };

  return (text) => {
    const asking = ask(text);
    if (asking.exact || !isBareName(index, asking.readings)) return asking;
    const asked = ask(askedByName(text, language));
    return { ...asked, native: asking.native, exact: false, verdict: named(asked.verdict) };
  };
};

const exactVerdict = (entry: Entry, verdict: Verdict): Verdict => {
  const others = verdict.hits.filter(({ id }) => id !== entry.id).slice(0, thresholds.offered - 1);
  return entry.kind === 'fact'
    ? {
        kind: 'answer',
        sure: 1,
        quiet: false,
        outOfScope: undefined,
        covered: 1,
        hits: [{ id: entry.id, confidence: 1 }, ...others],
      }
    : { ...verdict, kind: 'out-of-scope', sure: 1, quiet: entry.quiet, outOfScope: entry.id };
};

/** A bare name is ours, however little it says: it is never refused, and less than a sure answer is a question. */
const named = (verdict: Verdict): Verdict =>
  verdict.kind === 'answer' || verdict.hits.length === 0
    ? verdict
    : { ...verdict, kind: 'clarify', quiet: false, outOfScope: undefined };
