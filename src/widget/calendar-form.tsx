/** Dates that the person enters, made into a calendar file in this browser. They are neither sent nor kept. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from './activity.js';
import { calendarFile, isDay, localDay } from './calendar-file.js';
import type { KeepWords } from './keep-words.js';
import { saveFile } from './save-file.js';
import { dayIn } from './words.js';

interface Props {
  readonly id: string;
  readonly language: Language;
  readonly own: KeepWords;
  readonly saved: (name: string) => void;
  readonly shut: () => void;
}

const kinds = ['letter', 'copr', 'passport', 'permit', 'card'] as const;
type Kind = (typeof kinds)[number];
type Problems = Partial<Record<Kind, string>>;
const lastDay = '2100-12-31';

export function CalendarForm({ id, language, own, saved, shut }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [nothing, setNothing] = useState(false);
  useEffect(() => title.current?.focus(), []);

  const boxOf = (kind: Kind) => form.current?.elements.namedItem(kind) as HTMLInputElement;
  const make = (event: Event) => {
    event.preventDefault();
    const now = new Date();
    const found = problemsOf(kinds, boxOf, own, localDay(now));
    const given = kinds.filter((kind) => boxOf(kind).value);
    const wrong = kinds.find((kind) => found[kind]);
    setProblems(found);
    setNothing(!wrong && given.length === 0);
    if (wrong || given.length === 0) {
      boxOf(wrong ?? kinds[0]).focus();
      return;
    }
    const days = given.map((kind) => ({
      day: boxOf(kind).value,
      title: own[kind],
      note: own.entered(dayIn(language, now)),
      remind: (before: number) => own.remind(`${before}`, own[kind]),
    }));
    saveFile(own.calendarName, 'text/calendar', calendarFile({ days, language, now, newId }));
    saved(own.calendarName);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The panel around this page only hears the next one.
    event.preventDefault();
    shut();
  };
  return (
    <form
      id={id}
      class="calendar"
      ref={form}
      noValidate
      aria-labelledby={`${id}-title`}
      onSubmit={make}
      onKeyDown={onKey}
    >
      <h3 id={`${id}-title`} ref={title} tabIndex={-1}>
        {own.dates}
      </h3>
      <p>{own.datesNote}</p>
      <p>{own.datesPrivate}</p>
      <div class="dates">
        {kinds.map((kind) => {
          const problem = problems[kind];
          const problemId = `${id}-${kind}-problem`;
          return (
            <p key={kind}>
              <label for={`${id}-${kind}`}>{own[kind]}</label>
              <input
                type="date"
                id={`${id}-${kind}`}
                name={kind}
                max={lastDay}
                autocomplete="off"
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? problemId : undefined}
              />
              {problem && (
                <span class="problem" id={problemId}>
                  {problem}
                </span>
              )}
            </p>
          );
        })}
      </div>
      <p class="problem" role="status">
        {nothing && own.noDate}
      </p>
      <div class="tools">
        <button type="submit">{own.make}</button>
        <button type="button" onClick={shut}>
          {own.close}
        </button>
      </div>
    </form>
  );
}

function problemsOf(
  all: readonly Kind[],
  boxOf: (kind: Kind) => HTMLInputElement,
  own: KeepWords,
  today: string,
): Problems {
  return Object.fromEntries(
    all.flatMap((kind) => {
      const { value, validity } = boxOf(kind);
      if (validity.badInput || (value && (!isDay(value) || value > lastDay))) return [[kind, own.notADate]];
      return value && value < today ? [[kind, own.past]] : [];
    }),
  );
}

/** `crypto.randomUUID` is closed to pages over plain http. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
