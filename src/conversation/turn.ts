/** One turn as a short list of steps; the first that has something to say ends it. */

import { type Assistant, beginTurn, type Draft, draft, longestText, type Turn } from './context.js';
import { finish } from './finish.js';
import { startButtons } from './movement.js';
import { withNews } from './news.js';
import { onButton } from './on-button.js';
import { onCommand } from './on-command.js';
import { onWords } from './on-words.js';
import { personalDataIn } from './privacy.js';
import { blankState, languageOf } from './state.js';
import type { Input, State, TakeTurn, TurnResult } from './types.js';
import { besideUrgent, onUrgent } from './urgent.js';

type Step = (turn: Turn) => Draft | undefined;

const steps: readonly Step[] = [welcome, unreadable, personalData, onButton, onUrgent, command, words];

/** Makes the function that takes turns. */
export const createTakeTurn =
  (assistant: Assistant): TakeTurn =>
  (stored, input, now) => {
    const state = { ...(stored ?? blankState(languageOf(input.locale))), forget: undefined };
    const turn = beginTurn(assistant, inWrittenLanguage(assistant, state, input), input, now);
    for (const step of steps) {
      const made = step(turn);
      if (made) return finish(turn, withNews(turn, made));
    }
    throw new Error('no step took the turn');
  };

/** What is said when the turn itself failed: an apology, and the open question again when the state is known. */
export const apologise = (assistant: Assistant, stored: State | undefined, input: Input, now: Date): TurnResult => {
  const turn = beginTurn(assistant, stored ?? blankState(languageOf(input.locale)), input, now);
  return finish(turn, draft(turn, 'error', [turn.say('error')]));
};

/** The page's language first, then the language in which the person writes. */
const inWrittenLanguage = (assistant: Assistant, state: State, input: Input): State => {
  if (input.kind === 'start' || input.value !== undefined || input.text.length > longestText) return state;
  const { sure, leaning } = assistant.guessLanguage(input.text);
  if (sure !== undefined) return { ...state, language: sure };
  if (leaning === undefined || leaning === state.language || assistant.readCommand(input.text)) return state;
  // One small word proves little; that the words are also found in that language settles it.
  const found = assistant.search.find(input.text, state.language);
  return found.kind === 'answer' && found.language === leaning ? { ...state, language: leaning } : state;
};

function welcome(turn: Turn): Draft | undefined {
  if (turn.input.kind !== 'start') return undefined;
  return draft(turn, 'command', [turn.say('welcome', { practice: turn.content.practice.name })], {
    buttons: [
      ...startButtons(turn),
      { title: turn.say('button-language'), value: { command: turn.state.language === 'en' ? 'french' : 'english' } },
    ],
  });
}

function unreadable(turn: Turn): Draft | undefined {
  const { text, value } = turn.input;
  if (text.length > longestText)
    return draft(turn, 'not-found', [turn.say('too-long')], { buttons: startButtons(turn) });
  if (text.trim() === '' && value === undefined)
    return draft(turn, 'not-found', [turn.say('no-text')], { buttons: startButtons(turn) });
  return undefined;
}

function personalData(turn: Turn): Draft | undefined {
  const kinds = personalDataIn(turn.input.text);
  if (kinds.length === 0) return undefined;
  const named = kinds.map((kind) => turn.say(`pd-${kind}`)).join(', ');
  return draft(turn, 'personal-data', [turn.say('personal-data', { kinds: named })], { buttons: startButtons(turn) });
}

function words(turn: Turn): Draft {
  return besideUrgent(turn, onWords);
}

function command(turn: Turn): Draft | undefined {
  const read = turn.readCommand(turn.input.text);
  return read && onCommand(turn, read);
}
