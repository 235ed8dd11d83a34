/** The picture's own words, in both languages. */

import type { Language } from '../../content/types.js';

interface PictureWords {
  readonly title: (date: string) => string;
  readonly numbers: (combinations: string, hash: string) => string;
  readonly reading: readonly string[];
  readonly last: string;
}

export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: {
    title: (date) => `The interview, by the decision table of ${date}`,
    numbers: (combinations, hash) =>
      `${combinations} combinations of answers, each with exactly one result · content ${hash}`,
    reading: [
      'Read from left to right. Each column asks one question; each box is a point at which it is asked, with the answers that make a difference there.',
      'A line leads to the next question, a number to the result of that number on the right. A number at the top of a column: there this answer always gives that result.',
    ],
    last: 'Asked last, always; it changes warnings, not the result:',
  },
  fr: {
    title: (date) => `L'entretien, selon la table de décision du ${date}`,
    numbers: (combinations, hash) =>
      `${combinations} combinaisons de réponses, chacune avec exactement un résultat · contenu ${hash}`,
    reading: [
      'Se lit de gauche à droite. Chaque colonne pose une question; chaque case est un moment où elle est posée, avec les réponses qui y font une différence.',
      'Un trait mène à la question suivante, un numéro au résultat de ce numéro, à droite. Un numéro en haut d’une colonne : cette réponse y donne toujours ce résultat.',
    ],
    last: 'Toujours posée, en dernier; elle change les avertissements, pas le résultat :',
  },
};
