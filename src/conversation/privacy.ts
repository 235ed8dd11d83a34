/** Recognises personal data in typed text, before anything of it is stored or logged. */

/** Kinds of personal data; each has a message `pd-…` that names it. */
export type PersonalDataKind = 'email' | 'phone' | 'client-number' | 'document-number' | 'sin';

/** What stands in place of a message that held personal data. */
export const personalDataMarker = '[personal data removed · renseignements personnels retirés]';

/** Numbers are looked for in this much of a message at most; longer messages are refused anyway. */
const longestText = 20_000;

/** The kinds of personal data in a text, each once. Addresses of the Government of Canada are not personal. */
export const personalDataIn = (text: string): readonly PersonalDataKind[] => {
  const read = text.slice(0, longestText);
  const kinds = new Set<PersonalDataKind>();
  for (const [, domain] of read.matchAll(/[^\s@<>(),;:"]{1,64}@([\p{L}\p{N}.-]{1,190}\.\p{L}{2,20})/gu)) {
    if (!/(^|\.)(gc\.ca|canada\.ca)$/i.test(domain!)) kinds.add('email');
  }
  // Letters directly before digits: application, passport and document numbers. Form numbers have four digits.
  for (const [, letters, digits] of read.matchAll(/(?<![\p{L}\p{N}])(\p{L}{1,3})[ -]?(\d{6,10})(?![\p{L}\p{N}])/gu)) {
    if (digits!.length + letters!.length >= 7 && !/^(imm|bsf|sor)$/i.test(letters!)) kinds.add('document-number');
  }
  for (const [whole] of read.matchAll(/(?<![\p{L}\p{N}])[+(]?\d[\d ().\-\u00a0]{5,22}\d(?![\p{L}\p{N}])/gu)) {
    const kind = kindOfNumber(whole);
    if (kind !== undefined) kinds.add(kind);
  }
  return [...kinds];
};

/** The text, or the marker in its place when it holds personal data. */
export const maskPersonalData = (text: string): string => (personalDataIn(text).length > 0 ? personalDataMarker : text);

/** Reads a run of digits and separators by its shape. Dates, years and amounts are no personal data. */
const kindOfNumber = (whole: string): PersonalDataKind | undefined => {
  const groups = whole.match(/\d+/g) ?? [];
  const digits = groups.join('');
  const shape = groups.map((group) => group.length).join('-');
  const international = whole.startsWith('+');
  if (international) return digits.length >= 8 && digits.length <= 15 ? 'phone' : undefined;
  if (groups.length > 1 && groups.every((group) => isYear(group))) return undefined;
  if (isDate(groups)) return undefined;
  if (shape === '3-3-3' || shape === '9') return 'sin';
  if (shape === '4-4' || shape === '8' || shape === '2-4-4') return 'client-number';
  if (shape === '10' || shape === '3-3-4' || shape === '2-2-2-2-2' || shape === '3-7' || shape === '6-4')
    return 'phone';
  if (digits.length === 11 && digits.startsWith('1')) return 'phone';
  if (groups.length === 1 && digits.length >= 11) return 'client-number';
  return undefined;
};

const isYear = (group: string): boolean => /^(19|20)\d\d$/.test(group);

const isDate = (groups: readonly string[]): boolean => {
  const [a = '', b = '', c = ''] = groups;
  if (groups.length === 3)
    return (isYear(a) && Number(b) <= 31 && Number(c) <= 31) || (isYear(c) && Number(a) <= 31 && Number(b) <= 31);
  return groups.length === 1 && /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(a);
};
