/** The answers that the newest reply offers, as real buttons with their full words. */

import type { Action, Language } from './activity.js';
import type { Words } from './words.js';

interface Props {
  readonly words: Words;
  readonly actions: readonly Action[];
  /** Answers to an open question bear numbers: typing the number means the same. */
  readonly numbered: boolean;
  readonly language: Language | undefined;
  readonly press: (action: Action) => void;
}

export function Choices({ words, actions, numbered, language, press }: Props) {
  const shown = actions.filter((action) => action.title);
  if (shown.length === 0) return null;
  return (
    <div class={`choices${numbered ? ' numbered' : ''}`} role="group" aria-label={words.choices} lang={language}>
      {shown.map((action, index) => (
        <button key={index} type="button" onClick={() => press(action)}>
          {action.title}
        </button>
      ))}
    </div>
  );
}
