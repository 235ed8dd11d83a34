/** Typed text made comparable: folded, split into words and clauses. */

/** Lower case, accents off, curly quotes straight, everything but letters and digits a space. "?" alone stays. */
export const fold = (text: string): string => {
  const plain = text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[’‘`´]/g, "'")
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  const words = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' && plain.includes('?') ? '?' : words;
};

export const wordsOf = (text: string): readonly string[] => {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
};

/** A part of a message between marks that end a thought. `asks` when it ends with a question mark. */
export interface Clause {
  readonly words: readonly string[];
  readonly asks: boolean;
}

/** At most this many clauses of a message are read. */
const mostClauses = 40;

export const clausesOf = (text: string): readonly Clause[] =>
  text
    .split(/(?<=[.!?;:,\n])\s*/u)
    .slice(0, mostClauses)
    .map((part) => ({ words: wordsOf(part), asks: part.includes('?') }))
    .filter(({ words }) => words.length > 0 && words[0] !== '?');

/** Whether the words hold the phrase at a position. */
export const holdsAt = (words: readonly string[], phrase: readonly string[], at: number): boolean =>
  phrase.length > 0 && at + phrase.length <= words.length && phrase.every((word, i) => words[at + i] === word);

/** Whether the words begin with one of the phrases. */
export const beginsWith = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.some((phrase) => holdsAt(words, phrase, 0));
