/** Builds the index of one language from its entries and the vocabulary. */

import type { Concept, Language } from '../content/types.js';
import { createNames, type Names } from './concepts.js';
import { createCorrector, type Lexicon } from './correct.js';
import type { Entry } from './entries.js';
import { lexiconOf } from './lexicon.js';
import { wordsOf } from './normalise.js';
import { type Example, learnOpinion, type Opinion } from './opinion.js';
import {
  type AnswerPostings,
  answerPostings,
  type PhrasingPostings,
  phrasingPostings,
  saturate,
  type Use,
} from './postings.js';
import { createReader, type Reader } from './reader.js';
import { conceptTerm, isWhole, kindWeight, pairTerm, rarityOf } from './terms.js';

/** BM25 over all phrasings of an entry together, and over its answer. Measured; all neighbours are within 0.8 points. */
const phrasingField = { k1: 3, b: 0.6 };
const answerField = { k1: 1.2, b: 0.6 };

export interface LanguageIndex {
  readonly language: Language;
  readonly entries: readonly Entry[];
  readonly reader: Reader;
  /** The words that this language's base has, as typed. */
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly terms: ReadonlyMap<string, number>;
  /** Kind weight times rarity, by term. */
  readonly rarity: Float64Array;
  /** The rarity of a word that no entry has. */
  readonly unknownRarity: number;
  readonly uses: PhrasingPostings;
  readonly answers: AnswerPostings;
  /** Entry e owns the phrasings from firstPhrasing[e] up to firstPhrasing[e + 1]. */
  readonly firstPhrasing: Int32Array;
  readonly opinion: Opinion;
}

/** Numbers the terms of texts, in the order in which they first occur. */
const createNumbering = (reader: Reader, names: Names, language: Language) => {
  const terms = new Map<string, number>();
  const numberOf = (term: string): number => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size);
    return terms.size - 1;
  };
  // The reader gives the same list for the same word: its numbers are looked up once.
  const ofWords = new WeakMap<readonly string[], readonly number[]>();
  const ofWord = (word: readonly string[]): readonly number[] => {
    const known = ofWords.get(word);
    if (known !== undefined) return known;
    const numbers = word.map(numberOf);
    ofWords.set(word, numbers);
    return numbers;
  };
  /** Every term of a text, repeated as often as it occurs. */
  const termsOf = (text: string): readonly number[] => {
    const readings = reader(wordsOf(text, language));
    const stems = readings.map(({ stem }) => stem);
    const found: number[] = [];
    readings.forEach(({ terms: word, stem }, i) => {
      for (const number of ofWord(word)) found.push(number);
      if (i > 0) found.push(numberOf(pairTerm(stems[i - 1]!, stem)));
    });
    for (const { concepts } of names.find(stems, 0, stems.length))
      for (const concept of concepts) found.push(numberOf(conceptTerm(concept)));
    return found;
  };
  return { terms, termsOf };
};

const mean = (numbers: readonly number[]): number =>
  Math.max(1, numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length));

/** Some 0.5 s for 200 facts of 50 phrasings, half of it the opinion. */
export const buildIndex = (
  entries: readonly Entry[],
  vocabulary: readonly Concept[],
  language: Language,
): LanguageIndex => {
  const names = createNames(vocabulary, language);
  const lexicon = lexiconOf(entries, names, language);
  const reader = createReader(lexicon, createCorrector(lexicon), language);
  const { terms, termsOf } = createNumbering(reader, names, language);

  const uses: Map<number, Use>[] = [];
  const answerCounts: Map<number, number>[] = [];
  const firstPhrasing = new Int32Array(entries.length + 1);
  const examples: Example[] = [];
  const lengths: number[] = [];
  const answerLengths: number[] = [];
  entries.forEach((entry, e) => {
    const used = new Map<number, Use>();
    let length = 0;
    for (const phrasing of entry.phrasings) {
      const number = examples.length;
      const own = new Set<number>();
      for (const t of termsOf(phrasing)) {
        let use = used.get(t);
        if (use === undefined) {
          use = { count: 0, phrasings: [] };
          used.set(t, use);
        }
        use.count++;
        length++;
        if (own.has(t)) continue;
        own.add(t);
        use.phrasings.push(number);
      }
      examples.push({ terms: [...own], entry: e });
    }
    uses.push(used);
    lengths.push(length);
    firstPhrasing[e + 1] = examples.length;
    const counts = new Map<number, number>();
    const answerTerms = termsOf(entry.answer);
    for (const t of answerTerms) counts.set(t, (counts.get(t) ?? 0) + 1);
    answerCounts.push(counts);
    answerLengths.push(answerTerms.length);
  });

  // Rarity is counted among entries; a term that only answers use is as rare as the answers that use it.
  const inPhrasings = new Float64Array(terms.size);
  for (const used of uses) for (const t of used.keys()) inPhrasings[t]!++;
  const inAnswers = new Float64Array(terms.size);
  for (const counts of answerCounts) for (const t of counts.keys()) inAnswers[t]!++;
  const rarity = new Float64Array(terms.size);
  for (const [term, t] of terms) {
    rarity[t] = kindWeight(term) * rarityOf(inPhrasings[t] || inAnswers[t]!, entries.length);
  }

  const norms = examples.map((own) => Math.sqrt(own.terms.reduce((sum, t) => sum + rarity[t]! ** 2, 0)) || 1);
  const termNames = [...terms.keys()];
  const average = mean(lengths);
  const averageAnswer = mean(answerLengths.filter((length) => length > 0));
  return {
    language,
    entries,
    reader,
    lexicon,
    names,
    terms,
    rarity,
    unknownRarity: rarityOf(0, entries.length),
    firstPhrasing,
    opinion: learnOpinion({ examples, entries: entries.length, counts: (t) => isWhole(termNames[t]!), rarity }),
    uses: phrasingPostings(
      uses,
      terms.size,
      (t, e, count) => rarity[t]! * saturate(count, phrasingField.k1, phrasingField.b, lengths[e]!, average),
      (t, phrasing) => rarity[t]! / norms[phrasing]!,
    ),
    answers: answerPostings(
      answerCounts,
      terms.size,
      (t, e, count) => rarity[t]! * saturate(count, answerField.k1, answerField.b, answerLengths[e]!, averageAnswer),
    ),
  };
};
