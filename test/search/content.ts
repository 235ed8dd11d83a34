/** A small invented base for the search tests: a library, in both languages, with two classes that it does not answer. */

import type { Concept, Fact, OutOfScopeClass, Words } from '../../src/content/types.js';
import type { SearchContent } from '../../src/search/index.js';

const fact = (
  id: string,
  title: readonly [string, string],
  answer: readonly [string, string],
  phrasings: Words,
): Fact => ({
  id,
  topic: id.split('.')[0]!,
  also: [],
  title: { en: title[0], fr: title[1] },
  answer: { en: answer[0], fr: answer[1] },
  variants: [],
  sources: [],
  readOn: '2026-01-01',
  reviewBy: '2027-01-01',
  volatile: false,
  confidence: 'official',
  approvedBy: '',
  related: [],
  phrasings,
});

const outOfScope = (id: string, countsAsMiss: boolean, examples: Words): OutOfScopeClass => ({
  id,
  title: { en: id, fr: id },
  reply: { en: 'No.', fr: 'Non.' },
  countsAsMiss,
  examples,
});

const facts: readonly Fact[] = [
  fact(
    'loan.renew',
    ['Can I renew a book?', 'Puis-je prolonger un livre?'],
    ['Yes, twice, unless somebody else reserved it.', "Oui, deux fois, sauf si quelqu'un d'autre l'a réservé."],
    {
      en: [
        'renew my loan',
        'keep the book longer',
        'extend the loan by two weeks',
        'book is due but I need more time',
        'prolong borrowing',
        'how often can a loan be renewed',
        'want to keep it another month',
        'extension of the due date',
      ],
      fr: [
        'renouveler mon prêt',
        'garder le livre plus longtemps',
        'prolonger mon prêt de deux semaines',
        "l'échéance arrive et je n'ai pas fini",
        'combien de prolongations',
        'prolongation du prêt',
        'je veux le garder un mois de plus',
        "repousser la date d'échéance",
      ],
    },
  ),
  fact(
    'loan.late-fee',
    ['What does a late book cost?', 'Combien coûte un retard?'],
    ['A book returned late costs 1 dollar a day.', 'Un livre rendu en retard coûte 1 dollar par jour.'],
    {
      en: [
        'late fee',
        'fine for an overdue book',
        'how much is the penalty',
        'I forgot to return it and now I owe money',
        'overdue charge',
        'what do I pay after the deadline',
        'fine per day',
        'penalty for bringing it back too late',
      ],
      fr: [
        'frais de retard',
        'amende pour un livre en retard',
        'combien est la pénalité',
        "j'ai oublié de le rendre et je dois de l'argent",
        "montant de l'amende",
        'que dois-je payer après la date',
        'amende par jour',
        'pénalité de retard',
      ],
    },
  ),
  fact(
    'card.lost',
    ['I lost my library card. What now?', "J'ai perdu ma carte. Que faire?"],
    [
      'Come to the desk with identification; a new card is free.',
      "Venez au comptoir avec une pièce d'identité; la nouvelle carte est gratuite.",
    ],
    {
      en: [
        'lost card',
        'my card was stolen',
        'replace the membership card',
        'cannot find my card anywhere',
        'new card because the old one is gone',
        'misplaced the plastic',
        'someone took my wallet with the card',
        'replacement card',
      ],
      fr: [
        'carte perdue',
        "on m'a volé ma carte",
        'remplacer la carte de membre',
        'je ne trouve plus ma carte',
        'une nouvelle carte',
        "j'ai égaré ma carte",
        'mon portefeuille a disparu avec la carte',
        'carte de remplacement',
      ],
    },
  ),
  fact(
    'card.what-it-is',
    ['What is the library card?', "Qu'est-ce que la carte de bibliothèque?"],
    [
      'The card shows that you are a member and lets you borrow.',
      'La carte montre que vous êtes membre et permet d’emprunter.',
    ],
    {
      en: [
        'what is an LC for',
        'meaning of the member card',
        'explain the card',
        'why do people need a card here',
        'purpose of the card',
        'LC definition',
        'is the card a membership',
        'what does the card do',
      ],
      fr: [
        'à quoi sert la carte',
        'la carte de membre, définition',
        'expliquez la carte',
        'pourquoi avoir une carte',
        'utilité de la carte',
        "la LC c'est quoi",
        'la carte est-elle un abonnement',
        'que permet la carte',
      ],
    },
  ),
  fact(
    'place.hours',
    ['When is the library open?', 'Quand la bibliothèque est-elle ouverte?'],
    ['From 9 to 17 on weekdays, closed on Sunday.', 'De 9 à 17 en semaine, fermée le dimanche.'],
    {
      en: [
        'opening hours',
        'open on sunday',
        'what time do you close',
        'are you there in the evening',
        'saturday opening',
        'closing time',
        'is it open on holidays',
        'when can I come',
      ],
      fr: [
        "heures d'ouverture",
        'ouvert le dimanche',
        'à quelle heure fermez-vous',
        'êtes-vous là le soir',
        'ouverture du samedi',
        'heure de fermeture',
        'ouvert les jours fériés',
        'quand puis-je venir',
      ],
    },
  ),
  fact(
    'room.book',
    ['How do I reserve a study room?', "Comment réserver une salle d'étude?"],
    [
      'Reserve a room at the desk, form LB 2040, two hours at most.',
      'Réservez la salle au comptoir, formulaire LB 2040, deux heures au plus.',
    ],
    {
      en: [
        'reserve a room',
        'group study space',
        'quiet room for six students',
        'meeting room reservation',
        'form LB2040',
        'need a place to work with my team',
        'room for two hours',
        'is a room available tomorrow',
      ],
      fr: [
        'réserver une salle',
        'espace pour étudier en groupe',
        'salle calme pour six étudiants',
        'réservation de salle de réunion',
        'formulaire LB2040',
        'un endroit pour travailler en équipe',
        'salle pour deux heures',
        'une salle est-elle libre demain',
      ],
    },
  ),
];

const classes: readonly OutOfScopeClass[] = [
  outOfScope('weather', true, {
    en: [
      'will it rain tomorrow',
      'weather forecast',
      'is it going to snow',
      'temperature outside',
      'how cold is it',
      'sunny this weekend',
      'storm warning',
      'degrees celsius today',
    ],
    fr: [
      'va-t-il pleuvoir demain',
      'météo',
      'est-ce qu’il va neiger',
      'température dehors',
      'fait-il froid',
      'soleil en fin de semaine',
      'alerte de tempête',
      'combien de degrés aujourd’hui',
    ],
  }),
  outOfScope('thanks', false, {
    en: [
      'thank you',
      'thanks a lot',
      'great thanks',
      'many thanks in advance',
      'cheers',
      'that helped',
      'hello',
      'good morning',
    ],
    fr: ['merci', 'merci beaucoup', 'super merci', "merci d'avance", 'parfait', 'ça aide', 'bonjour', 'salut'],
  }),
];

const vocabulary: readonly Concept[] = [
  {
    concept: 'member-card',
    names: { en: ['library card', 'lc', 'lc1', 'borrowing pass'], fr: ['carte de bibliothèque', 'laissez-passer'] },
  },
  { concept: 'loan', names: { en: ['loan', 'borrowing'], fr: ['prêt', 'emprunt'] } },
];

export const library: SearchContent = {
  facts: new Map(facts.map((each) => [each.id, each])),
  outOfScope: new Map(classes.map((each) => [each.id, each])),
  vocabulary,
};
