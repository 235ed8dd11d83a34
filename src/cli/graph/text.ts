/** How wide a text is, and where its lines break: an SVG does not wrap by itself. */

/** Advance widths in thousandths of the font size: those of Arial and Helvetica, by groups of letters. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl'’|]/, 225],
  [/[ft.,:;!/ I\u00a0]/, 280],
  [/[r()[\]\-«»“”]/, 340],
  [/[cksvxyzJ]/, 500],
  [/[w]/, 725],
  [/[mM]/, 840],
  [/[W%@—…]/, 960],
  [/[ABEKPSVXYTFLZ&]/, 665],
  [/[CDGHNOQRU]/, 750],
];
const otherWidth = 556;

/** In the units of `size`. */
export const widthOf = (text: string, size: number): number => {
  let sum = 0;
  for (const letter of text.normalize('NFD').replaceAll(/\p{M}/gu, '')) {
    sum += widths.find(([letters]) => letters.test(letter))?.[1] ?? otherWidth;
  }
  return (sum / 1000) * size;
};

/** Where a line may break: not before the colon, nor inside the quotation marks, that French sets off by a space. */
const breaks = /(?<!«) (?![:;!?»])/;

/** The text in lines no wider than `width`; a single word that is wider keeps a line of its own. */
export const wrap = (text: string, size: number, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(breaks)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** The text on one line no wider than `width`, cut behind a word where it must be. */
export const cut = (text: string, size: number, width: number): string => {
  if (widthOf(text, size) <= width) return text;
  const words = text.split(' ');
  while (words.length > 1 && widthOf(`${words.join(' ')}…`, size) > width) words.pop();
  return `${words.join(' ').replace(/[,;:(]+$/, '')}…`;
};
