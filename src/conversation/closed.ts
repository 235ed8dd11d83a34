/** What is said while the assistant is switched off: that it is, and where the official contacts are. */

import type { Content, Language } from '../content/types.js';
import { citationLine, officialContacts } from './cite.js';
import { createCommandReader } from './commands.js';
import { createSay } from './say.js';
import { blankState, languageOf } from './state.js';
import type { Citation, TakeTurn } from './types.js';

/** The words of the switched-off assistant, for a reply or a page. */
export const closedNotice = (
  content: Content,
  language: Language,
): { readonly text: string; readonly citations: readonly Citation[] } => {
  const say = createSay(content, language);
  const citations = officialContacts(content, language, say);
  const lines = citations.map((citation) => `- ${citationLine(citation, say)}`);
  return { text: [say('off'), lines.join('\n')].join('\n\n'), citations };
};

/**
 * Takes every turn of a switched-off assistant: the notice; what the person told before stays as it was. Only to be
 * forgotten can still be asked.
 */
export const createClosedTurn = (content: Content): TakeTurn => {
  const readCommand = createCommandReader(content);
  return (stored, input) => {
    const state = stored ?? blankState(languageOf(input.locale));
    const { text, citations } = closedNotice(content, state.language);
    const forget = readCommand(input.text)?.id === 'forget-me' || isForgetButton(input.value);
    const forgotten = forget ? [createSay(content, state.language)('forgotten')] : [];
    return {
      state: forget ? { ...blankState(state.language), forget: true } : { ...state, forget: undefined },
      replies: [{ text: [...forgotten, text].join('\n\n'), buttons: [], citations }],
      summary: { ending: 'command', language: state.language },
    };
  };
};

const isForgetButton = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { command?: unknown }).command === 'forget-me';
