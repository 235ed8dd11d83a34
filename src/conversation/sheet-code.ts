/** The short code on a sheet: its table, its answers and a fingerprint of what it said; nothing about a person. */

import type { Answers, Rules } from '../rules/index.js';

/** Fingerprints of what a sheet says (see `fingerprintOf`), so that a later change is noticed. */
export interface SheetPrints {
  readonly finding: number;
  /** Of everything else: steps, notes, facts, sources, ways. */
  readonly rest: number;
}

/** What a code holds. */
export interface SheetCode {
  /** First day of validity of the table, YYYY-MM-DD. */
  readonly tableDate: string;
  readonly answers: Answers;
  readonly prints: SheetPrints;
}

/** Digits and capitals without I, L, O and U: nobody mistakes one for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const fingerprintSize = 2 ** 8;
const checkSize = 2 ** 8;
const dayMs = 86_400_000;
/** Day 0 of the codes. */
const firstDay = Date.parse('2026-01-01T00:00:00Z');
/** Days that fit: until 2037. */
const daySize = 2 ** 12;
const group = 4;

/** A number for a text, 0 to 255: FNV-1a, folded. */
export const fingerprintOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 24) ^ (hash >>> 16) ^ (hash >>> 8) ^ hash) & (fingerprintSize - 1);
};

/** Letters and digits of every code of a table. */
export const codeLength = ({ inputs }: Rules): number => {
  const combinations = inputs.reduce((product, { values }) => product * BigInt(values.length + 1), 1n);
  const largest = combinations * BigInt(fingerprintSize) ** 2n * BigInt(daySize) * BigInt(checkSize) - 1n;
  return largest.toString(32).length;
};

/**
 * "7GQ2-KD9M-X4A": each input is one digit of a mixed-radix number (0: not answered), then the fingerprints, day, check.
 * @throws RangeError for a table outside 2026 to 2036
 */
export const encodeSheet = (rules: Rules, answers: Answers, { finding, rest }: SheetPrints): string => {
  const day = Math.round((Date.parse(`${rules.ruleSet.effective}T00:00:00Z`) - firstDay) / dayMs);
  if (day < 0 || day >= daySize) throw new RangeError(`no code for a table of ${rules.ruleSet.effective}`);
  let number = 0n;
  for (const { id, values } of rules.inputs) {
    number = number * BigInt(values.length + 1) + BigInt(values.indexOf(answers[id] ?? '') + 1);
  }
  for (const print of [finding, rest]) number = number * BigInt(fingerprintSize) + BigInt(print);
  number = number * BigInt(daySize) + BigInt(day);
  return grouped(number * BigInt(checkSize) + check(number), codeLength(rules));
};

/**
 * Reads a code as people copy it: any case, with or without dashes, dots and spaces, O for 0, I or L for 1, U for V, or
 * the whole address in which it stands.
 * @param rulesOf the rules of a table by its day; undefined when it is not loaded any more
 * @returns undefined when the text is no code; `unknown-table` with its day when the table is gone
 */
export const decodeSheet = (
  text: string,
  rulesOf: (tableDate: string) => Rules | undefined,
): SheetCode | { readonly unknownTable: string } | undefined => {
  const number = numberIn(text);
  if (number === undefined) return undefined;

  const tableDate = new Date(firstDay + Number(number % BigInt(daySize)) * dayMs).toISOString().slice(0, 10);
  let rest = number / BigInt(daySize);
  const [restPrint, finding] = [0, 0].map(() => {
    const print = Number(rest % BigInt(fingerprintSize));
    rest /= BigInt(fingerprintSize);
    return print;
  }) as [number, number];
  const rules = rulesOf(tableDate);
  if (rules === undefined) return { unknownTable: tableDate };
  const answers: Record<string, string> = {};
  for (const { id, values } of [...rules.inputs].reverse()) {
    const size = BigInt(values.length + 1);
    const value = values[Number(rest % size) - 1];
    if (value !== undefined) answers[id] = value;
    rest /= size;
  }
  return rest === 0n ? { tableDate, answers, prints: { finding, rest: restPrint } } : undefined;
};

/** Whether a text has the form of a code: of whatever table. */
export const isSheetCode = (text: string): boolean => numberIn(text) !== undefined;

/** The number that a code writes, without its check; undefined when the check does not fit. */
const numberIn = (text: string): bigint | undefined => {
  const typed = lettersOf(text);
  if (typed.length < 6 || typed.length > 24) return undefined;
  let all = 0n;
  for (const letter of typed) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return undefined;
    all = all * 32n + BigInt(digit);
  }
  const number = all / BigInt(checkSize);
  return all % BigInt(checkSize) === check(number) ? number : undefined;
};

/** The letters and digits of what was typed, those that codes do not have replaced by the ones they are mistaken for. */
export const lettersOf = (text: string): string =>
  (/[?&]code=([^&#]*)/.exec(text)?.[1] ?? text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V');

/** What a slip of one letter, or two swapped, changes: the number modulo a prime just below 256. */
const check = (number: bigint): bigint => (number * 7n + 5n) % 251n;

const grouped = (number: bigint, length: number): string => {
  let letters = '';
  for (let rest = number; letters.length < length; rest /= 32n) letters = alphabet[Number(rest % 32n)] + letters;
  return letters.match(new RegExp(`.{1,${group}}`, 'g'))!.join('-');
};
