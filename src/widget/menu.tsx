/** The menu: what can be done at any time, each a plain button. Deleting asks once more. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { MenuIcon } from './icons.js';
import type { Words } from './words.js';

export type Choice = 'startOver' | 'myAnswers' | 'forgetMe' | 'switch' | 'print';

interface Props {
  readonly words: Words;
  /** The language that the page is not in, for its own button. */
  readonly otherLanguage: string;
  readonly choose: (choice: Choice) => void;
}

export function Menu({ words, otherLanguage, choose }: Props) {
  const [state, setState] = useState<'shut' | 'open' | 'asking'>('shut');
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (state === 'asking') keep.current?.focus();
    if (state === 'shut') return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setState('shut');
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    // Escape shuts the menu first; the panel around it only hears the next one.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      shut();
    };
    document.addEventListener('keydown', onKey);
    // A press in the page around the frame takes the focus away from all of it.
    const left = () => setState('shut');
    window.addEventListener('blur', left);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('blur', left);
    };
  }, [state]);

  const shut = () => {
    setState('shut');
    opener.current?.focus();
  };
  const pick = (choice: Choice) => () => {
    shut();
    choose(choice);
  };
  return (
    <div class="menu" ref={box}>
      <button
        ref={opener}
        type="button"
        class="bare"
        aria-expanded={state !== 'shut'}
        aria-controls="menu"
        onClick={() => setState(state === 'shut' ? 'open' : 'shut')}
      >
        <MenuIcon />
        <span class="wide">{words.menu}</span>
      </button>
      <div id="menu" class="menu-list" hidden={state === 'shut'}>
        {state === 'asking' ? (
          <>
            <p>{words.forgetAsk}</p>
            <button type="button" class="grave" onClick={pick('forgetMe')}>
              {words.forgetYes}
            </button>
            <button ref={keep} type="button" onClick={shut}>
              {words.forgetNo}
            </button>
          </>
        ) : (
          <>
            <button type="button" onClick={pick('myAnswers')}>
              {words.myAnswers}
            </button>
            <button type="button" onClick={pick('startOver')}>
              {words.startOver}
            </button>
            <button type="button" onClick={pick('print')}>
              {words.print}
            </button>
            <button type="button" lang={otherLanguage} onClick={pick('switch')}>
              {words.otherLanguage}
            </button>
            <button type="button" class="apart" onClick={() => setState('asking')}>
              {words.forgetMe}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
