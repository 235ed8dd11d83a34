/** Recognises numbers of any shape by the word before them: "UCI", "SIN", "passport", "phone". */

import { type DigitGroup, isTied, tiedGroups } from './digit-groups.js';
import type { PersonalDataKind } from './kinds.js';

interface Label {
  readonly kind: PersonalDataKind;
  readonly words: RegExp;
  /** How many digits the number has. */
  readonly least: number;
  readonly most: number;
  /** What may stand between the word and its number. */
  readonly between: RegExp;
}

const anyWords = /^[^!?\n]{0,20}$/;
const smallWords = /^(?:[ :#=.°'-]|number|numero|num|no|nr|n|is|est|id|code){0,8}$/i;

const labels: readonly Label[] = [
  {
    kind: 'client-number',
    words:
      /(?<!\p{L})(?:u\.?c\.?i|i\.?u\.?c|client (?:id|identifier|number|no)|(?:id|identifiant|numero|no|n°)(?: de| du)? client|numero d'identification)(?!\p{L})/giu,
    least: 7,
    most: 12,
    between: anyWords,
  },
  {
    kind: 'sin',
    words: /(?<!\p{L})(?:s\.?i\.?n|n\.?a\.?s|social insurance|assurance sociale)(?!\p{L})/giu,
    least: 8,
    most: 10,
    between: anyWords,
  },
  {
    kind: 'phone',
    words:
      /(?<!\p{L})(?:phone|telephone|tel|cell|cellphone|cellulaire|mobile|portable|whatsapp|fax|call me|text me|appelez-moi|my number|mon numero)(?!\p{L})/giu,
    least: 7,
    most: 15,
    between: anyWords,
  },
  {
    kind: 'document-number',
    words:
      /(?<!\p{L})(?:passe?ports?|applications?|demandes?|dossiers?|files?|documents?|permis|permits?|visas?|copr|crp|certificates?|certificats?|references?|cases?|receipt)(?!\p{L})/giu,
    least: 6,
    most: 12,
    between: smallWords,
  },
];

/** Letters and digits in one word, or one or two capitals and at least five digits. */
const mixed = [
  /^(?!imm|bsf|sor|dors)(?=(?:[a-z]*\d){4})(?=\d*[a-z])[a-z0-9]{6,12}(?![a-z0-9])/i,
  /^[A-Z]{1,2}[ -]\d{5,10}(?![A-Za-z0-9])/,
];

/**
 * The kinds of the numbers that a word before them gives away.
 * @param innocent as `innocentLengths` gives it
 */
export const labelledKinds = (
  text: string,
  groups: readonly DigitGroup[],
  innocent: readonly number[],
): ReadonlySet<PersonalDataKind> => {
  const kinds = new Set<PersonalDataKind>();
  for (const label of labels) {
    let next = 0;
    for (const { 0: word, index } of text.matchAll(label.words)) {
      const end = index + word.length;
      while (next < groups.length && groups[next]!.start < end) next += 1;
      const group = groups[next];
      if (group && isNumber(text.slice(end, Math.min(group.start, end + 40)), groups, innocent, next, label))
        kinds.add(label.kind);
      if (label.kind === 'document-number' && hasMixed(text.slice(end, end + 40))) kinds.add(label.kind);
    }
  }
  return kinds;
};

const isNumber = (
  between: string,
  groups: readonly DigitGroup[],
  innocent: readonly number[],
  first: number,
  { kind, least, most, between: allowed }: Label,
): boolean => {
  if (!allowed.test(between)) return false;
  // A client number may look like a day or like two years; directly after its name it is believed to be the number.
  if (kind === 'client-number' && smallWords.test(between) && isClientNumber(groups, first)) return true;
  let total = 0;
  for (let i = first; i < groups.length && innocent[i] === 0; i += 1) {
    total += groups[i]!.digits.length;
    if (total > most) return false;
    if (total >= least) return true;
    if (!isTied(groups[i]) && groups[i]!.gap !== ',') return false;
  }
  return false;
};

/** 12345678 or 1234-5678. */
const isClientNumber = (groups: readonly DigitGroup[], first: number): boolean => {
  const lengths = tiedGroups(groups, first, 2).map(({ digits }) => digits.length);
  return lengths[0] === 8 || lengths.join('-') === '4-4';
};

const hasMixed = (after: string): boolean => {
  const [small = ''] = /^(?:[ :#=.°'-]|(?:number|numero|num|no|nr|is|est|id)(?![a-z0-9])){0,8}/i.exec(after) ?? [];
  return mixed.some((form) => form.test(after.slice(small.length)));
};
