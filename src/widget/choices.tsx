/** The answers that the newest reply offers, as real buttons with their full words and what is said of each. */

import { useId } from 'preact/hooks';
import type { Action, Language } from './activity.js';
import type { Words } from './words.js';

interface Props {
  readonly words: Words;
  readonly actions: readonly Action[];
  readonly helps: readonly string[] | undefined;
  /** Answers to an open question bear numbers: typing the number means the same. */
  readonly numbered: boolean;
  readonly language: Language | undefined;
  readonly press: (action: Action) => void;
}

export function Choices({ words, actions, helps, numbered, language, press }: Props) {
  const id = useId();
  if (actions.length === 0) return null;
  return (
    <fieldset class={`choices${numbered ? ' numbered' : ''}`} aria-label={words.choices} lang={language}>
      {actions.map((action, index) => {
        const help = helps?.[index];
        const helpId = help ? `${id}-${index}` : undefined;
        return (
          <div key={index} class="choice">
            <button type="button" aria-describedby={helpId} onClick={() => press(action)}>
              {action.title}
            </button>
            {help && <p id={helpId}>{help}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
