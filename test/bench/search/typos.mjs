/** Puts typing errors into a text: the same text, number and language always give the same errors. */

/** Keys beside each other on the keyboard that most people type on. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const hash = (text) => {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
};

/** Numbers from 0 up to 1 in a row that depends on the seed only (mulberry32). */
export const randomFrom = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
};

const neighbour = (letter, random) => {
  const row = rows.find((each) => each.includes(letter));
  if (row === undefined) return letter === 'e' ? 'r' : 'e';
  const at = row.indexOf(letter);
  const near = [row[at - 1], row[at + 1]].filter((each) => each !== undefined);
  return near[Math.floor(random() * near.length)];
};

/** One error in a word: two letters swapped, one left out, one doubled, or one replaced by its neighbour on the keyboard. */
const broken = (word, random) => {
  const at = Math.floor(random() * (word.length - 1));
  const [before, here, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const kind = Math.floor(random() * 4);
  if (kind === 0 && here !== next) return before + next + here + after;
  if (kind === 1) return before + next + after;
  if (kind === 2) return before + here + here + next + after;
  return before + neighbour(here.toLowerCase(), random) + next + after;
};

/**
 * Breaks `count` words of four letters or more, each once; fewer when the text has fewer.
 * One error of two is the same as the one error alone.
 */
export const withTypos = (text, count) => {
  const random = randomFrom(hash(text));
  const words = [...text.matchAll(/\p{L}{4,}/gu)].filter(({ 0: word, index }) => {
    const edges = text.slice(Math.max(0, index - 1), index) + text.slice(index + word.length, index + word.length + 1);
    return !/[\p{N}@/]/u.test(edges);
  });
  const chosen = [];
  while (chosen.length < count && words.length > 0) {
    const [match] = words.splice(Math.floor(random() * words.length), 1);
    chosen.push({ at: match.index, length: match[0].length, to: broken(match[0], random) });
  }
  chosen.sort((a, b) => b.at - a.at);
  return chosen.reduce((out, { at, length, to }) => out.slice(0, at) + to + out.slice(at + length), text);
};
