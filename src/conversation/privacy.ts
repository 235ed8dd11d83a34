/** Recognises personal data in typed text, before anything of it is stored or logged. */

import { hasBirthDate } from './personal-data/birth-dates.js';
import { type DigitGroup, digitGroups, isTied, tiedGroups } from './personal-data/digit-groups.js';
import { documentLength, hasMixedNumber } from './personal-data/document-numbers.js';
import { hasEmail } from './personal-data/emails.js';
import { innocentLengths, isYear } from './personal-data/innocent-numbers.js';
import type { PersonalDataKind } from './personal-data/kinds.js';
import { labelledKinds } from './personal-data/labelled-numbers.js';
import { isLikePhone, kindByShape } from './personal-data/number-shapes.js';
import { plainText } from './personal-data/plain-text.js';
import { withoutSheetCodes } from './personal-data/sheet-codes.js';

export type { PersonalDataKind };

/** What stands in place of a message that held personal data. */
export const personalDataMarker = '[personal data removed · renseignements personnels retirés]';

/** The most groups of digits that one number has, and the fewest digits by which one is known without letters. */
const mostGroups = 6;
const fewestDigits = 8;

/**
 * The kinds of personal data in a text, each once. Addresses and telephones of the Government of Canada are not
 * personal. Takes time in proportion to the length of the text.
 */
export const personalDataIn = (text: string): readonly PersonalDataKind[] => {
  const plain = plainText(withoutSheetCodes(text));
  const groups = digitGroups(plain);
  const innocent = innocentLengths(plain, groups);
  const kinds = new Set<PersonalDataKind>(labelledKinds(plain, groups, innocent));
  if (hasEmail(plain)) kinds.add('email');
  if (hasBirthDate(plain)) kinds.add('birth-date');
  if (hasMixedNumber(plain)) kinds.add('document-number');
  // From left to right, one number after the other: two that stand side by side are not read as one.
  for (let at = 0; at < groups.length; ) {
    const { kind, length } = numberAt(plain, groups, innocent, at);
    if (kind !== undefined) kinds.add(kind);
    at += length;
  }
  return [...kinds];
};

/** The text, or the marker in its place when it holds personal data. */
export const maskPersonalData = (text: string): string => (personalDataIn(text).length > 0 ? personalDataMarker : text);

interface Found {
  readonly kind?: PersonalDataKind | undefined;
  /** In groups of digits. */
  readonly length: number;
}

/** The number that begins with the group `at`: a harmless one, a personal one, or the one group alone. */
const numberAt = (text: string, groups: readonly DigitGroup[], innocent: readonly number[], at: number): Found => {
  if (innocent[at]! > 0) return { length: innocent[at]! };
  const abroad = internationalLength(text, groups, innocent, at);
  if (abroad > 0) return { kind: 'phone', length: abroad };

  const tied = upToDay(tiedGroups(groups, at, mostGroups), innocent, at);
  const enough = tied.reduce((sum, { digits }) => sum + digits.length, 0) >= fewestDigits;
  const shaped = enough ? shapes(groups, tied, at) : undefined;
  const document = documentLength(text, groups, innocent, at);
  // "BC 604 555 0199" is a telephone number, "RA0302123456" is none although it has as many digits.
  if (document > 0 && !(shaped?.kind === 'phone' && shaped.length > 1))
    return { kind: 'document-number', length: document };
  if (shaped !== undefined) return shaped;
  for (let length = enough ? tied.length : 0; length > 1; length -= 1)
    if (isLikePhone(tied.slice(0, length))) return { kind: 'phone', length };
  return { length: 1 };
};

/** The groups before a day or years that follow: "470 480 2026-08-21" is no telephone number. */
const upToDay = (tied: readonly DigitGroup[], innocent: readonly number[], at: number): readonly DigitGroup[] => {
  const day = tied.findIndex(({ digits }, i) => i > 0 && isYear(digits) && innocent[at + i]! > 1);
  return day === -1 ? tied : tied.slice(0, day);
};

/** The longest beginning of the groups that has a well-known form. */
const shapes = (groups: readonly DigitGroup[], tied: readonly DigitGroup[], at: number): Found | undefined => {
  for (let length = tied.length; length > 0; length -= 1) {
    const whole = !isTied(groups[at - 1]) && !isTied(tied[length - 1]);
    const kind = kindByShape(tied.slice(0, length), whole);
    if (kind !== undefined) return { kind, length };
  }
  return undefined;
};

/** How many groups after "+" or "00" have the eight digits or more of a telephone number; 0 when they have fewer. */
const internationalLength = (
  text: string,
  groups: readonly DigitGroup[],
  innocent: readonly number[],
  at: number,
): number => {
  const { digits, start } = groups[at]!;
  const before = text.slice(Math.max(0, start - 2), start);
  const zeros = /^00(?:[1-9]\d{0,2})?$/.test(digits) && !/[:.,]$/.test(before);
  if (!zeros && !/\+\(?$/.test(before)) return 0;
  let total = 0;
  for (let i = at; i < groups.length && (i === at || innocent[i] === 0); i += 1) {
    total += groups[i]!.digits.length;
    if (total >= (zeros ? 10 : 8)) return i - at + 1;
    if (!isTied(groups[i])) return 0;
  }
  return 0;
};
