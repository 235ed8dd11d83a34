/** What the browser remembers between pages: the pass of the conversation, its language, and topics already asked. */

import type { Language } from './activity.js';
import { sheetKey } from './contact-sheet.js';
import type { Pass } from './direct-line.js';
import { languageFrom } from './words.js';

export interface Vault {
  readPass(): Pass | undefined;
  writePass(pass: Pass): void;
  readLanguage(): Language | undefined;
  writeLanguage(language: Language): void;
  /** True the first time that this topic is met in this conversation, or in this tab. */
  firstTime(topic: string): boolean;
  /** Forgets the conversation; the language is no secret and stays. */
  clear(): void;
}

const passKey = 'ecopr-assistant.pass';
const languageKey = 'ecopr-assistant.language';
const topicsKey = 'ecopr-assistant.topics';

/** Storage may be closed to a page inside another site's frame; then everything lasts as long as the page. */
export function openVault(lasting: () => Storage, tab: () => Storage): Vault {
  const memory = new Map<string, string>();
  const get = (key: string, where: () => Storage = lasting) => {
    try {
      return where().getItem(key) ?? undefined;
    } catch {
      return memory.get(key);
    }
  };
  const set = (key: string, value: string, where: () => Storage = lasting) => {
    try {
      where().setItem(key, value);
    } catch {
      memory.set(key, value);
    }
  };
  const remove = (key: string, where: () => Storage = lasting) => {
    memory.delete(key);
    try {
      where().removeItem(key);
    } catch {
      // Closed storage holds nothing to remove.
    }
  };
  const listed = (text: string | undefined): unknown[] => {
    const list = parse(text);
    return Array.isArray(list) ? list : [];
  };

  return {
    readPass() {
      const pass = parse(get(passKey));
      return isPass(pass) ? pass : undefined;
    },
    writePass: (pass) => set(passKey, JSON.stringify(pass)),
    readLanguage: () => languageFrom(get(languageKey)),
    writeLanguage: (language) => set(languageKey, language),
    firstTime(topic) {
      const places = [lasting, tab];
      const first = !places.some((where) => listed(get(topicsKey, where)).includes(topic));
      for (const where of places) {
        const others = listed(get(topicsKey, where)).filter((other) => other !== topic);
        set(topicsKey, JSON.stringify([...others, topic].slice(-20)), where);
      }
      return first;
    },
    clear() {
      remove(passKey);
      remove(topicsKey);
      // On its way to the contact form.
      remove(sheetKey, tab);
    },
  };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPass(value: unknown): value is Pass {
  const pass = value as Partial<Pass> | null | undefined;
  return (
    typeof pass?.token === 'string' &&
    typeof pass.conversationId === 'string' &&
    typeof pass.userId === 'string' &&
    typeof pass.expiresAt === 'number' &&
    typeof pass.lifetime === 'number'
  );
}
