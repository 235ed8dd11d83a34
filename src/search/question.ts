/** The terms of a question, as numbers of an index, with the words each came from. */

import type { LanguageIndex } from './build-index.js';
import type { Reading } from './reader.js';
import { conceptTerm, pairTerm } from './terms.js';

/** The terms of a question or of one of its sentences. Each term counts once, however often it is said. */
export interface QuestionTerms {
  readonly term: number[];
  /** 1, or 0.8 where a corrected word is part of it. */
  readonly factor: number[];
  /** The words behind each term: the first and how many. */
  readonly from: number[];
  readonly length: number[];
  /** Sum of the weights of the terms, unknown words included at the highest rarity. */
  whole: number;
  /** Length of the question as a vector, unknown words included. */
  norm: number;
}

/** Collects the terms of the readings from `from` up to `to`. */
export const questionTerms = (
  index: LanguageIndex,
  readings: readonly Reading[],
  stems: readonly string[],
  from: number,
  to: number,
): QuestionTerms => {
  const found: QuestionTerms = { term: [], factor: [], from: [], length: [], whole: 0, norm: 0 };
  const seen = new Set<string | number>();
  let squares = 0;
  const add = (key: string, factor: number, at: number, length: number, isWord: boolean): void => {
    const term = index.terms.get(key);
    if (term === undefined && !isWord) return;
    const mark = term ?? key;
    if (seen.has(mark)) return;
    seen.add(mark);
    const weight = factor * (term === undefined ? index.unknownRarity : index.rarity[term]!);
    found.whole += weight;
    squares += weight * weight;
    if (term === undefined) return;
    found.term.push(term);
    found.factor.push(factor);
    found.from.push(at);
    found.length.push(length);
  };
  for (let i = from; i < to; i++) {
    const { stem, weight, terms } = readings[i]!;
    for (let k = 0; k < terms.length; k++) add(terms[k]!, weight, i, 1, k === 0);
    if (i > from) add(pairTerm(stems[i - 1]!, stem), Math.min(weight, readings[i - 1]!.weight), i - 1, 2, false);
  }
  for (const { concepts, from: at, length } of index.names.find(stems, from, to)) {
    for (const concept of concepts) add(conceptTerm(concept), 1, at, length, false);
  }
  found.norm = Math.sqrt(squares);
  return found;
};
