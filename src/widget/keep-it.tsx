/** Print, download, copy, calendar, a person: a quiet row under the sheet. Nothing of it leaves the browser by itself. */

import { useId, useRef, useState } from 'preact/hooks';
import type { Language } from './activity.js';
import { localDay } from './calendar-file.js';
import { CalendarForm } from './calendar-form.js';
import { keepSheetForContact } from './contact-sheet.js';
import { copyText } from './copy-text.js';
import type { KeepProps } from './keep.js';
import { keepWords } from './keep-words.js';
import { plainCopy } from './plain-copy.js';
import { saveFile } from './save-file.js';
import { sheetFile } from './sheet-file.js';
import { dayIn } from './words.js';

export function KeepIt({ blocks, language, words, at, print }: KeepProps) {
  const own = keepWords[language];
  const [said, setSaid] = useState('');
  const [calendar, setCalendar] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const origin = own.madeBy(dayIn(language, at), `${location.origin}/chat`);
  const text = () => plainCopy(blocks, origin);

  const download = () => {
    const name = `${own.fileName}-${localDay(at)}.html`;
    saveFile(name, 'text/html', sheetFile({ blocks, language, words, own, origin, day: localDay(at) }));
    setSaid(own.saved(name));
  };
  const handOver = () => keepSheetForContact(text());
  const shut = () => {
    setCalendar(false);
    opener.current?.focus();
  };
  return (
    <fieldset class="keep" aria-label={own.keep}>
      <div class="tools">
        <button type="button" onClick={print}>
          {words.print}
        </button>
        <button type="button" onClick={download}>
          {own.download}
        </button>
        <button
          type="button"
          onClick={() => void copyText(text()).then((did) => setSaid(did ? own.copied : own.copyFailed))}
        >
          {own.copy}
        </button>
        <button
          type="button"
          ref={opener}
          aria-expanded={calendar}
          aria-controls={calendar ? id : undefined}
          onClick={() => setCalendar(!calendar)}
        >
          {own.calendar}
        </button>
        <a class="tool" href={contactAddress(language)} onClick={handOver}>
          {own.person}
        </a>
      </div>
      {calendar && (
        <CalendarForm id={id} language={language} own={own} saved={(name) => setSaid(own.saved(name))} shut={shut} />
      )}
      <p class="said" role="status">
        {said}
      </p>
    </fieldset>
  );
}

/** In the same frame, where the sheet can be read again: the page there knows the way back. */
function contactAddress(language: Language): string {
  const site = new URLSearchParams(location.search).get('site');
  return `/contact?${new URLSearchParams({ language, ...(site ? { site } : {}) })}`;
}
