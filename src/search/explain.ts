/** Says why: for each typed word what it was read as and what it added, and which phrasing came closest. */

import type { Asking, Part } from './ask.js';
import type { LanguageIndex } from './build-index.js';
import { fieldWeights, type Ranked } from './score.js';
import type { SearchResult } from './types.js';

/** One word of the question. */
export interface ExplainedWord {
  readonly typed: string;
  /** The word as it was looked up, after folding and correction. */
  readonly read: string;
  /** typed: known as written; corrected: read as a word of the base; unknown: the base has nothing like it. */
  readonly why: 'typed' | 'corrected' | 'unknown';
  /** Vocabulary concepts that the word is part of. */
  readonly concepts: readonly string[];
  /** Its share of the score, 0 to 1; all words add up to 1. Pairs and concepts are split evenly among their words. */
  readonly share: number;
}

/** The entry on top, with the parts of its score and the chances that decided. */
export interface Explanation {
  readonly result: SearchResult;
  /** The words that were asked. */
  readonly words: readonly ExplainedWord[];
  readonly top:
    | {
        readonly id: string;
        readonly closestPhrasing: string;
        readonly score: number;
        /** Before weighting (see `fieldWeights`; the answer by the calibrated weight). */
        readonly cover: number;
        readonly phrase: number;
        readonly answer: number;
        readonly answerWeight: number;
        readonly evidence: number;
        readonly share: number;
      }
    | undefined;
  /** The chance that the question is ours at all. */
  readonly covered: number;
  readonly right: number;
}

/** The value of term t in entry e at a run of postings, or 0. */
const valueIn = (
  postings: { readonly start: Int32Array; readonly entry: Int32Array; readonly value: Float64Array },
  t: number,
  e: number,
): number => {
  for (let p = postings.start[t]!; p < postings.start[t + 1]!; p++) {
    if (postings.entry[p] === e) return postings.value[p]!;
  }
  return 0;
};

const weightIn = ({ uses }: LanguageIndex, t: number, e: number, phrasing: number): number => {
  for (let p = uses.start[t]!; p < uses.start[t + 1]!; p++) {
    if (uses.entry[p] !== e) continue;
    for (let u = uses.useStart[p]!; u < uses.useStart[p + 1]!; u++) {
      if (uses.phrasing[u] === phrasing) return uses.weight[u]!;
    }
  }
  return 0;
};

/** What each word added to the score of the top entry: the same sums as in `rank`, split by word. */
const sharesOf = (index: LanguageIndex, part: Part, top: Ranked, answerWeight: number): number[] => {
  const { terms } = part;
  const shares = new Array<number>(part.to).fill(0);
  terms.term.forEach((t, k) => {
    const factor = terms.factor[k]!;
    const cover = (factor * valueIn(index.uses, t, top.entry)) / terms.whole;
    const closest = index.firstPhrasing[top.entry]! + top.closest;
    const phrase = (factor * index.rarity[t]! * weightIn(index, t, top.entry, closest)) / terms.norm;
    const answer = (factor * valueIn(index.answers, t, top.entry)) / terms.whole;
    const added = fieldWeights.cover * cover + fieldWeights.phrase * phrase + answerWeight * answer;
    const length = terms.length[k]!;
    for (let i = 0; i < length; i++) shares[terms.from[k]! + i]! += added / length;
  });
  return shares;
};

/** @param answerWeight as used in the asking */
export const explainAsking = (asking: Asking, result: SearchResult, answerWeight: number): Explanation => {
  const { index, readings, part, verdict } = asking;
  const chances = { covered: verdict.covered, right: verdict.sure };
  if (part === undefined) return { result, words: [], top: undefined, ...chances };
  const stems = readings.map(({ stem }) => stem);
  const concepts = readings.map((): string[] => []);
  for (const name of index.names.find(stems, part.from, part.to)) {
    for (let i = name.from; i < name.from + name.length; i++) concepts[i]!.push(...name.concepts);
  }
  const wanted = result.kind === 'out-of-scope' ? result.outOfScope : result.hits[0]?.id;
  const top = part.ranked.find(({ entry }) => index.entries[entry]!.id === wanted) ?? part.ranked[0];
  const shares = top === undefined ? [] : sharesOf(index, part, top, answerWeight);
  const words = readings.slice(part.from, part.to).map((reading, i): ExplainedWord => {
    const at = part.from + i;
    const isKnown = index.terms.has(reading.terms[0]!);
    return {
      typed: reading.typed,
      read: reading.read,
      why: reading.corrected ? 'corrected' : isKnown ? 'typed' : 'unknown',
      concepts: concepts[at]!,
      share: top === undefined || top.score === 0 ? 0 : shares[at]! / top.score,
    };
  });
  if (top === undefined) return { result, words, top: undefined, ...chances };
  const { score, cover, phrase, answer, evidence, share } = top;
  const entry = index.entries[top.entry]!;
  return {
    result,
    words,
    top: {
      id: entry.id,
      closestPhrasing: entry.phrasings[top.closest] ?? '',
      score,
      cover,
      phrase,
      answer,
      answerWeight,
      evidence,
      share,
    },
    ...chances,
  };
};
