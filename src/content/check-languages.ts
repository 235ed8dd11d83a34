/** Checks that both languages say the same: the same numbers, months and placeholders in every pair of texts. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import type { Places } from './yaml-file.js';

const months = {
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
} as const;

export const checkLanguages = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const compare = (pair: { readonly en: string; readonly fr: string }): void => {
    const { en, fr } = pair;
    const differing = difference(numbersOf(en), numbersOf(fr));
    if (differing.length > 0) {
      report(
        'unequal-numbers',
        pair,
        undefined,
        `English and French do not have the same numbers (${differing.join(', ')})`,
        'Write the same numbers, as digits, in both',
      );
    }
    const ofYear = difference(datedMonths(en, 'en'), datedMonths(fr, 'fr'));
    if (ofYear.length > 0) {
      report(
        'unequal-dates',
        pair,
        undefined,
        `English and French do not name the same months (${ofYear.map((n) => months.en[Number(n)]).join(', ')})`,
        'Write the same dates in both',
      );
    }
    const holders = difference(placeholdersOf(en), placeholdersOf(fr));
    if (holders.length > 0) {
      report(
        'unequal-placeholders',
        pair,
        undefined,
        `English and French do not have the same placeholders (${holders.join(', ')})`,
        'Use the same {names} in both',
      );
    }
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { en, fr } = value as { en?: unknown; fr?: unknown };
    if (typeof en === 'string' && typeof fr === 'string') compare(value as { en: string; fr: string });
    for (const inner of Object.values(value)) walk(inner);
  };
  walk([
    parsed.facts,
    parsed.outcomes,
    parsed.notes,
    parsed.routes,
    parsed.questions,
    parsed.messages,
    parsed.contact,
    parsed.outOfScope,
    parsed.practice,
  ]);
};

/** Digit sequences with thousand separators taken out: "10,000" and "10 000" are one number. */
const numbersOf = (text: string): ReadonlySet<string> =>
  new Set(text.replace(/(\d)[,\u00a0\u202f ](?=\d{3}(?!\d))/g, '$1').match(/\d+/g) ?? []);

/** Months that stand beside a day or a year: "may" alone is no month. */
const datedMonths = (text: string, language: 'en' | 'fr'): ReadonlySet<string> => {
  const folded = text.toLowerCase();
  return new Set(
    months[language].flatMap((month, i) =>
      new RegExp(`(\\d(er)? ${month}\\b)|(\\b${month},? \\d)`, 'u').test(folded) ? [String(i)] : [],
    ),
  );
};

const placeholdersOf = (text: string): ReadonlySet<string> => new Set(text.match(/\{[a-z]+\}/g) ?? []);

const difference = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [
  ...[...a].filter((item) => !b.has(item)),
  ...[...b].filter((item) => !a.has(item)),
];
