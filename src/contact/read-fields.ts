/** Checks everything that a stranger sent, and says for each field what is wrong with it. */

import { readEmail } from './email.js';
import { readPhone } from './phone.js';
import { cleanLine, cleanText, lengthOf, withPlainDigits } from './plain-text.js';
import { type ContactRequest, type Fault, type FieldName, type Language, limits } from './types.js';

/** The fields as they came: of any type, or missing. */
export type RawFields = Readonly<Record<string, unknown>>;

export type ReadFields =
  | { readonly ok: true; readonly request: ContactRequest }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads name, email, again (or emailAgain), sure, whatsapp, message, attach, sheet, consent.
 * A sheet without `attach` is not looked at. Faults come in the order of the form.
 */
export const readFields = (raw: RawFields, language: Language): ReadFields => {
  const faults: Fault[] = [];
  const text = (field: FieldName, key: string = field): string => {
    const value = raw[key];
    if (value === undefined || value === null || typeof value === 'string') return value ?? '';
    faults.push({ field, code: 'not-text' });
    return '';
  };
  /** Notes only the first fault of a field. */
  const fault = (field: FieldName, code: string, values?: Readonly<Record<string, string>>): void => {
    if (!faults.some((each) => each.field === field)) faults.push({ field, code, ...(values ? { values } : {}) });
  };

  const name = cleanLine(text('name'));
  if (!/[\p{L}\p{N}]/u.test(name)) fault('name', 'name-missing');
  else if (lengthOf(name) > limits.name) fault('name', 'name-long', { most: String(limits.name) });
  else if (/:\/\/|@|\bwww\./i.test(name)) fault('name', 'name-address');

  const email = emailOf(cleanLine(text('email')), cleanLine(text('email', 'sure')), fault);
  const again = cleanLine(text('again', raw.again === undefined ? 'emailAgain' : 'again'));
  if (again === '') fault('again', 'again-missing');
  else if (again.toLowerCase() !== cleanLine(text('email')).toLowerCase()) fault('again', 'again-unequal');

  const number = withPlainDigits(cleanLine(text('whatsapp')));
  const phone = number === '' ? { number: undefined } : readPhone(number);
  if ('fault' in phone) fault('whatsapp', phone.fault.code, phone.fault.values);

  const message = cleanText(text('message'));
  const length = lengthOf(message);
  if (length === 0) fault('message', 'message-missing');
  else if (length < limits.messageLeast) fault('message', 'message-short');
  else if (length > limits.message) fault('message', 'message-long', counts(length, limits.message));

  const sheet = isTicked(raw.attach) ? cleanText(text('sheet')) : undefined;
  if (sheet === '') fault('sheet', 'sheet-missing');
  else if (sheet !== undefined && lengthOf(sheet) > limits.sheet) {
    fault('sheet', 'sheet-long', counts(lengthOf(sheet), limits.sheet));
  }
  if (!isTicked(raw.consent)) fault('consent', 'consent-missing');

  if (faults.length > 0) return { ok: false, faults };
  const whatsapp = 'number' in phone ? phone.number : undefined;
  return {
    ok: true,
    request: { language, name, email, ...(whatsapp ? { whatsapp } : {}), message, ...(sheet ? { sheet } : {}) },
  };
};

type NoteFault = (field: FieldName, code: string, values?: Readonly<Record<string, string>>) => void;

/** @param sure the address that the person has confirmed, unlikely as it looks */
const emailOf = (typed: string, sure: string, fault: NoteFault): string => {
  const read = readEmail(typed);
  if (read.kind === 'bad') {
    fault('email', read.code);
    return '';
  }
  if (read.kind === 'unlikely' && sure.toLowerCase() !== read.email.toLowerCase()) {
    fault('email', 'email-typo', { suggestion: read.suggestion, address: read.email });
  }
  return read.email;
};

const counts = (count: number, most: number) => ({ count: String(count), most: String(most) });

/** A box of a form says "yes", a program true. */
const isTicked = (value: unknown): boolean => value === true || value === 'yes';
