/** French puts spaces before its colon and inside its quotation marks: on a page no line may end there. */

import type { Language } from '../content/index.js';

export const withHardSpaces = (text: string, language: Language): string =>
  language === 'fr' ? text.replaceAll(/ (?=[:»])/g, '\u00a0').replaceAll('« ', '«\u00a0') : text;
