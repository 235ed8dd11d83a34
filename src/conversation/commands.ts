/** Recognises the words that always work. */

import type { Content } from '../content/types.js';
import { languages } from '../content/types.js';
import { type CommandId, commandIds } from '../content/vocabulary-of-code.js';
import { fold, holdsAt, wordsOf } from './reading/words.js';

export interface Command {
  readonly id: CommandId;
  /** The words behind "change" and "what if", folded; empty for the others. */
  readonly rest: string;
}

/** Commands that take words behind them. */
const withObject: readonly CommandId[] = ['change', 'what-if', 'check'];

export type CommandReader = (text: string) => Command | undefined;

/** Reads a whole message as a command; a message that says more than a command is none. */
export const createCommandReader = (content: Content): CommandReader => {
  const phrases = new Map<string, CommandId>();
  const prefixes: { id: CommandId; words: readonly string[] }[] = [];
  for (const id of commandIds) {
    for (const language of languages) {
      for (const phrase of content.commands.get(id)?.[language] ?? []) {
        phrases.set(fold(phrase), id);
        if (withObject.includes(id)) prefixes.push({ id, words: wordsOf(phrase) });
      }
    }
  }
  prefixes.sort((a, b) => b.words.length - a.words.length);

  const { polite } = content.understanding;
  const said = languages.flatMap((language) => polite[language].map(fold));

  return (text) => {
    const typed = fold(text);
    const exact = phrases.get(typed) ?? phrases.get(without(typed, said));
    if (exact !== undefined) return { id: exact, rest: '' };
    const words = wordsOf(text);
    const prefix = prefixes.find((candidate) => holdsAt(words, candidate.words, 0));
    return prefix && { id: prefix.id, rest: words.slice(prefix.words.length).join(' ') };
  };
};

/** The words without polite ones around them. */
const without = (typed: string, polite: readonly string[]): string => {
  const first = polite.find((words) => typed.startsWith(`${words} `));
  if (first !== undefined) return without(typed.slice(first.length + 1), polite);
  const last = polite.find((words) => typed.endsWith(` ${words}`));
  return last === undefined ? typed : without(typed.slice(0, -last.length - 1), polite);
};

/** The question that somebody names ("my status", "la représentation"), or undefined when it is none or two. */
export const questionNamed = (content: Content, rest: string): string | undefined => {
  const words = wordsOf(rest);
  const found = new Map<string, number>();
  for (const question of content.questions.values()) {
    for (const language of languages) {
      for (const name of [...question.called[language], question.name[language], question.id]) {
        const phrase = wordsOf(name);
        if (words.some((_, at) => holdsAt(words, phrase, at))) {
          found.set(question.id, Math.max(found.get(question.id) ?? 0, phrase.length));
        }
      }
    }
  }
  const longest = Math.max(0, ...found.values());
  const best = [...found].filter(([, length]) => length === longest);
  return best.length === 1 ? best[0]![0] : undefined;
};
