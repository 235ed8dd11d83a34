/** Codes of our own sheets look like numbers of documents, but hold nothing about a person. */

import { isSheetCode } from '../sheet-code.js';

/** As people copy a code: in groups or not, in any case. */
const form = /(?<![\p{L}\p{N}])[0-9A-Z]{4}[ -]?[0-9A-Z]{4}[ -]?[0-9A-Z]{2,4}(?![\p{L}\p{N}])/giu;

/** The text without the codes in it. What has no letter, or no digit, stays: it may be a telephone number. */
export const withoutSheetCodes = (text: string): string =>
  text.replace(form, (found) => (/\d/.test(found) && /[a-z]/i.test(found) && isSheetCode(found) ? ' ' : found));
