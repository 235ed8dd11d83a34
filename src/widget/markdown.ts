/** Reads the Markdown of replies into plain data: paragraphs, headings, lists, bold, links, line breaks; all else is text. */

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly spans: readonly Span[] }
  | { readonly kind: 'link'; readonly href: string; readonly spans: readonly Span[] }
  /** "[3]": the number of a source that is listed below. */
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly (readonly Span[])[] };

const longestText = 100_000;
const heading = /^(#{1,6}) +(.+?) *#*$/;
const bullet = /^ {0,3}[-*•] +(.*)$/;
const numbered = /^ {0,3}(\d{1,4})[.)] +(.*)$/;

/** @param site scheme://host[:port] of the service, to which links like "/check" belong; without it they are only words */
export function readMarkdown(source: string, site?: string): Block[] {
  const readSpans = (text: string) => spansIn(text, site);
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let list: { start?: number; items: string[] } | undefined;
  let gap = false;

  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: readSpans(paragraph.join('\n')) });
    paragraph = [];
  };
  const endList = () => {
    if (list)
      blocks.push({
        kind: 'list',
        ...(list.start === undefined ? {} : { start: list.start }),
        items: list.items.map(readSpans),
      });
    list = undefined;
  };
  const addItem = (text: string, start?: number) => {
    endParagraph();
    if (list && (list.start === undefined) !== (start === undefined)) endList();
    list ??= start === undefined ? { items: [] } : { start, items: [] };
    list.items.push(text);
  };

  for (const line of source.slice(0, longestText).split(/\r\n?|\n/)) {
    const title = heading.exec(line);
    const point = bullet.exec(line);
    const step = numbered.exec(line);
    if (line.trim() === '') {
      endParagraph();
    } else if (title) {
      endParagraph();
      endList();
      blocks.push({ kind: 'heading', level: title[1]!.length <= 2 ? 2 : 3, spans: readSpans(title[2]!) });
    } else if (point) {
      addItem(point[1]!);
    } else if (step) {
      addItem(step[2]!, Number(step[1]));
    } else if (list && (!gap || /^ {2,}/.test(line))) {
      list.items.push(`${list.items.pop()}\n${line.trim()}`);
    } else {
      endList();
      paragraph.push(line.trim());
    }
    gap = line.trim() === '';
  }
  endParagraph();
  endList();
  return blocks;
}

const mark = /\\([\\`*_{}[\]()#+\-.!<>|~])|\*\*|\[|\n/g;

function spansIn(text: string, site: string | undefined): Span[] {
  const spans: Span[] = [];
  let plain = '';
  const flush = () => {
    if (plain) spans.push({ kind: 'text', text: plain });
    plain = '';
  };
  let at = 0;
  mark.lastIndex = 0;
  for (let found = mark.exec(text); found; mark.lastIndex = at, found = mark.exec(text)) {
    plain += text.slice(at, found.index);
    const piece = pieceAt(found, text, site);
    at = found.index + (piece?.length ?? found[0].length);
    if (piece) {
      flush();
      spans.push(piece.span);
    } else plain += found[1] ?? found[0];
  }
  plain += text.slice(at);
  flush();
  return spans;
}

interface Piece {
  readonly span: Span;
  /** How much of the text it took. */
  readonly length: number;
}

function pieceAt(found: RegExpExecArray, text: string, site: string | undefined): Piece | undefined {
  switch (found[0]) {
    case '\n':
      return { span: { kind: 'break' }, length: 1 };
    case '**':
      return boldAt(text, found.index, site);
    case '[':
      return bracketAt(text, found.index, site);
    default:
      return undefined;
  }
}

function boldAt(text: string, from: number, site: string | undefined): Piece | undefined {
  const end = text.indexOf('**', from + 2);
  if (end < 0) return undefined;
  const inside = text.slice(from + 2, end);
  if (inside.trim() === '' || inside.includes('\n')) return undefined;
  return { span: { kind: 'bold', spans: spansIn(inside, site) }, length: inside.length + 4 };
}

const markForm = /\[\d{1,3}\](?!\()/y;
const linkForm = /\[((?:\\.|[^[\]\\\n]){1,500})\]\(((?:[^()\s]|\([^()\s]{0,200}\)){1,2000})(?: "[^"\n]*")?\)/y;

function bracketAt(text: string, from: number, site: string | undefined): Piece | undefined {
  markForm.lastIndex = from;
  const mark = markForm.exec(text)?.[0];
  if (mark) return { span: { kind: 'mark', text: mark }, length: mark.length };
  linkForm.lastIndex = from;
  const found = linkForm.exec(text);
  if (!found) return undefined;
  const spans = spansIn(found[1]!, site);
  const href = ownAddress(found[2]!, site) ?? safeAddress(found[2]!);
  // An address that is not https is no link: its words stay, and a plain http address to be read.
  const unlinked = isPlainHttp(found[2]!) ? ` <${found[2]!}>` : '';
  return {
    span: href ? { kind: 'link', href, spans } : { kind: 'text', text: plainText(spans) + unlinked },
    length: found[0].length,
  };
}

const isPlainHttp = (address: string) => /^http:\/\/[a-z0-9][a-z0-9.-]*(?:[/?#]|$)/i.test(address);

/** A page of the service itself, which may be reached over plain http on one's own machine. */
function ownAddress(address: string, site: string | undefined): string | undefined {
  if (site === undefined) return undefined;
  const path = address.startsWith(`${site}/`) ? address.slice(site.length) : address;
  return /^\/(?![/\\])[\w/?&=.-]*$/.test(path) ? site + path : undefined;
}

/** Only complete https addresses without a user name, as the browser itself understands them. */
export function safeAddress(address: string): string | undefined {
  if (!/^https:\/\/[^/\\]/i.test(address)) return undefined;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

export function plainText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text' || span.kind === 'mark') return span.text;
      return span.kind === 'break' ? '\n' : plainText(span.spans);
    })
    .join('');
}

/** A paragraph that begins "**Stop:**" or « **Arrêtez :** » stands out by a frame as well as by its words. */
export function isStop([first]: readonly Span[]): boolean {
  return first?.kind === 'bold' && /^(stop|arrêtez)\s?:$/i.test(plainText(first.spans).trim());
}

/** French puts spaces before its colon and inside its quotation marks: no line may end there. */
export const withHardSpaces = (text: string) => text.replace(/ (?=[:»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
