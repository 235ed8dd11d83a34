/** The content: what is true and what is asked and said, loaded from YAML and checked. */

export { type ContactTextId, contactTexts } from './contact-texts.js';
export { loadContent } from './load.js';
export { ContentError, formatMistake, type Mistake } from './mistakes.js';
export { type ContentFiles, readContentFiles } from './read-files.js';
export * from './types.js';
export { type CommandId, commandIds, type MessageId, messageIds } from './vocabulary-of-code.js';
