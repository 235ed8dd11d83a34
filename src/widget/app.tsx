/** The page: header, conversation, choices and text box, put together from what the talk shows. */

import { useRef } from 'preact/hooks';
import type { Action } from './activity.js';
import { Choices } from './choices.js';
import { Composer } from './composer.js';
import { type Delivery, openReply } from './entries.js';
import { scrollTo, useFollow, useMoreBelow } from './follow.js';
import { Header } from './header.js';
import { DownIcon } from './icons.js';
import { Log } from './log.js';
import { readMarkdown } from './markdown.js';
import type { Choice } from './menu.js';
import { listedOptions } from './options.js';
import { printEntry } from './printing.js';
import type { Talk, View } from './talk.js';
import { spoken, type Words, words as wordsIn } from './words.js';

interface Props {
  readonly talk: Talk;
  readonly view: View;
  readonly close: (() => void) | undefined;
}

export function App({ talk, view, close }: Props) {
  const { entries, language, link, turn, typing, draft } = view;
  const words = wordsIn[language];
  const scroller = useRef<HTMLElement>(null);
  useFollow(scroller, view);
  const moreBelow = useMoreBelow(scroller);
  const reply = openReply(entries);

  const choose = (choice: Choice) => (choice === 'print' ? printEntry() : talk.say({ text: spoken[language][choice] }));
  const press = (action: Action) => {
    talk.press(action);
    // The pressed button goes away: the focus stays where it was said, so that Tab leads on to what comes.
    requestAnimationFrame(() => {
      const own = scroller.current?.querySelectorAll<HTMLElement>('.own');
      own?.[own.length - 1]?.focus({ preventScroll: true });
    });
  };

  return (
    <div class="page">
      <Header words={words} language={language} turn={turn} choose={choose} close={close} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too */}
      <main class="scroller" ref={scroller} tabIndex={0} aria-label={words.conversation}>
        <div class="column">
          <Log words={words} language={language} entries={entries} live={link !== 'connecting'} retry={talk.retry} />
          {typing && <Typing words={words} />}
          {reply && (
            <Choices
              words={words}
              actions={reply.actions}
              helps={listedOptions(readMarkdown(reply.text), reply.actions)?.helps}
              numbered={reply.turn?.question !== undefined}
              language={reply.turn?.language}
              press={press}
            />
          )}
        </div>
        {moreBelow && (
          <button
            type="button"
            class="more"
            aria-label={words.toEnd}
            onClick={() => scrollTo(scroller.current!, scroller.current!.scrollHeight, 'auto')}
          >
            <DownIcon />
          </button>
        )}
      </main>
      <footer class="bottom">
        <p class={`status ${link}`} role="status">
          {statusOf(view, words)}
        </p>
        <Composer words={words} language={language} draft={draft} send={(text) => talk.say({ text })} />
      </footer>
    </div>
  );
}

function Typing({ words }: { readonly words: Words }) {
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {words.typing}
    </p>
  );
}

function statusOf({ link, entries, turn, draft }: View, words: Words): string {
  if (link === 'connecting') return words.connecting;
  const some = (delivery: Delivery) => entries.some((entry) => entry.kind === 'own' && entry.delivery === delivery);
  if (link === 'offline' || some('waiting')) return words.offline;
  if (some('failed')) return words.notSent;
  if (draft && turn?.ending === 'personal-data' && entries.at(-1)?.kind === 'bot') return words.draftKept;
  return '';
}
