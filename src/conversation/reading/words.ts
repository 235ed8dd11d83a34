/** Typed text made comparable: folded and split into words. */

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

/** Whether the words hold the phrase at a position. */
export const holdsAt = (words: readonly string[], phrase: readonly string[], at: number): boolean =>
  phrase.length > 0 && at + phrase.length <= words.length && phrase.every((word, i) => words[at + i] === word);
