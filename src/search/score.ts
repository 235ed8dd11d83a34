/** Scores every entry for a question: mostly cover, some closest phrasing, and its answer's words on top. */

import type { LanguageIndex } from './build-index.js';
import type { QuestionTerms } from './question.js';

/**
 * What cover and closest phrasing count for. Halves were best with twenty phrasings a fact; with fifty, cover is surer:
 * in the rehearsal 1.7 points more are first in either language.
 */
export const fieldWeights = { cover: 0.7, phrase: 0.3 } as const;
/** Entries whose closest phrasing is looked up; with 8 the rehearsal finds the same as with 24. */
const candidates = 10;
/** Softmax temperature of the share; on a score of twice this range 0.06 was measured best, here rehearsals separate best. */
const temperature = 0.12;
/** Keeps the logarithm finite when no word matched. */
const leastEvidence = 0.01;

/** One entry with its score and what confidence is made of. */
export interface Ranked {
  readonly entry: number;
  /** Cover, phrase and answer, each times its weight. */
  readonly score: number;
  readonly cover: number;
  readonly phrase: number;
  readonly answer: number;
  /** Logarithm of the raw BM25, answer included: how much matched, not which part of the question. */
  readonly evidence: number;
  /** Softmax share among all entries. */
  share: number;
  /** The chance of the entry by the second opinion. */
  readonly opinion: number;
  /** The chance, by the second opinion, that the question belongs to a class; the same for all entries of a ranking. */
  readonly foreign: number;
  /** The closest phrasing, by its number within the entry. */
  readonly closest: number;
}

/** The arrays that one question after another is summed in; one set for an index. */
export interface Scratch {
  readonly cover: Float64Array;
  readonly bound: Float64Array;
  readonly answer: Float64Array;
  readonly isCandidate: Uint8Array;
  readonly dot: Float64Array;
}

export const createScratch = (index: LanguageIndex): Scratch => ({
  cover: new Float64Array(index.entries.length),
  bound: new Float64Array(index.entries.length),
  answer: new Float64Array(index.entries.length),
  isCandidate: new Uint8Array(index.entries.length),
  dot: new Float64Array(index.firstPhrasing[index.entries.length]!),
});

const sumFields = (index: LanguageIndex, question: QuestionTerms, scratch: Scratch): void => {
  const { uses, answers, rarity } = index;
  const { cover, bound, answer } = scratch;
  cover.fill(0);
  bound.fill(0);
  answer.fill(0);
  for (let k = 0; k < question.term.length; k++) {
    const t = question.term[k]!;
    const factor = question.factor[k]!;
    const weight = factor * rarity[t]!;
    const end = uses.start[t + 1]!;
    for (let p = uses.start[t]!; p < end; p++) {
      const e = uses.entry[p]!;
      cover[e]! += factor * uses.value[p]!;
      bound[e]! += weight * uses.peak[p]!;
    }
    const answersEnd = answers.start[t + 1]!;
    for (let p = answers.start[t]!; p < answersEnd; p++) {
      answer[answers.entry[p]!]! += factor * answers.value[p]!;
    }
  }
};

const sumPhrasings = (index: LanguageIndex, question: QuestionTerms, { isCandidate, dot }: Scratch): void => {
  const { uses, rarity } = index;
  for (let k = 0; k < question.term.length; k++) {
    const t = question.term[k]!;
    const weight = question.factor[k]! * rarity[t]!;
    const end = uses.start[t + 1]!;
    for (let p = uses.start[t]!; p < end; p++) {
      if (isCandidate[uses.entry[p]!] === 0) continue;
      const useEnd = uses.useStart[p + 1]!;
      for (let u = uses.useStart[p]!; u < useEnd; u++) {
        dot[uses.phrasing[u]!]! += weight * uses.weight[u]!;
      }
    }
  }
};

/**
 * The best entries for a question, best first; ties go by id. At most 10, fewer when fewer share a word with it.
 * @param answerWeight what the answer text counts for, from the calibration
 */
export const rank = (
  index: LanguageIndex,
  question: QuestionTerms,
  answerWeight: number,
  scratch: Scratch,
): Ranked[] => {
  const { whole, norm } = question;
  if (whole === 0) return [];
  sumFields(index, question, scratch);
  const { cover, bound, answer, isCandidate, dot } = scratch;
  const upper = (e: number): number =>
    (fieldWeights.cover * cover[e]!) / whole +
    fieldWeights.phrase * Math.min(1, bound[e]! / norm) +
    (answerWeight * answer[e]!) / whole;
  const chosen: { e: number; upper: number }[] = [];
  for (let e = 0; e < index.entries.length; e++) {
    const value = upper(e);
    if (value > 0) chosen.push({ e, upper: value });
  }
  chosen.sort((a, b) => b.upper - a.upper || a.e - b.e);
  chosen.length = Math.min(chosen.length, candidates);

  isCandidate.fill(0);
  for (const { e } of chosen) isCandidate[e] = 1;
  sumPhrasings(index, question, scratch);
  const opinion = index.opinion(question);
  let foreign = 0;
  for (let e = 0; e < opinion.length; e++) if (index.entries[e]!.kind === 'class') foreign += opinion[e]!;
  const ranked = chosen.map(({ e }): Ranked => {
    let best = 0;
    let closest = 0;
    const first = index.firstPhrasing[e]!;
    for (let n = first; n < index.firstPhrasing[e + 1]!; n++) {
      if (dot[n]! > best) {
        best = dot[n]!;
        closest = n - first;
      }
      dot[n] = 0;
    }
    const parts = { cover: cover[e]! / whole, phrase: best / norm, answer: answer[e]! / whole };
    return {
      entry: e,
      ...parts,
      score: fieldWeights.cover * parts.cover + fieldWeights.phrase * parts.phrase + answerWeight * parts.answer,
      evidence: Math.log(Math.max(leastEvidence, cover[e]! + answerWeight * answer[e]!)),
      share: 0,
      opinion: opinion[e]!,
      foreign,
      closest,
    };
  });
  ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
  let sum = 0;
  for (const each of ranked) sum += Math.exp((each.score - ranked[0]!.score) / temperature);
  for (const each of ranked) each.share = Math.exp((each.score - ranked[0]!.score) / temperature) / sum;
  return ranked;
};
