/** Every word of the interface, in both languages; those that come later are in keep-words. What the assistant says comes from the service. */

import type { Language } from './activity.js';

const en = {
  title: 'eCOPR Assistant',
  tagline: 'General information, not legal advice',
  launcher: 'Questions about your eCOPR?',
  conversation: 'Conversation',
  youSaid: 'You wrote:',
  assistantSaid: 'The assistant wrote:',
  sending: 'Sending…',
  waiting: 'Waiting for a connection. It will be sent by itself.',
  delivered: 'Delivered',
  notSent: 'Not sent.',
  retry: 'Try again',
  typing: 'The assistant is preparing a reply',
  choices: 'Choices',
  toEnd: 'More below',
  progress: (question: number, atMost: number) => `Question ${question} of at most ${atMost}`,
  box: 'Your message',
  placeholder: 'Write your question…',
  send: 'Send',
  privacyNote: 'Please leave out names and numbers (UCI, passport, application).',
  privacy: 'Privacy',
  terms: 'Terms',
  count: (length: string, most: string) => `${length} of ${most} characters`,
  tooLong: 'Your message is too long. Please shorten it.',
  draftKept: 'Your words are back in the box. Take out the personal data, then send again.',
  menu: 'Menu',
  startOver: 'Start over',
  myAnswers: 'My answers',
  forgetMe: 'Forget me',
  forgetAsk: 'Delete this conversation and your answers for good?',
  forgetYes: 'Yes, delete',
  forgetNo: 'Keep them',
  otherLanguage: 'Français',
  print: 'Print',
  sheet: 'Recommendation',
  sheetCame: 'Your recommendation:',
  moreKeep: 'Reload to download or copy it',
  close: 'Close',
  newTab: 'new tab',
  connecting: 'Connecting…',
  offline: 'No connection right now. What you write is kept and sent when it is back.',
  restarted: 'The earlier conversation is no longer available. A new one begins here; nothing else was lost.',
  forgotten: 'This conversation has been deleted. Write a message to begin a new one.',
  topicQuestion: 'My question from this page',
};

/** French may say the same differently, but must say all of it. */
export type Words = typeof en;

const fr: Words = {
  title: 'Assistant eCOPR',
  tagline: 'Renseignements généraux, pas un avis juridique',
  launcher: 'Des questions sur votre CRP électronique?',
  conversation: 'Conversation',
  youSaid: 'Vous avez écrit\u00a0:',
  assistantSaid: "L'assistant a écrit\u00a0:",
  sending: 'Envoi en cours…',
  waiting: "En attente d'une connexion. L'envoi se fera tout seul.",
  delivered: 'Transmis',
  notSent: 'Non envoyé.',
  retry: 'Réessayer',
  typing: "L'assistant prépare une réponse",
  choices: 'Choix',
  toEnd: 'La suite plus bas',
  progress: (question, atMost) => `Question ${question} sur ${atMost} au plus`,
  box: 'Votre message',
  placeholder: 'Écrivez votre question…',
  send: 'Envoyer',
  privacyNote: "N'écrivez ni noms ni numéros (IUC, passeport, demande).",
  privacy: 'Vie privée',
  terms: 'Conditions',
  count: (length, most) => `${length} caractères sur ${most}`,
  tooLong: 'Votre message est trop long. Veuillez le raccourcir.',
  draftKept:
    'Votre texte est de nouveau dans la zone de saisie. Retirez-en les renseignements personnels, puis renvoyez-le.',
  menu: 'Menu',
  startOver: 'Recommencer',
  myAnswers: 'Mes réponses',
  forgetMe: 'Oubliez-moi',
  forgetAsk: 'Supprimer pour de bon cette conversation et vos réponses?',
  forgetYes: 'Oui, supprimer',
  forgetNo: 'Les garder',
  otherLanguage: 'English',
  print: 'Imprimer',
  sheet: 'Recommandation',
  sheetCame: 'Votre recommandation\u00a0:',
  moreKeep: 'Recharger pour la télécharger ou la copier',
  close: 'Fermer',
  newTab: 'nouvel onglet',
  connecting: 'Connexion…',
  offline: 'Pas de connexion pour le moment. Ce que vous écrivez est conservé et sera envoyé à son retour.',
  restarted: "La conversation précédente n'est plus disponible. Une nouvelle commence ici; rien d'autre n'a été perdu.",
  forgotten: 'Cette conversation a été supprimée. Écrivez un message pour en commencer une nouvelle.',
  topicQuestion: 'Ma question depuis cette page',
};

export const words: Readonly<Record<Language, Words>> = { en, fr };

/** What the menu and links say to the assistant in the person's name: words that it always understands. */
export const spoken: Readonly<
  Record<Language, Record<'start' | 'startOver' | 'myAnswers' | 'forgetMe' | 'switch', string>>
> = {
  en: { start: 'start', startOver: 'start over', myAnswers: 'my answers', forgetMe: 'forget me', switch: 'français' },
  fr: {
    start: 'commencer',
    startOver: 'recommencer',
    myAnswers: 'mes réponses',
    forgetMe: 'oubliez-moi',
    switch: 'English',
  },
};

/** "24 novembre 2026", on the person's own clock. */
export function dayIn(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long' }).format(at);
}

/** `fr-CA` and the like are French; everything else is read in English. */
export function languageFrom(tag: string | null | undefined): Language | undefined {
  const found = /^(en|fr)\b/i.exec(tag ?? '')?.[1]?.toLowerCase();
  return found as Language | undefined;
}
