/** Asks one language: a text as a whole, its sentences where they ask two things, and what came before it. */

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
import { askStory, type Sentence, sentencesIn, strength, twoAnswers } from './story.js';
import type { Hit } from './types.js';

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
  /** The fact that answers a second question of the same text. */
  readonly second: Hit | undefined;
}

/** @param before the fact that was told last: a text that says little by itself is read as going on from there */
export interface Asker {
  (text: string, before?: string): Asking;
  /** Share of the words, 0 to 1, that this language's base has as typed: cheap, nothing is looked up. */
  native(text: string): number;
}

/** Words of what came before weigh this much of the words of the text; measured on the development half. */
const beforeWeight = 0.2;

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
  const entryOf = (id: string): Entry => index.entries.find((entry) => entry.id === id)!;

  const askPart = (
    readings: readonly Reading[],
    stems: readonly string[],
    from: number,
    to: number,
    answerFrom: number = calibration.answerFrom,
  ): Part => {
    const terms = questionTerms(index, readings, stems, from, to);
    const ranked = rank(index, terms, calibration.answerWeight, scratch);
    return { from, to, terms, ranked, verdict: judge(index, ranked, calibration, answerFrom) };
  };

  const ask = (text: string): Asking => {
    const readings = index.reader(wordsOf(text, language));
    const native = readings.filter((each) => each.native).length / Math.max(1, readings.length);
    const common = { index, readings, native, second: undefined };
    if (readings.length === 0) return { ...common, part: undefined, verdict: nothing, exact: false };
    const stems = readings.map(({ stem }) => stem);
    const same = exactly.get(keyOf(readings)) ?? exactly.get(looseKeyOf(readings, language));
    if (same !== undefined) {
      const part = askPart(readings, stems, 0, readings.length);
      return { ...common, part, verdict: exactVerdict(same, part.verdict), exact: true };
    }
    const sentences = sentencesIn(text, readings);
    if (sentences.length < 2) {
      const part = askPart(readings, stems, 0, readings.length);
      return { ...common, part, exact: false, verdict: part.verdict };
    }
    const asked = new Map<Sentence, Part>();
    const askOf = (sentence: Sentence): Part => {
      const part = asked.get(sentence) ?? askPart(readings, stems, sentence.from, sentence.to);
      asked.set(sentence, part);
      return part;
    };
    const [first, second] = twoAnswers(sentences, askOf, entryOf);
    const part = first ?? askStory(sentences, askOf);
    return { ...common, part, exact: false, verdict: part.verdict, second: second?.verdict.hits[0] };
  };

  /** The text with the title of the fact before it. */
  const goOn = (asking: Asking, before: string): Asking => {
    const title = index.entries.find(({ id }) => id === before)?.phrasings[0];
    if (title === undefined) return asking;
    const added = index
      .reader(wordsOf(title, language))
      .map((word) => ({ ...word, weight: word.weight * beforeWeight }));
    const readings = [...asking.readings, ...added];
    const part = askPart(
      readings,
      readings.map(({ stem }) => stem),
      0,
      readings.length,
      Math.max(calibration.answerFrom, thresholds.goingOn),
    );
    return strength[part.verdict.kind] >= strength[asking.verdict.kind] && part.verdict.kind !== 'out-of-scope'
      ? { ...asking, readings, part, verdict: part.verdict }
      : asking;
  };

  const native = (text: string): number => {
    const words = wordsOf(text, language);
    return words.filter(({ word }) => (index.lexicon.get(word) ?? 0) > 0).length / Math.max(1, words.length);
  };

  const asker = (text: string, before?: string): Asking => {
    const asking = ask(text);
    if (asking.exact || asking.readings.length === 0) return asking;
    if (isBareName(index, asking.readings)) {
      const asked = ask(askedByName(text, language));
      return { ...asked, native: asking.native, exact: false, verdict: named(asked.verdict) };
    }
    const open = before !== undefined && asking.verdict.kind !== 'answer' && asking.verdict.kind !== 'out-of-scope';
    return open ? goOn(asking, before) : asking;
  };
  return Object.assign(asker, { native });
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
