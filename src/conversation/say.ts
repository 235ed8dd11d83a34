/** Fills the texts of `dialogs/messages.yaml`. */

import type { Content, Language } from '../content/types.js';
import type { MessageId } from '../content/vocabulary-of-code.js';

export type Say = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Texts in one language.
 * @throws Error for a placeholder without a value: a mistake of the program, not of the content
 */
export const createSay =
  (content: Content, language: Language): Say =>
  (id, values = {}) =>
    content.messages[id]![language].replaceAll(/\{([a-z]+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`message "${id}" needs a value for {${name}}`);
      return String(value);
    });
