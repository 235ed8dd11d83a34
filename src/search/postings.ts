/** The inverted index of one language, in flat arrays: for each term the entries and phrasings that use it. */

/** For term t the entries stand at positions start[t] up to start[t + 1]. */
export interface AnswerPostings {
  readonly start: Int32Array;
  readonly entry: Int32Array;
  /** The term's share of the entry's BM25 over the answer text, rarity included. */
  readonly value: Float64Array;
}

export interface PhrasingPostings extends AnswerPostings {
  /** The greatest weight of the term in any phrasing of the entry: bounds what a cosine can become. */
  readonly peak: Float64Array;
  /** For position p the phrasings stand at useStart[p] up to useStart[p + 1]. */
  readonly useStart: Int32Array;
  readonly phrasing: Int32Array;
  /** The term's weight in the phrasing, divided by the length of the phrasing's vector. */
  readonly weight: Float64Array;
}

/** One term as one entry uses it. */
export interface Use {
  /** How often over all phrasings. */
  count: number;
  /** The phrasings that use it, by number over the whole index. */
  readonly phrasings: number[];
}

/** BM25's saturation of one count: 0 to k1 + 1. */
export const saturate = (count: number, k1: number, b: number, length: number, average: number): number =>
  (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average));

const startsOf = (uses: readonly ReadonlyMap<number, unknown>[], terms: number): Int32Array => {
  const start = new Int32Array(terms + 1);
  for (const map of uses) for (const term of map.keys()) start[term + 1]!++;
  for (let t = 0; t < terms; t++) start[t + 1]! += start[t]!;
  return start;
};

/** Lays out counts over answer texts. `value` gives what a count is worth in an entry. */
export const answerPostings = (
  counts: readonly ReadonlyMap<number, number>[],
  terms: number,
  value: (term: number, entry: number, count: number) => number,
): AnswerPostings => {
  const start = startsOf(counts, terms);
  const next = start.slice();
  const entry = new Int32Array(start[terms]!);
  const values = new Float64Array(start[terms]!);
  counts.forEach((map, e) => {
    for (const [term, count] of map) {
      const at = next[term]!++;
      entry[at] = e;
      values[at] = value(term, e, count);
    }
  });
  return { start, entry, value: values };
};

/**
 * Lays out the uses in phrasings.
 * @param value what a count is worth in an entry
 * @param weight what the term weighs in a phrasing's unit vector
 */
export const phrasingPostings = (
  uses: readonly ReadonlyMap<number, Use>[],
  terms: number,
  value: (term: number, entry: number, count: number) => number,
  weight: (term: number, phrasing: number) => number,
): PhrasingPostings => {
  const start = startsOf(uses, terms);
  const size = start[terms]!;
  const sizes = new Int32Array(size + 1);
  const places = start.slice();
  uses.forEach((map) => {
    for (const [term, use] of map) sizes[places[term]!++ + 1] = use.phrasings.length;
  });
  for (let p = 0; p < size; p++) sizes[p + 1]! += sizes[p]!;
  const next = start.slice();
  const entry = new Int32Array(size);
  const values = new Float64Array(size);
  const peak = new Float64Array(size);
  const phrasing = new Int32Array(sizes[size]!);
  const weights = new Float64Array(sizes[size]!);
  uses.forEach((map, e) => {
    for (const [term, use] of map) {
      const at = next[term]!++;
      entry[at] = e;
      values[at] = value(term, e, use.count);
      use.phrasings.forEach((each, i) => {
        const share = weight(term, each);
        phrasing[sizes[at]! + i] = each;
        weights[sizes[at]! + i] = share;
        if (share > peak[at]!) peak[at] = share;
      });
    }
  });
  return { start, entry, value: values, peak, useStart: sizes, phrasing, weight: weights };
};
