/** Recognises a day that stands beside words such as "born" or "date of birth", in numbers or in words. */

const oneOf = (...forms: readonly string[]): string => `(?:${forms.join('|')})`;

const monthNames = `jan(?:uary|vier|v)? feb(?:ruary)? fev(?:rier|r)? mar(?:ch|s)? apr(?:il)? avr(?:il)? may mai june? juin july?
  juil(?:let)? aug(?:ust)? aout sept?(?:ember|embre)? oct(?:ober|obre)? nov(?:ember|embre)? dec(?:ember|embre)?`;
const month = String.raw`${oneOf(...monthNames.split(/\s+/))}\b\.?`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th|er)?`;
const date = `${oneOf(
  String.raw`\d{4}[-./ ]{1,3}\d{1,2}[-./ ]{1,3}\d{1,2}`,
  String.raw`\d{1,2}[-./ ]{1,3}\d{1,2}[-./ ]{1,3}(?:\d{4}|\d{2})`,
  String.raw`(?:19|20)\d{6}`,
  String.raw`\d{4}(?:19|20)\d\d`,
  String.raw`${day}(?: of| de)?[-./, ]{0,2}${month}[-./, ]{0,3}\d{2,4}`,
  String.raw`${month} ?${day}[, ]{1,3}\d{4}`,
  String.raw`\d{4}[-./, ]{1,2}${month}[-./, ]{1,2}\d{1,2}`,
)}${String.raw`(?!\d)`}`;

/** Words that cannot stand beside a day and mean anything else. */
const names = [
  'birth ?da(?:y|te)',
  'date of birth',
  String.raw`d\.?o\.?b\b\.?`,
  'date de naissance',
  String.raw`d\.?d\.?n\b\.?`,
];
const label = oneOf(...names, 'born', String.raw`nee?(?:\(e\))?(?= (?:le|a|au|en) )`, 'naissance', 'anniversaire');
const small = String.raw`(?:[ \n:=(,.-]|(?:is|was|on|the|le|la|est|etait)\b){0,12}`;
/** Rules speak of people "born before" or "born after" a day: that is nobody's date of birth. */
const placeWord = String.raw`(?!before|after|since|avant|apres|depuis)[\p{L}'.-]{2,20}[, ]{1,2}`;
const place = `(?:(?:in|at|a|au|aux|en) (?:${placeWord}){1,3})?`;
const owner = '(?:(?:is|was|est|as|comme|my|his|her|their|the|ma|sa|la) ){0,3}';

const after = new RegExp(String.raw`(?<!\p{L})${label}${small}${place}${small}${date}`, 'iu');
const before = new RegExp(String.raw`(?<!\d)${date}[ ,:=(-]{0,3}${owner}${oneOf(...names)}`, 'iu');

/** @param text as `plainText` gives it */
export const hasBirthDate = (text: string): boolean => after.test(text) || before.test(text);
