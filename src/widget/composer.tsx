/** Where the person writes: one text box that grows, and the button that sends. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from './activity.js';
import { SendIcon } from './icons.js';
import type { View } from './talk.js';
import type { Words } from './words.js';

interface Props {
  readonly words: Words;
  readonly language: Language;
  /** Words to put back, when the person has to say them otherwise. */
  readonly draft: View['draft'];
  readonly send: (text: string) => void;
}

export const longestMessage = 4000;
const countFrom = 3600;

export function Composer({ words, language, draft, send }: Props) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!draft || box.current?.value) return;
    setText(draft.text);
    box.current?.focus();
  }, [draft?.serial]);

  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }, [text]);

  const length = [...text.trim()].length;
  const tooLong = length > longestMessage;
  const submit = () => {
    if (length === 0 || tooLong) return;
    send(text.trim());
    setText('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  };
  const count = (amount: number) => amount.toLocaleString(`${language}-CA`);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="unseen" for="box">
        {words.box}
      </label>
      <div class="field">
        <textarea
          id="box"
          ref={box}
          rows={1}
          value={text}
          placeholder={words.placeholder}
          aria-describedby="box-note"
          aria-invalid={tooLong}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={length === 0 || tooLong}>
          <SendIcon />
        </button>
      </div>
      {length > countFrom && (
        <p class="count" role="status">
          {words.count(count(length), count(longestMessage))}
          {tooLong && <strong> {words.tooLong}</strong>}
        </p>
      )}
      <p class="fine">
        <span id="box-note">{words.privacyNote}</span>{' '}
        <a href={`/privacy?language=${language}`} target="_blank" rel="noopener">
          {words.privacy}
          <span class="unseen"> ({words.newTab})</span>
        </a>{' '}
        <a href={`/terms?language=${language}`} target="_blank" rel="noopener">
          {words.terms}
          <span class="unseen"> ({words.newTab})</span>
        </a>
      </p>
    </form>
  );
}
