/** Asks a base its own phrasings: each of an index that does not hold it. */

import type { Concept, Language } from '../content/types.js';
import { buildIndex, type LanguageIndex } from './build-index.js';
import type { Trial } from './choose-threshold.js';
import type { Entry } from './entries.js';
import { wordsOf } from './normalise.js';
import { questionTerms } from './question.js';
import type { Tried } from './samples.js';
import { createScratch, type Ranked, rank } from './score.js';

const folds = 5;

/** What came out, best first, each with its entry. */
export type Found = readonly (Ranked & { readonly of: Entry })[];

/** One phrasing asked of an index without it. */
export interface Asked {
  readonly text: string;
  /** The entry it belongs to. */
  readonly entry: Entry;
  readonly found: Found;
}

/** Asks whole texts of one index. */
const askerOf = (index: LanguageIndex) => {
  const scratch = createScratch(index);
  return (text: string, answerWeight: number): Found => {
    const readings = index.reader(wordsOf(text, index.language));
    const stems = readings.map(({ stem }) => stem);
    const terms = questionTerms(index, readings, stems, 0, readings.length);
    return rank(index, terms, answerWeight, scratch).map((each) => ({ ...each, of: index.entries[each.entry]! }));
  };
};

/** In five folds, every phrasing and every class example asked of an index without it, once for each answer weight. */
export const askLeftOut = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
  answerWeights: readonly number[],
): readonly (readonly Asked[])[] => {
  const asked = answerWeights.map((): Asked[] => []);
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (entry: number, phrasing: number): boolean => (entry + phrasing) % folds === fold;
    const kept = entries.map((entry, e) => ({
      ...entry,
      phrasings: entry.phrasings.filter((_, p) => !isOut(e, p)),
    }));
    const ask = askerOf(buildIndex(kept, vocabulary, language));
    entries.forEach((entry, e) => {
      entry.phrasings.forEach((text, p) => {
        if (!isOut(e, p)) return;
        answerWeights.forEach((weight, w) => {
          asked[w]!.push({ text, entry, found: ask(text, weight) });
        });
      });
    });
  }
  return asked;
};

/** In five folds, the phrasings of a fifth of the facts asked of an index without these facts. */
export const askNearMisses = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
  answerWeight: number,
): readonly Asked[] => {
  const asked: Asked[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (entry: Entry, e: number): boolean => entry.kind === 'fact' && e % folds === fold;
    const ask = askerOf(
      buildIndex(
        entries.filter((entry, e) => !isOut(entry, e)),
        vocabulary,
        language,
      ),
    );
    for (const entry of entries.filter(isOut)) {
      for (const text of entry.phrasings) asked.push({ text, entry, found: ask(text, answerWeight) });
    }
  }
  return asked;
};

/** Questions written to try the search, asked of the whole index. */
export const askTrials = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
  answerWeight: number,
  trials: readonly Trial[],
): readonly Tried[] => {
  if (trials.length === 0) return [];
  const ask = askerOf(buildIndex(entries, vocabulary, language));
  return trials.map(({ text, facts }) => ({ facts, found: ask(text, answerWeight) }));
};
