/** Words that must never be passed over, wherever they stand in a message: somebody in distress gets human contacts. */

import { type Content, languages, type OutOfScopeClass, type Words } from '../content/types.js';
import { type Draft, draft, type Turn } from './context.js';
import { startButtons } from './movement.js';
import { holdsAt, wordsOf } from './reading/words.js';

export interface Urgent {
  /** `always`: only the reply of the class is given; `beside`: it comes before what else is said. */
  readonly kind: 'always' | 'beside';
  readonly of: OutOfScopeClass;
}

export type UrgentReader = (text: string) => Urgent | undefined;

/** Both languages are looked for, whatever the conversation's is. */
export const createUrgentReader = (content: Content): UrgentReader => {
  const phrasesOf = (words: Words | undefined): readonly (readonly string[])[] =>
    words === undefined ? [] : languages.flatMap((language) => words[language].map((phrase) => wordsOf(phrase)));
  const entries = (['always', 'beside'] as const).flatMap((kind) =>
    [...content.outOfScope.values()].map((of) => ({ kind, of, phrases: phrasesOf(of[kind]) })),
  );
  return (text) => {
    const words = wordsOf(text);
    return entries.find(({ phrases }) => phrases.some((phrase) => words.some((_, at) => holdsAt(words, phrase, at))));
  };
};

/** The whole turn is for the person: a running interview rests until it is taken up again. */
export const onUrgent = (turn: Turn): Draft | undefined => {
  const urgent = turn.readUrgent(turn.input.text);
  if (urgent?.kind !== 'always') return undefined;
  const told = turn.tell.outOfScope(urgent.of);
  const { interview } = turn.state;
  const state = { ...turn.state, interview: interview === 'running' ? 'paused' : interview, misses: 0 } as const;
  return draft(turn, 'out-of-scope', [told.text], {
    state,
    citations: told.citations,
    buttons: startButtons({ ...turn, state }),
  });
};

/** Says the reply of the class first, then what the rest of the message asks for. */
export const besideUrgent = (turn: Turn, step: (turn: Turn) => Draft): Draft => {
  const urgent = turn.readUrgent(turn.input.text);
  if (urgent?.kind !== 'beside') return step(turn);
  const { text, citations } = turn.tell.outOfScope(urgent.of);
  const rest = turn.input.text
    .split(/(?<=[.,!?;\n])/u)
    .filter((part) => turn.readUrgent(part) === undefined)
    .join('');
  if (wordsOf(rest).length === 0) {
    return draft(turn, 'out-of-scope', [text], { citations, buttons: startButtons(turn) });
  }
  const made = step({ ...turn, input: { ...turn.input, text: rest } });
  // The rest may belong to the same class; its reply is said once.
  const texts = made.texts.filter((each) => each !== text);
  return { ...made, texts: [text, ...texts], citations: [...citations, ...(made.citations ?? [])] };
};
