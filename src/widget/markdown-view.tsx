/** Shows read Markdown as elements of the page. Nothing is ever put in as HTML. */

import { type ComponentChildren, Fragment } from 'preact';
import { type Block, isStop, plainText, type Span, withHardSpaces } from './markdown.js';

interface Props {
  readonly blocks: readonly Block[];
  /** What the mark of an external link says to those who do not see it. */
  readonly newTab: string;
  /** A class of its own for one of the blocks. */
  readonly special?: { readonly block: Block; readonly name: string } | undefined;
}

export function Markdown({ blocks, newTab, special }: Props) {
  return blocks.map((block, index) => {
    const quiet = isAboutSources(blocks, index) ? 'sources' : undefined;
    return <Fragment key={index}>{showBlock(block, newTab, special?.block === block ? special.name : quiet)}</Fragment>;
  });
}

function showBlock(block: Block, newTab: string, name: string | undefined): ComponentChildren {
  const spans = (list: readonly Span[]) => showSpans(list, newTab);
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{spans(block.spans)}</h2> : <h3>{spans(block.spans)}</h3>;
    case 'paragraph':
      return <p class={name ?? (isStop(block.spans) ? 'stop' : undefined)}>{spans(block.spans)}</p>;
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>{block.start === undefined ? spans(item) : <div>{spans(item)}</div>}</li>
      ));
      return block.start === undefined ? (
        <ul class={name}>{items}</ul>
      ) : (
        <ol class={name} start={block.start}>
          {items}
        </ol>
      );
    }
    default:
      return block satisfies never;
  }
}

export function showSpans(spans: readonly Span[], newTab: string): ComponentChildren {
  return spans.map((span, index) => {
    switch (span.kind) {
      case 'text':
        return withHardSpaces(span.text);
      case 'mark':
        return (
          <span key={index} class="source-mark">
            {span.text}
          </span>
        );
      case 'break':
        return <br key={index} />;
      case 'bold':
        return <strong key={index}>{showSpans(span.spans, newTab)}</strong>;
      case 'link':
        return (
          <a key={index} href={span.href} target="_blank" rel="noopener noreferrer">
            {showSpans(span.spans, newTab)}
            <span class="unseen"> ({newTab})</span>
          </a>
        );
      default:
        return span satisfies never;
    }
  });
}

const sourcesWord = /^sources?\s?(:|$)/i;

/** A paragraph that names sources, the list after it, and all that stands under a heading "Sources". */
function isAboutSources(blocks: readonly Block[], index: number): boolean {
  const says = (block: Block | undefined) =>
    block !== undefined && block.kind !== 'list' && sourcesWord.test(plainText(block.spans).trim());
  const block = blocks[index]!;
  if (block.kind === 'paragraph' && says(block)) return true;
  if (block.kind === 'list' && says(blocks[index - 1])) return true;
  return block.kind !== 'heading' && says(blocks.slice(0, index).findLast((before) => before.kind === 'heading'));
}
