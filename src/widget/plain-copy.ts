/** The recommendation sheet as plain text, for the clipboard and for a request to a person. */

import { type Block, plainText, type Span } from './markdown.js';

/** @param from where and when the sheet was made, said at its end */
export function plainCopy(blocks: readonly Block[], from = ''): string {
  return `${[...blocks.map(blockText), ...(from ? [from] : [])].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const title = plainText(block.spans);
      return block.level === 2 ? `${title}\n${'='.repeat(Math.min(title.length, 30))}` : title.toUpperCase();
    }
    case 'paragraph':
      return spansText(block.spans);
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.start === undefined ? '-' : `${block.start + index}.`;
          return `${sign} ${spansText(item).replaceAll('\n', `\n${' '.repeat(sign.length + 1)}`)}`;
        })
        .join('\n');
    default:
      return block satisfies never;
  }
}

/** As read, with the address of every link behind its words. */
function spansText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text' || span.kind === 'mark') return span.text;
      if (span.kind === 'break') return '\n';
      const inner = spansText(span.spans);
      return span.kind === 'link' && inner !== span.href ? `${inner} <${span.href}>` : inner;
    })
    .join('');
}
