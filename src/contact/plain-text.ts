/** What people type, without characters that nobody sees but that turn, break or hide text where it is read later. */

/** Controls but tab and line break; halves of characters; marks that change the direction of what follows; invisible joiners of no use here. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unseen, (char) => (char === '\n' || char === '\t' ? char : ''))
    .trim();

/** The text on one line, single spaces between words. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ');

export const lengthOf = (text: string): number => [...text].length;

/** Digits of other scripts as they are typed on phones, brought to 0-9. */
export const withPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (char) =>
    String((char.codePointAt(0)! & 15) - (char >= '\u0966' && char <= '\u096f' ? 6 : 0)),
  );
