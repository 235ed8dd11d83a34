/** The words for keeping a sheet, in both languages: the part of the catalogue that comes with the buttons. */

import type { Language } from './activity.js';

const en = {
  keep: 'Keep this sheet',
  download: 'Download',
  copy: 'Copy as text',
  calendar: 'Calendar',
  person: 'Ask a person',
  copied: 'Copied.',
  copyFailed: 'Your browser did not allow copying. Select the text instead.',
  saved: (name: string) => `Saved as ${name}.`,
  fileName: 'ecopr-recommendation',
  calendarName: 'ecopr-dates.ics',
  madeBy: (day: string, address: string) => `eCOPR Assistant, ${day}, ${address}`,
  stops: 'First of all',
  mark: (number: string) => `Source ${number}`,
  dates: 'Dates for your calendar',
  datesNote: 'Fill in only what you have. Each date comes with a reminder 30 and 7 days before.',
  datesPrivate: 'The file is made in your browser. Your dates are not sent or kept anywhere.',
  letter: 'Deadline in a letter from IRCC',
  copr: 'COPR expires',
  passport: 'Passport expires',
  permit: 'Permit or status in Canada ends',
  card: 'PR card expires',
  make: 'Save calendar file',
  close: 'Close',
  noDate: 'Fill in at least one date.',
  notADate: 'This date is not complete, or does not exist.',
  past: 'This date has passed. Check it, or leave it empty.',
  remind: (days: string, title: string) => `In ${days} days: ${title}`,
  entered: (day: string) =>
    `You entered this date in the eCOPR Assistant on ${day}. Compare it with the document itself. General information, not legal advice.`,
};

export type KeepWords = typeof en;

const fr: KeepWords = {
  keep: 'Conserver cette feuille',
  download: 'Télécharger',
  copy: 'Copier en texte',
  calendar: 'Calendrier',
  person: 'Parler à une personne',
  copied: "C'est copié.",
  copyFailed: "Votre navigateur n'a pas permis la copie. Sélectionnez plutôt le texte.",
  saved: (name) => `Enregistré sous ${name}.`,
  fileName: 'recommandation-crp',
  calendarName: 'dates-crp.ics',
  madeBy: (day, address) => `Assistant eCOPR, ${day}, ${address}`,
  stops: 'Avant tout',
  mark: (number) => `Source ${number}`,
  dates: 'Dates pour votre calendrier',
  datesNote: 'Ne remplissez que ce que vous avez. Chaque date vient avec un rappel 30 et 7 jours avant.',
  datesPrivate: 'Le fichier est créé dans votre navigateur. Vos dates ne sont ni envoyées ni conservées.',
  letter: "Date limite dans une lettre d'IRCC",
  copr: 'Expiration de la CRP',
  passport: 'Expiration du passeport',
  permit: 'Fin du permis ou du statut au Canada',
  card: 'Expiration de la carte de RP',
  make: 'Enregistrer le fichier',
  close: 'Fermer',
  noDate: 'Remplissez au moins une date.',
  notADate: "Cette date est incomplète ou n'existe pas.",
  past: 'Cette date est passée. Vérifiez-la ou laissez-la vide.',
  remind: (days, title) => `Dans ${days} jours\u00a0: ${title}`,
  entered: (day) =>
    `Vous avez inscrit cette date dans l'Assistant eCOPR le ${day}. Comparez-la avec le document lui-même. Renseignements généraux, pas un avis juridique.`,
};

export const keepWords: Readonly<Record<Language, KeepWords>> = { en, fr };
