/** Snowball stemming of folded words. Folding comes first on both sides, so typing no accents costs nothing. */

import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import type { Language } from '../content/types.js';

/** The stem of a folded word. */
export const stemOf = (word: string, language: Language): string => (language === 'en' ? english(word) : french(word));
