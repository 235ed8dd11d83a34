/** The short code on a sheet: its table, its answers and a fingerprint of what it said; nothing about a person. */

import type { Answers, Rules } from '../rules/index.js';

/** What a code holds. */
export interface SheetCode {
  /** First day of validity of the table, YYYY-MM-DD. */
  readonly tableDate: string;
  readonly answers: Answers;
  /** Of the sheet's finding, facts and sources, see `fingerprintOf`. */
  readonly fingerprint: number;
}

/** Digits and capitals without I, L, O and U: nobody mistakes one for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const fingerprintSize = 2 ** 11;
const checkSize = 2 ** 8;
const dayMs = 86_400_000;
/** Day 0 of the codes. */
const firstDay = Date.parse('2026-01-01T00:00:00Z');
/** Days that fit: until 2037. */
const daySize = 2 ** 12;
const group = 5;

/** A number for a text, 0 to 2,047: FNV-1a, folded. */
export const fingerprintOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 22) ^ (hash >>> 11) ^ hash) & (fingerprintSize - 1);
};

/**
 * "7GQ2K-D9MX4": each input is one digit of a mixed-radix number (0: not answered), then day, fingerprint, check.
 * @throws RangeError for a table outside 2026 to 2036
 */
export const encodeSheet = (rules: Rules, answers: Answers, fingerprint: number): string => {
  const day = Math.round((Date.parse(`${rules.ruleSet.effective}T00:00:00Z`) - firstDay) / dayMs);
  if (day < 0 || day >= daySize) throw new RangeError(`no code for a table of ${rules.ruleSet.effective}`);
  let number = 0n;
  for (const { id, values } of rules.inputs) {
    number = number * BigInt(values.length + 1) + BigInt(values.indexOf(answers[id] ?? '') + 1);
  }
  number = (number * BigInt(fingerprintSize) + BigInt(fingerprint)) * BigInt(daySize) + BigInt(day);
  return grouped(number * BigInt(checkSize) + check(number));
};

/**
 * Reads a code as people copy it: any case, with or without dashes and spaces, O for 0, I or L for 1.
 * @param rulesOf the rules of a table by its day; undefined when it is not loaded any more
 * @returns undefined when the text is no code; `unknown-table` with its day when the table is gone
 */
export const decodeSheet = (
  text: string,
  rulesOf: (tableDate: string) => Rules | undefined,
): SheetCode | { readonly unknownTable: string } | undefined => {
  const typed = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (typed.length < 6 || typed.length > 24) return undefined;
  let all = 0n;
  for (const letter of typed) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return undefined;
    all = all * 32n + BigInt(digit);
  }
  const number = all / BigInt(checkSize);
  if (all % BigInt(checkSize) !== check(number)) return undefined;

  const tableDate = new Date(firstDay + Number(number % BigInt(daySize)) * dayMs).toISOString().slice(0, 10);
  const fingerprint = Number((number / BigInt(daySize)) % BigInt(fingerprintSize));
  const rules = rulesOf(tableDate);
  if (rules === undefined) return { unknownTable: tableDate };
  let rest = number / BigInt(daySize) / BigInt(fingerprintSize);
  const answers: Record<string, string> = {};
  for (const { id, values } of [...rules.inputs].reverse()) {
    const size = BigInt(values.length + 1);
    const value = values[Number(rest % size) - 1];
    if (value !== undefined) answers[id] = value;
    rest /= size;
  }
  return rest === 0n ? { tableDate, answers, fingerprint } : undefined;
};

/** What a slip of one letter, or two swapped, changes: the number modulo a prime just below 256. */
const check = (number: bigint): bigint => (number * 7n + 5n) % 251n;

const grouped = (number: bigint): string => {
  let letters = '';
  for (let rest = number; rest > 0n; rest /= 32n) letters = alphabet[Number(rest % 32n)] + letters;
  return letters.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '0';
};
