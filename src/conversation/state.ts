/** The state of somebody who has said nothing yet, and of a conversation taken up in the middle. */

import type { Language } from '../content/types.js';
import type { Answers } from '../rules/index.js';
import type { State } from './types.js';

export const blankState = (language: Language): State => ({
  language,
  answers: {},
  interview: 'idle',
  misses: 0,
  offered: [],
});

/** The state in which these answers are given and, when `open` is named, this question has just been asked. */
export const stateWith = (language: Language, answers: Answers, open?: string): State => ({
  ...blankState(language),
  answers,
  interview: open === undefined ? 'idle' : 'running',
  reopened: open,
});

/** The language a locale like "fr-CA" asks for; English when it asks for another one. */
export const languageOf = (locale: string | undefined): Language =>
  locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
