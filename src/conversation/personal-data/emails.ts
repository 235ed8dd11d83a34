/** Recognises e-mail addresses, also when the "@" and the dots are spelled out. Official addresses are not personal. */

const longestDomain = 190;
const official = /(?:^|\.)(?:gc\.ca|canada\.ca)$/i;

const providers =
  'gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|protonmail|aol|gmx|videotron|sympatico|wanadoo|laposte';
/** " at " in plain words is an address only before a provider of addresses: "apply at canada.ca" is none. */
const spelled = new RegExp(
  String.raw`[\p{L}\p{N}_.+-] (?:at|arobase?|a commercial) (?:${providers})(?: ?\. ?| dot | point )[a-z]{2,3}(?![\p{L}\p{N}])`,
  'iu',
);

/** @param text as `plainText` gives it */
export const hasEmail = (text: string): boolean => {
  if (spelled.test(text)) return true;
  const signs = text
    .replace(/ ?[[({<] ?(?:at|arobase?|@) ?[\])}>] ?/gi, '@')
    .replace(/ ?[[({<] ?(?:dot|point|\.) ?[\])}>] ?/gi, '.');
  for (const { index } of signs.matchAll(/@/g)) {
    const domain = /^ {0,2}([\p{L}\p{N}.-]+\.\p{L}{2,20})/u.exec(signs.slice(index + 1, index + longestDomain))?.[1];
    // "jane @ example.com" is an address, "one that ends in @example.com" is none.
    const named =
      /[^\s@<>(),;:"]$/.test(signs.charAt(index - 1)) ||
      /[^\s@<>(),;:"] {1,2}@ $/.test(signs.slice(Math.max(0, index - 3), index + 2));
    if (domain !== undefined && named && !official.test(domain)) return true;
  }
  return false;
};
