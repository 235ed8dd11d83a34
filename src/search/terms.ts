/** What a text is compared by: stems, neighbouring pairs, letter trigrams and concepts, each with its weight. */

/** Weights of the four kinds of term, measured on public question sets; a plateau, not to be tuned. */
const kindWeights: Readonly<Record<string, number>> = { s: 1, p: 0.5, t: 0.3, c: 1 };

export const stemTerm = (stem: string): string => `s${stem}`;
export const pairTerm = (first: string, second: string): string => `p${first} ${second}`;
export const conceptTerm = (concept: string): string => `c${concept}`;

/** A whole word or name, not a part or a pair. */
export const isWhole = (term: string): boolean => term[0] === 's' || term[0] === 'c';

/** The letter trigrams of a word with its edges marked: "copr" gives ^co, cop, opr, pr$. */
export const trigramTerms = (word: string): string[] => {
  const marked = `^${word}$`;
  const terms: string[] = [];
  for (let i = 0; i + 3 <= marked.length; i++) terms.push(`t${marked.slice(i, i + 3)}`);
  return terms;
};

/** The weight of a term by its kind, before its rarity. */
export const kindWeight = (term: string): number => kindWeights[term[0]!]!;

/** How rare a thing is that occurs in `count` of `total` entries; 0 occurrences give the highest rarity. */
export const rarityOf = (count: number, total: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));
