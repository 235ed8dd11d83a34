/** Tells by its shape what number a few groups of digits are. */

import type { DigitGroup } from './digit-groups.js';
import { isYear } from './innocent-numbers.js';
import type { PersonalDataKind } from './kinds.js';

/**
 * The kind of one number of well-known form, or undefined.
 * @param whole true when nothing else is tied to these groups: then their separators may differ
 */
export const kindByShape = (groups: readonly DigitGroup[], whole: boolean): PersonalDataKind | undefined => {
  const shape = groups.map(({ digits }) => digits.length).join('-');
  const [first] = groups as readonly [DigitGroup, ...DigitGroup[]];
  if (groups.length === 1) return kindOfDigits(first.digits);
  if (/^(?:[1-4]-)?3-3-4$/.test(shape)) return 'phone';
  if (!whole && !isEven(groups)) return undefined;
  if (shape === '3-7' || shape === '6-4') return 'phone';
  if (shape === '2-2-2-2-2' && first.digits.startsWith('0')) return 'phone';
  if (/^[23]-[12]-2-2-2-2$/.test(shape) && /^(?:3[23]|41|352|2\d\d)$/.test(first.digits)) return 'phone';
  if (shape === '3-3-3') return groups.some(({ digits }) => digits === '000') ? undefined : 'sin';
  if (shape === '2-4-4' && !groups.slice(1).every(isSpacedYear)) return 'client-number';
  if (shape === '4-4')
    return first.gap === ' ' && groups.some(({ digits }) => isYear(digits)) ? undefined : 'client-number';
  return undefined;
};

/** True for what may be a telephone number of any country: 10 to 15 digits, evenly written. Lists and amounts are not. */
export const isLikePhone = (groups: readonly DigitGroup[]): boolean => {
  const lengths = groups.map(({ digits }) => digits.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return (
    groups.length > 1 &&
    total >= 10 &&
    total <= 15 &&
    isEven(groups) &&
    lengths.filter((length) => length === 1).length < 2 &&
    lengths.some((length) => length >= 4) &&
    !groups.some(({ digits }) => isYear(digits))
  );
};

const kindOfDigits = (digits: string): PersonalDataKind | undefined => {
  if (digits.length === 8) return 'client-number';
  if (digits.length === 9) return 'sin';
  if (digits.length === 10) return 'phone';
  if (digits.length === 11 && digits.startsWith('1')) return 'phone';
  if (/^(?:00|011)[1-9]\d{8,12}$/.test(digits)) return 'phone';
  return digits.length >= 11 ? 'client-number' : undefined;
};

/** True when the same separator stands everywhere. */
const isEven = (groups: readonly DigitGroup[]): boolean =>
  groups.slice(0, -1).every(({ gap }) => gap === groups[0]!.gap);

const isSpacedYear = ({ digits, gap }: DigitGroup): boolean => isYear(digits) && gap !== '-';
