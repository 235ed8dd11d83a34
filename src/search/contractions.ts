/** Opens what people write as one word: English contractions, French elisions, with or without the apostrophe. */

import type { Language } from '../content/types.js';

/** What stands behind an English apostrophe, as a word of its own. */
const englishTails: ReadonlyMap<string, string> = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);

/** Only after these is 's a verb; after any other word it marks an owner ("my wife's card") and is dropped. */
const englishIs: ReadonlySet<string> = new Set('it that what who where when how there here he she'.split(' '));

/** French words that lose their last vowel before another vowel. */
const frenchHeads: ReadonlyMap<string, string> = new Map([
  ['l', 'le'],
  ['d', 'de'],
  ['j', 'je'],
  ['m', 'me'],
  ['t', 'te'],
  ['s', 'se'],
  ['c', 'ce'],
  ['n', 'ne'],
  ['qu', 'que'],
  ['jusqu', 'jusque'],
  ['lorsqu', 'lorsque'],
  ['puisqu', 'puisque'],
  ['quelqu', 'quelque'],
]);

const table = (lines: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines.split(',').map((line) => {
      const [written, ...words] = line.trim().split(' ');
      return [written!, words];
    }),
  );

/** Contractions typed without their apostrophe. Words that also mean something else (ill, id, well, were) stay. */
const bare: Readonly<Record<Language, ReadonlyMap<string, readonly string[]>>> = {
  en: table(
    `cant can not, cannot can not, dont do not, doesnt does not, didnt did not, isnt is not, arent are not, wasnt was not,
     wont will not, wouldnt would not, couldnt could not, shouldnt should not, havent have not, hasnt has not, hadnt had not,
     im i am, ive i have, youre you are, theyre they are, thats that is, whats what is, wheres where is, hows how is,
     u you, ur your, pls please, plz please`,
  ),
  fr: table(
    `jai je ai, cest ce est, cetait ce etait, quest que est, nest ne est, nai ne ai, jsuis je suis, jetais je etais,
     jattends je attends, jhabite je habite, jaimerais je aimerais, jaurais je aurais, ds dans, qd quand, bcp beaucoup,
     tt tout, svp svp`,
  ),
};

const english = (pieces: readonly string[]): string[] => {
  const [head, tail] = [pieces[0]!, pieces[1]!];
  if (pieces.length === 2) {
    if (tail === 't' && head.endsWith('n')) {
      const verb = head === 'can' ? 'can' : head === 'won' ? 'will' : head.slice(0, -1);
      return [verb, 'not'];
    }
    const word = englishTails.get(tail);
    if (word !== undefined) return [head, word];
    if (tail === 's') return englishIs.has(head) ? [head, 'is'] : [head];
  }
  return [...pieces];
};

const french = (pieces: readonly string[]): string[] =>
  pieces[0] === 'aujourd' && pieces[1] === 'hui'
    ? ['aujourdhui']
    : pieces.map((piece, i) => (i < pieces.length - 1 ? (frenchHeads.get(piece) ?? piece) : piece));

/**
 * The words in one run of letters, digits and apostrophes.
 * @param pieces the run, folded and split at its apostrophes, no piece empty, at least one
 */
export const openContraction = (pieces: readonly string[], language: Language): readonly string[] => {
  const words = pieces.length === 1 ? pieces : language === 'en' ? english(pieces) : french(pieces);
  return words.length === 1 ? (bare[language].get(words[0]!) ?? words) : words;
};
