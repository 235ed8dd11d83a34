/** What all peers share: the base as documents, and hits on phrasings gathered to entries. */

/**
 * A text as a peer gets it: words or stems, then one word for each name of the vocabulary.
 * @param {{form: 'words' | 'stems', concepts?: boolean, pairs?: boolean}} how
 */
export const tokensOf = (base, text, { form, concepts = true, pairs = false }) => {
  const read = base.read(text);
  const tokens = [...read[form]];
  if (pairs) for (let i = 1; i < read[form].length; i++) tokens.push(`${read[form][i - 1]}_${read[form][i]}`);
  if (concepts) tokens.push(...read.concepts);
  return tokens;
};

export const textOf = (base, text, how) => tokensOf(base, text, how).join(' ');

/** One document an entry: all that people ask in one field, the answer in the other. */
export const perEntry = (base, how) =>
  base.entries.map(({ id, phrasings, answer }) => ({
    id,
    asked: phrasings.map((phrasing) => textOf(base, phrasing, how)).join(' '),
    answer: textOf(base, answer, how),
  }));

/** One document a phrasing; the answer is one more. */
export const perPhrasing = (base, how) =>
  base.entries.flatMap(({ id, phrasings, answer }) =>
    [...phrasings, ...(answer === '' ? [] : [answer])].map((text, number) => ({
      id: `${id}#${number}`,
      entry: id,
      text: textOf(base, text, how),
    })),
  );

/** Entries of a ranking kept, facts and classes together. */
export const kept = 20;

/** The best hit of each entry, best first. */
export const gathered = (hits) => {
  const best = new Map();
  for (const { id, score } of hits) if (score > (best.get(id) ?? -Infinity)) best.set(id, score);
  return [...best]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, kept);
};
