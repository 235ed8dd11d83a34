/** What of people's words may be kept and echoed: not personal data, and nothing longer than is read. */

import { longestText, maskPersonalData } from '../conversation/index.js';

/** What stands in place of a text that is longer than is read. */
export const tooLongMarker = '[text too long, not kept · texte trop long, non conservé]';

/** The text, or a marker in its place. */
export const keepable = (text: string): string =>
  text.trim().length > longestText ? tooLongMarker : maskPersonalData(text);
