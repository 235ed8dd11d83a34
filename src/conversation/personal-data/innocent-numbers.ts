/** Tells numbers that are no personal data: days, years, amounts, numbers of forms, and telephones of authorities. */

import { type DigitGroup, isTied, tiedGroups } from './digit-groups.js';

/** IRCC's client support centre, and the border watch line. */
const officialPhones = ['8882422100', '8885029060'];

/** What makes a number an amount of money or of data. "Go" and "Mo" count only in capitals: "go" is a word. */
const measures = [
  /^ ?(?:[$€£%]|(?:dollars?|cad|usd|eur|euros?|cents?|bytes?|octets?)\b)/i,
  /^ ?(?:[kKMGT]B|[KMGT]o|ko)\b/,
];
/** What makes a number of eight digits at most an amount: "4165550199 hours 9 to 5" is a telephone number. */
const counted =
  /^ ?(?:days?|jours?|hours?|heures?|weeks?|semaines?|months?|mois|years?|ans|annees|people|persons?|personnes|candidat(?:e?s)?|characters?|caracteres?|words?|mots|pixels?|km|kilometres?|miles?|points?)\b/i;
const longestCount = 8;

/** For each group, how many groups from there on are a day, years, an amount and the like; 0 when they are none. */
export const innocentLengths = (text: string, groups: readonly DigitGroup[]): readonly number[] =>
  groups.map((_, i) => {
    const tied = tiedGroups(groups, i, 6);
    return (
      placeholderLength(tied) ||
      formLength(text, tied) ||
      dayLength(tied) ||
      yearsLength(tied) ||
      officialLength(tied) ||
      amountLength(text, tied)
    );
  });

export const isYear = (digits: string): boolean => /^(19|20)\d\d$/.test(digits);

/** "IMM 5292", "forms 5292/5476": numbers of forms and of regulations. */
const formLength = (text: string, [first, ...more]: readonly DigitGroup[]): number => {
  const before = text.slice(Math.max(0, first!.start - 12), first!.start);
  if (!/^\d{2,5}$/.test(first!.digits)) return 0;
  if (!/(?:^|[^\p{L}])(?:imm|bsf|cit|irm|sor|dors|forms?|formulaires?)[ \-/]?$/iu.test(before)) return 0;
  let length = 1;
  for (const [i, { digits }] of more.entries()) {
    if ((i === 0 ? first : more[i - 1])!.gap !== '/' || !/^\d{4}$/.test(digits)) break;
    length += 1;
  }
  return length;
};

/** "1111111111": what IRCC's web form asks for in place of a number. */
const placeholderLength = ([first]: readonly DigitGroup[]): number => (/^(\d)\1{5,}$/.test(first!.digits) ? 1 : 0);

const dayLength = ([a, b, c]: readonly DigitGroup[]): number => {
  if (isDayWithoutSeparators(a!.digits)) return 1;
  if (!b || !c) return 0;
  const [x, y, z] = [a!.digits, b.digits, c.digits];
  return (isYear(x) && isDayAndMonth(y, z)) || (isYear(z) && isDayAndMonth(x, y)) ? 3 : 0;
};

const isDayAndMonth = (a: string, b: string): boolean => {
  if (a.length > 2 || b.length > 2) return false;
  const [least, most] = [Math.min(Number(a), Number(b)), Math.max(Number(a), Number(b))];
  return least >= 1 && least <= 12 && most <= 31;
};

/** 20260821, 21082026 and 202608211530. */
const isDayWithoutSeparators = (digits: string): boolean => {
  const [, day = ''] = /^(\d{8})(?:[01]\d[0-5]\d(?:[0-5]\d)?|2[0-3][0-5]\d(?:[0-5]\d)?)?$/.exec(digits) ?? [];
  if (isYear(day.slice(0, 4)) && isDayAndMonth(day.slice(4, 6), day.slice(6))) return true;
  return day === digits && isYear(day.slice(4)) && isDayAndMonth(day.slice(0, 2), day.slice(2, 4));
};

/** "2021 2022", "2024-2026". */
const yearsLength = (tied: readonly DigitGroup[]): number => {
  const other = tied.findIndex(({ digits }) => !isYear(digits));
  const length = other === -1 ? tied.length : other;
  return length > 1 ? length : 0;
};

const officialLength = (tied: readonly DigitGroup[]): number => {
  let digits = '';
  for (const [i, group] of tied.entries()) {
    digits += group.digits;
    if (digits.length > 14) return 0;
    if (officialPhones.some((phone) => ['', '1', '001', '0111'].some((prefix) => digits === prefix + phone)))
      return i + 1;
  }
  return 0;
};

/** "$1000-2000", "10 000 $", "12345678 bytes". */
const amountLength = (text: string, tied: readonly DigitGroup[]): number => {
  const before = text.slice(Math.max(0, tied[0]!.start - 5), tied[0]!.start);
  const first = thousandsLength(tied);
  const second =
    tied[first - 1]!.gap === '-' && tied[first] !== undefined ? first + thousandsLength(tied.slice(first)) : first;
  // What goes on after the amount may make it a telephone number: then only the first group is believed.
  const whole = [second, first].find((length) => isEnd(tied, length));
  if (/(?:[$€£]|\b(?:cad|usd|eur)) ?$/i.test(before)) return whole ?? 1;
  return [second, first].find((length) => isMeasured(text, tied.slice(0, length))) ?? 0;
};

const isMeasured = (text: string, amount: readonly DigitGroup[]): boolean => {
  const { end } = amount.at(-1)!;
  const next = text.slice(end, end + 14);
  const digits = amount.reduce((sum, group) => sum + group.digits.length, 0);
  return measures.some((form) => form.test(next)) || (digits <= longestCount && counted.test(next));
};

/** True when nothing is tied to the first `length` groups, or only other numbers after a space. */
const isEnd = (tied: readonly DigitGroup[], length: number): boolean =>
  !isTied(tied[length - 1]) || (tied[length - 1]!.gap === ' ' && tied[length]?.digits.length !== 4);

/** Groups of three after a first of three at most; 1 when the first group stands alone. */
const thousandsLength = ([first, ...more]: readonly DigitGroup[]): number => {
  if (first!.digits.length > 3) return 1;
  let length = 1;
  let gap = first!.gap;
  for (const group of more) {
    if (gap !== ' ' || group.digits.length !== 3) break;
    gap = group.gap;
    length += 1;
  }
  return length;
};
