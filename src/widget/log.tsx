/** The conversation itself: the person's messages, the replies and the notices, in order. */

import { useMemo } from 'preact/hooks';
import type { Language } from './activity.js';
import { type BotEntry, type Entry, languageAt, type OwnEntry, openReply } from './entries.js';
import { readMarkdown } from './markdown.js';
import { Markdown } from './markdown-view.js';
import { listedOptions } from './options.js';
import { Sheet } from './sheet.js';
import { type Words, words as wordsIn } from './words.js';

interface Props {
  readonly words: Words;
  readonly language: Language;
  readonly entries: readonly Entry[];
  /** False while an earlier conversation is put back: that is not read aloud. */
  readonly live: boolean;
  readonly retry: (key: string) => void;
}

export function Log({ words, language, entries, live, retry }: Props) {
  const lastOwn = entries.findLast((entry) => entry.kind === 'own');
  const open = openReply(entries);
  const lastSheet = entries.findLast(isSheet);
  return (
    <div class="log" role="log" aria-live={live ? 'polite' : 'off'} aria-label={words.conversation}>
      {entries.map((entry, index) => {
        switch (entry.kind) {
          case 'own':
            return <Own key={entry.key} entry={entry} words={words} newest={entry === lastOwn} retry={retry} />;
          case 'bot':
            return (
              <Reply
                key={entry.key}
                entry={entry}
                language={languageAt(entries, index) ?? language}
                page={language}
                newest={entry === open}
                fresh={live}
                toPrint={entry === lastSheet}
              />
            );
          case 'notice':
            return (
              <p key={entry.key} class="entry notice">
                {words[entry.notice]}
              </p>
            );
          default:
            return entry satisfies never;
        }
      })}
    </div>
  );
}

function Own({
  entry,
  words,
  newest,
  retry,
}: {
  readonly entry: OwnEntry;
  readonly words: Words;
  readonly newest: boolean;
  readonly retry: (key: string) => void;
}) {
  const said = { sending: words.sending, waiting: words.waiting, delivered: words.delivered, failed: words.notSent }[
    entry.delivery
  ];
  return (
    <div class="entry own" data-key={entry.key} tabIndex={-1}>
      <p class="bubble">
        <span class="unseen">{words.youSaid} </span>
        {entry.unworded ? words.topicQuestion : entry.text}
      </p>
      {(newest || entry.delivery !== 'delivered') && (
        <p class={`delivery ${entry.delivery}`}>
          {said}
          {entry.delivery === 'failed' && (
            <button type="button" class="plain" onClick={() => retry(entry.key)}>
              {words.retry}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface ReplyProps {
  readonly entry: BotEntry;
  readonly language: Language;
  readonly page: Language;
  readonly newest: boolean;
  readonly fresh: boolean;
  readonly toPrint: boolean;
}

function Reply({ entry, language, page, newest, fresh, toPrint }: ReplyProps) {
  const blocks = useMemo(() => readMarkdown(entry.text, location.origin), [entry.text]);
  const at = useMemo(() => timeOf(entry), [entry.at]);
  const words = wordsIn[language];
  if (blocks.length === 0) return null;
  const listed = listedOptions(blocks, entry.actions);
  // While its buttons stand below, the list is only for those who hear the reply; later it is history.
  const special = listed && { block: listed.block, name: newest ? 'unseen' : 'past-options' };
  return (
    <div
      class={`entry bot${toPrint ? ' to-print' : ''}`}
      data-key={entry.key}
      lang={language === page ? undefined : language}
    >
      <span class="unseen">{words.assistantSaid}</span>
      {isSheet(entry) ? (
        <Sheet blocks={blocks} words={words} language={language} at={at} fresh={fresh} />
      ) : (
        <Markdown blocks={blocks} newTab={words.newTab} special={special} />
      )}
    </div>
  );
}

/** The reply that brings a recommendation and begins with its heading: a document of its own. */
function isSheet(entry: Entry): boolean {
  return entry.kind === 'bot' && entry.text.startsWith('## ') && entry.turn?.ending === 'recommended';
}

function timeOf({ at }: BotEntry): Date {
  const time = new Date(at ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? new Date() : time;
}
