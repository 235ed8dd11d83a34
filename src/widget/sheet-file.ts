/** The sheet as one HTML file that needs nothing else: no script, no request, everything unfolded. Pure. */

import type { Language } from './activity.js';
import type { KeepWords } from './keep-words.js';
import { type Block, isStop, plainText, withHardSpaces } from './markdown.js';
import { sheetFileStyle } from './sheet-file-style.js';
import { type Aside, blocksOf, isLong, readSheet, type Section, type Spans } from './sheet-parts.js';
import { levelShapes } from './sheet-words.js';
import type { Words } from './words.js';

interface Parts {
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly words: Words;
  readonly own: KeepWords;
  /** By whom, when and where it was made. */
  readonly origin: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export function sheetFile({ blocks, language, words, own, origin, day }: Parts): string {
  const sheet = readSheet(blocks);
  const marked = (number: string) => `<a class="mark" href="#s${number}" aria-label="${escaped(own.mark(number))}">`;
  const sources = sheet.body.find((part): part is Section => part.kind === 'section' && part.role === 'sources');
  const known = new Set(sources?.blocks.flatMap((block) => (block.kind === 'list' ? numbersOf(block) : [])));
  const write: Write = { mark: (number) => (known.has(number) ? marked(number) : undefined) };
  const { level } = sheet;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="date" content="${escaped(day)}">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${plainText(sheet.title)} (${words.title}, ${day})`)}</title>
<style>${sheetFileStyle}</style>
</head>
<body>
<main class="${level?.level ?? 'other'}${isLong(blocks) ? ' long' : ''}">
<p class="kind">${escaped(words.sheet)} · ${escaped(origin)}</p>
<h1>${spansHtml(sheet.title, write)}</h1>
${level ? `<p class="level">${shape(levelShapes[level.level])}<span>${spansHtml(level.spans, write)}</span></p>` : ''}
${blocksHtml(sheet.opening, write)}
${sheet.body.map((part) => partHtml(part, write)).join('\n')}
<footer>
${blocksHtml(sheet.closing, write)}
</footer>
</main>
</body>
</html>
`;
}

interface Write {
  /** The opening tag of a link to a source; undefined when it is not listed. */
  readonly mark: (number: string) => string | undefined;
}

type List = Extract<Block, { kind: 'list' }>;

const numbersOf = ({ start, items }: List) => (start === undefined ? [] : items.map((_, index) => `${start + index}`));

const shape = (path: string) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="${path}"/></svg>`;

function partHtml(part: Section | Aside, write: Write): string {
  if (part.kind === 'aside') return blocksHtml([part.block], write);
  const inside = blocksOf(part).map((block) => blockHtml(block, write, part.role === 'sources'));
  return `<section class="${part.role}">\n<h2>${spansHtml(part.title, write)}</h2>\n${inside.join('\n')}\n</section>`;
}

const blocksHtml = (blocks: readonly Block[], write: Write) =>
  blocks.map((block) => blockHtml(block, write)).join('\n');

function blockHtml(block: Block, write: Write, numbered = false): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${spansHtml(block.spans, write)}</h2>`;
    case 'paragraph':
      return `<p${isStop(block.spans) ? ' class="stop"' : ''}>${spansHtml(block.spans, write)}</p>`;
    case 'list': {
      const tag = block.start === undefined ? 'ul' : 'ol';
      const ids = numbered ? numbersOf(block) : [];
      const items = block.items.map((item, index) => {
        const id = ids[index] ? ` id="s${ids[index]}"` : '';
        return `<li${id}><div>${spansHtml(item, write)}</div></li>`;
      });
      const start = block.start === undefined || block.start === 1 ? '' : ` start="${block.start}"`;
      return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
    }
    default:
      return block satisfies never;
  }
}

function spansHtml(spans: Spans, write: Write): string {
  return spans
    .map((span) => {
      switch (span.kind) {
        case 'text':
          return escaped(withHardSpaces(span.text));
        case 'mark': {
          const open = write.mark(span.text.slice(1, -1));
          return open ? `${open}${escaped(span.text)}</a>` : escaped(span.text);
        }
        case 'break':
          return '<br>';
        case 'bold':
          return `<strong>${spansHtml(span.spans, write)}</strong>`;
        case 'link': {
          const shown =
            plainText(span.spans) === span.href ? '' : ` <span class="address">${escaped(span.href)}</span>`;
          return `<a href="${escaped(span.href)}" rel="noopener noreferrer">${spansHtml(span.spans, write)}${shown}</a>`;
        }
        default:
          return span satisfies never;
      }
    })
    .join('');
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => signs[sign]!);
