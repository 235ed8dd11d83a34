/** Brings the many ways to write the same characters to one, so that personal data need be described only once. */

/**
 * The text without accents and invisible marks, with ASCII digits, and with one kind each of dash, dot, slash, space
 * and line end. Full-width, superscript and encircled characters become plain ones. Not of the same length.
 */
export const plainText = (text: string): string =>
  text
    // Marks go first: long chains of them would make the normalisation slow.
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212\u2043\u02d7]/gu, '-')
    .replace(/[\u00b7\u2022\u2219\u22c5\u3002]/g, '.')
    .replace(/[\u2044\u2215\u29f8]/g, '/')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\n\r\v\f\u0085\u2028\u2029]+/g, '\n')
    .replace(/[^\S\n]/g, ' ');

/** Digits of every script stand in Unicode as blocks of ten, from zero to nine. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
};
