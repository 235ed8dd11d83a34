/** What the options of `npm run check` print around the content's own texts, in both languages. */

import type { Language } from '../../content/types.js';

interface CheckWords {
  readonly written: (file: string) => string;
  /** @param names of the questions */
  readonly notCounted: (names: string) => string;
  readonly oneTable: (date: string) => string;
  readonly compared: (before: string, after: string, changed: number, combinations: number) => string;
  readonly onlyIn: (date: string) => string;
  readonly combinations: (count: number) => string;
  readonly counted: (count: number) => string;
  readonly rest: (count: number) => string;
  readonly before: (outcome: string) => string;
  readonly after: (outcome: string) => string;
  readonly stopGained: (note: string) => string;
  readonly stopLost: (note: string) => string;
  readonly condition: (question: string, answers: string) => string;
  readonly anyBut: (answers: string) => string;
  readonly when: string;
  readonly orWhen: string;
  readonly everybody: string;
}

const en = (count: number): string => count.toLocaleString('en-CA');
const fr = (count: number): string => count.toLocaleString('fr-CA');
const share = (part: number, all: number): string => ((100 * part) / Math.max(all, 1)).toFixed(1);

export const checkWords: Readonly<Record<Language, CheckWords>> = {
  en: {
    written: (file) => `The picture of the interview is in ${file}`,
    notCounted: (names) => `Not counted, because it changes nothing in this case: ${names}`,
    oneTable: (date) => `There is only one table, of ${date}: nothing to compare.`,
    compared: (before, after, changed, all) =>
      `From the table of ${before} to that of ${after}, ${en(changed)} of ${en(all)} combinations change (${share(changed, all)} %).`,
    onlyIn: (date) => `Not compared, because only the table of ${date} knows them:`,
    combinations: (count) => `${en(count)} combinations`,
    counted: (count) => `(${en(count)})`,
    rest: (count) => `… and ${en(count)} more combinations.`,
    before: (outcome) => `before: ${outcome}`,
    after: (outcome) => `after: ${outcome}`,
    stopGained: (note) => `now also stops: ${note}`,
    stopLost: (note) => `no longer stops: ${note}`,
    condition: (question, answers) => `${question}: ${answers}`,
    anyBut: (answers) => `anything but ${answers}`,
    when: 'when',
    orWhen: 'or when',
    everybody: 'whatever is answered',
  },
  fr: {
    written: (file) => `L'image de l'entretien est dans ${file}`,
    notCounted: (names) => `Ne compte pas, car cela ne change rien dans ce cas : ${names}`,
    oneTable: (date) => `Il n'y a qu'une table, celle du ${date} : rien à comparer.`,
    compared: (before, after, changed, all) =>
      `De la table du ${before} à celle du ${after}, ${fr(changed)} combinaisons sur ${fr(all)} changent (${share(changed, all).replace('.', ',')} %).`,
    onlyIn: (date) => `Non comparées, car seule la table du ${date} les connaît :`,
    combinations: (count) => `${fr(count)} combinaisons`,
    counted: (count) => `(${fr(count)})`,
    rest: (count) => `… et ${fr(count)} autres combinaisons.`,
    before: (outcome) => `avant : ${outcome}`,
    after: (outcome) => `après : ${outcome}`,
    stopGained: (note) => `arrête maintenant aussi : ${note}`,
    stopLost: (note) => `n'arrête plus : ${note}`,
    condition: (question, answers) => `${question} : ${answers}`,
    anyBut: (answers) => `tout sauf ${answers}`,
    when: 'quand',
    orWhen: 'ou quand',
    everybody: 'quelles que soient les réponses',
  },
};
