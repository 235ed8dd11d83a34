/** The recommendation as a document: what to do stands open, what explains it is folded. */

import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { Language } from './activity.js';
import { LevelIcon } from './icons.js';
import { Keep } from './keep.js';
import type { Block } from './markdown.js';
import { Markdown, showSpans } from './markdown-view.js';
import { printEntry, useUnfoldedInPrint } from './printing.js';
import { type Aside, blocksOf, isFolded, isLong, readSheet, type Section, type SheetParts } from './sheet-parts.js';
import { dayIn, type Words } from './words.js';

interface Props {
  readonly blocks: readonly Block[];
  readonly words: Words;
  readonly language: Language;
  /** When it was made. */
  readonly at: Date;
  /** It came just now, it was not brought back. */
  readonly fresh: boolean;
}

export function Sheet({ blocks, words, language, at, fresh }: Props) {
  const id = useId();
  const paper = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const sheet = useMemo(() => readSheet(blocks), [blocks]);
  useUnfoldedInPrint(paper);

  // Whoever pressed the last answer reads on here; whoever writes is left in the text box.
  useEffect(() => {
    if (fresh && document.hasFocus() && document.activeElement?.matches('.own'))
      title.current?.focus({ preventScroll: true });
  }, []);

  const { level } = sheet;
  const long = useMemo(() => isLong(blocks), [blocks]);
  return (
    <>
      <span class="unseen">{words.sheetCame} </span>
      <Heard sheet={sheet} newTab={words.newTab} />
      <article
        class={`sheet ${level?.level ?? 'other'}${long ? ' long' : ''}`}
        ref={paper}
        aria-labelledby={id}
        aria-live="off"
      >
        <p class="kind">
          {words.sheet}
          <span class="on-paper">
            {' '}
            · {words.title} · {location.host} · {dayIn(language, at)}
          </span>
        </p>
        <h2 id={id} ref={title} tabIndex={-1}>
          {showSpans(sheet.title, words.newTab)}
        </h2>
        {level && (
          <p class="level">
            <LevelIcon level={level.level} />
            <span>{showSpans(level.spans, words.newTab)}</span>
          </p>
        )}
        <Markdown blocks={sheet.opening} newTab={words.newTab} />
        {sheet.body.map((part, index) => (
          <Part key={index} part={part} newTab={words.newTab} />
        ))}
        <div class="small-print">
          <Markdown blocks={sheet.closing} newTab={words.newTab} />
        </div>
        <Keep
          blocks={blocks}
          language={language}
          words={words}
          at={at}
          print={() => printEntry(paper.current?.closest('.entry'))}
        />
      </article>
    </>
  );
}

/** What is read aloud when it comes: finding and level, not all of it. */
function Heard({ sheet: { title, level }, newTab }: { readonly sheet: SheetParts; readonly newTab: string }) {
  return (
    <span class="unseen">
      {showSpans(title, newTab)} {level?.spans[0] && showSpans([level.spans[0]], newTab)}
    </span>
  );
}

function Part({ part, newTab }: { readonly part: Section | Aside; readonly newTab: string }) {
  if (part.kind === 'aside') return <Markdown blocks={[part.block]} newTab={newTab} />;
  const blocks = blocksOf(part);
  const heading = <h3>{showSpans(part.title, newTab)}</h3>;
  const [list] = blocks;
  const special = part.role === 'sources' && list ? { block: list, name: 'sources' } : undefined;
  const content = <Markdown blocks={blocks} newTab={newTab} special={special} />;
  return isFolded(part) ? (
    <details class={`part ${part.role}-part`}>
      <summary>{heading}</summary>
      {content}
    </details>
  ) : (
    <section class={`part ${part.role}-part`}>
      {heading}
      {content}
    </section>
  );
}
