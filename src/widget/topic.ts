/** What a link or the launcher asks in the person's name: "ask:…" or "interview?…" becomes one message. */

import type { Language } from './activity.js';
import { spoken } from './words.js';

export interface Message {
  readonly text: string;
  readonly value?: unknown;
}

const factId = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const longestWords = 500;
const mostAnswers = 20;

/** Undefined when the topic is of no known form. `label`: the words of the link that was followed. */
export function messageOfTopic(topic: string, language: Language, label?: string): Message | undefined {
  const ask = /^ask:(.+)$/is.exec(topic.trim())?.[1]?.trim().slice(0, longestWords);
  if (ask) return factId.test(ask) ? { text: label?.trim() || ask, value: { fact: ask } } : { text: ask };
  const query = /^interview(?:\?(.*))?$/is.exec(topic.trim());
  if (!query) return undefined;
  const answers = Object.fromEntries([...new URLSearchParams(query[1] ?? '')].slice(0, mostAnswers));
  return { text: spoken[language].start, value: { command: 'start', answers } };
}
