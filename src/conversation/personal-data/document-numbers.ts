/** Recognises numbers that begin with or hold letters: of applications, passports, visas and other documents. */

import { type DigitGroup, isTied } from './digit-groups.js';
import { isYear } from './innocent-numbers.js';

/** Letters directly before digits that name a form, a month or the kind of number: no part of a document number. */
const names = new Set(
  `imm bsf cit irm sor dors uci iuc sin nas tel cel fax num no id dob ddn cad usd eur
  jan feb fev mar apr avr may mai jun jul aug aou sep oct nov dec`.split(/\s+/),
);
/** The same with a space between: small words too. */
const words = new Set(
  `i a an as at be by do go he if in is it me my of on or so to up us we am pm and the for are was has had not but you
  all any can now one two six ten per via our out its who how due age day fee ref
  le la les un une des du de et ou au aux en est ce se sa son ses ma mes mon ta tu il ni ne pas par sur qui que y l d
  crs noc clb nclc pr rp ee`.split(/\s+/),
);

/**
 * How many groups from `at` on make a document number with the letters before them: "E001234567", "AB 123 456",
 * "P123-4567"; 0 when they make none.
 * @param innocent as `innocentLengths` gives it
 */
export const documentLength = (
  text: string,
  groups: readonly DigitGroup[],
  innocent: readonly number[],
  at: number,
): number => {
  const first = groups[at]!;
  const [, letters, space] =
    /(?<![\p{L}\p{N}])(\p{L}{1,3})([ -]?)$/u.exec(text.slice(Math.max(0, first.start - 6), first.start)) ?? [];
  if (letters === undefined || names.has(letters.toLowerCase())) return 0;
  if (space === ' ' && words.has(letters.toLowerCase())) return 0;

  const capitals = letters === letters.toUpperCase();
  if (first.digits.length >= 6 && first.digits.length <= 12) {
    const plain = letters.length < 3 || capitals || space === '';
    return plain && first.digits.length + letters.length >= 7 ? 1 : 0;
  }
  // In several groups only after one or two capitals; "P1 2026" and "Q3 2024 10" are something else.
  if (!capitals || letters.length > 2 || (space === '' && first.digits.length < 2)) return 0;
  let total = 0;
  for (let i = at; i < groups.length && (i === at || innocent[i] === 0); i += 1) {
    const { digits, gap } = groups[i]!;
    if (gap === ' ' && isYear(digits)) return 0;
    total += digits.length;
    if (total >= 6) return total <= 10 && i > at && !isYear(digits) ? i - at + 1 : 0;
    if (!isTied(groups[i]) || !' -'.includes(gap)) return 0;
  }
  return 0;
};

/** "12AB34567", and "12 AB 34567" when the letters are no word or unit. */
const french =
  /(?<![\p{L}\p{N}])\d\d(?:[A-Za-z]{2}| (?!AM|PM|TO|OR|OF|IN|AT|ET|OU|AU|EN|KM|MB|KB|GB)[A-Z]{2} )\d{5}(?![\p{L}\p{N}])/u;

/** True when the text holds a number with letters among its digits: "12AB34567", "12 AB 34567", "C01X00T47". */
export const hasMixedNumber = (text: string): boolean => {
  if (french.test(text)) return true;
  for (const [token] of text.matchAll(/(?<![\p{L}\p{N}])[A-Z][A-Z0-9]{7,11}(?![\p{L}\p{N}])/gu)) {
    const digits = token.replace(/\D/g, '').length;
    if (digits >= 5 && /\d[A-Z]/.test(token) && !/^(?:IMM|BSF|SOR|DORS)/.test(token)) return true;
  }
  return false;
};
