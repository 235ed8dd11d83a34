/** The Markdown of replies: what it may hold, and that nothing else ever becomes more than text. */

import { describe, expect, it } from 'vitest';
import { plainText, readMarkdown, safeAddress } from '../../src/widget/markdown.js';
import { Markdown } from '../../src/widget/markdown-view.js';
import { plainCopy } from '../../src/widget/plain-copy.js';

const text = (words: string) => ({ kind: 'text', text: words });

/** Every element and text that a rendered tree holds. */
function walk(node: unknown, seen: { elements: { type: unknown; props: Record<string, unknown> }[]; texts: string[] }) {
  if (Array.isArray(node)) for (const child of node) walk(child, seen);
  else if (typeof node === 'string') seen.texts.push(node);
  else if (node && typeof node === 'object' && 'props' in node) {
    const element = node as { type: unknown; props: Record<string, unknown> };
    seen.elements.push(element);
    walk(element.props.children, seen);
  }
  return seen;
}

const shown = (source: string) =>
  walk(Markdown({ blocks: readMarkdown(source), newTab: 'new tab' }), { elements: [], texts: [] });

describe('readMarkdown', () => {
  it('reads paragraphs, bold and line breaks', () => {
    expect(readMarkdown('Say **start** now.\nThen wait.\n\nSecond.')).toEqual([
      {
        kind: 'paragraph',
        spans: [
          text('Say '),
          { kind: 'bold', spans: [text('start')] },
          text(' now.'),
          { kind: 'break' },
          text('Then wait.'),
        ],
      },
      { kind: 'paragraph', spans: [text('Second.')] },
    ]);
  });

  it('reads headings of two levels and never one of the first', () => {
    expect(
      readMarkdown('# One\n## Two\n### Three\n#### Four').map((block) => block.kind === 'heading' && block.level),
    ).toEqual([2, 2, 3, 3]);
  });

  it('reads lists, keeps their numbers, and keeps items together over an empty line', () => {
    const [first, second] = readMarkdown('3. three\n\n4. four\n   more\n\n- a\n- b');
    expect(first).toEqual({
      kind: 'list',
      start: 3,
      items: [[text('three')], [text('four'), { kind: 'break' }, text('more')]],
    });
    expect(second).toEqual({ kind: 'list', items: [[text('a')], [text('b')]] });
  });

  it('reads a link, also one with brackets in its address, and the number of a source', () => {
    const [block] = readMarkdown('[Page](https://a.ca/x_(y)) says so. [2][13]');
    expect(block?.kind === 'paragraph' && block.spans).toEqual([
      { kind: 'link', href: 'https://a.ca/x_(y)', spans: [text('Page')] },
      text(' says so. '),
      { kind: 'mark', text: '[2]' },
      { kind: 'mark', text: '[13]' },
    ]);
  });

  it('takes a backslash as "the next sign is only a sign"', () => {
    expect(readMarkdown('\\*\\*not bold\\*\\* \\[x\\](https://a.ca)')).toEqual([
      { kind: 'paragraph', spans: [text('**not bold** [x](https://a.ca)')] },
    ]);
  });

  it.each([
    '**',
    '** **',
    '**open',
    'a ** b',
    '[',
    '[]',
    '[x]()',
    '[x](',
    '![x](https://a.ca/i.png',
    '1.',
    '-',
    '#',
    '##',
    '\n\n\n',
    '',
  ])('keeps %j as it was written', (source) => {
    const flat = readMarkdown(source).map((block) =>
      block.kind === 'list' ? block.items.map(plainText).join() : plainText(block.spans),
    );
    expect(flat.join('\n')).toBe(source.trim());
  });
});

describe('what is shown', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](//evil.example/a)',
    '[x](/api/contact)',
    '[x](https:\\\\evil.example)',
    '[x](https:///evil.example)',
    '[x](https://good.ca@evil.example/)',
    '[x](http://plain.example)',
    '[x](\u0001https://evil.example)',
    '[<b>x</b>](https://a.ca/"onmouseover="alert(1))',
    '<a href="https://evil.example">x</a>',
    '![x](https://evil.example/track.png)',
    '`<svg onload=alert(1)>`',
    '&lt;script&gt;',
  ];

  it.each(hostile)('%j makes no element but text and https links', (source) => {
    const { elements } = shown(source);
    for (const { type, props } of elements) {
      expect(['p', 'a', 'span', 'strong', 'br', 'ul', 'ol', 'li', 'div', 'h2', 'h3']).toContain(
        typeof type === 'function' ? 'p' : type,
      );
      expect(Object.keys(props).filter((name) => /^on|html/i.test(name))).toEqual([]);
      if (type === 'a') {
        expect(new URL(String(props.href)).protocol).toBe('https:');
        expect(props).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
      }
    }
  });

  it('shows markup as the text it is', () => {
    expect(shown('<b>hi</b> &amp;').texts.join('')).toBe('<b>hi</b> &amp;');
  });

  it('keeps sources quiet: the line, the list after it, and all under their heading', () => {
    const classes = (source: string) =>
      shown(source)
        .elements.filter(({ type }) => ['p', 'ul', 'ol'].includes(String(type)))
        .map(({ props }) => props.class);
    expect(classes('Answer.\n\nSource: [x](https://a.ca), IRCC')).toEqual([undefined, 'sources']);
    expect(classes('Réponse.\n\nSources :\n- x\n- y')).toEqual([undefined, 'sources', 'sources']);
    expect(classes('### Sources\n1. x\n\nLimits.\n\n### More\n\nText.')).toEqual(['sources', 'sources', undefined]);
    expect(classes('**Stop:** wait.')).toEqual(['stop']);
  });

  it('reads a long hostile text without delay', () => {
    const started = performance.now();
    for (const part of ['**', '[', '[a](', '\\', '**a', '[x](https://a', '- ', '1. ', '((((', '[a]('.repeat(50)])
      readMarkdown(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a link to a page of the service', () => {
  const site = 'http://127.0.0.1:3978';
  const linkIn = (source: string, base?: string) =>
    readMarkdown(source, base).flatMap((block) =>
      'spans' in block ? block.spans.flatMap((span) => (span.kind === 'link' ? span.href : [])) : [],
    );
  it('belongs to the site that shows it, and leads nowhere else', () => {
    expect(linkIn('[a](/check?code=7GQ2-KD9M&language=en)', site)).toEqual([
      `${site}/check?code=7GQ2-KD9M&language=en`,
    ]);
    expect(linkIn(`[a](${site}/contact)`, site)).toEqual([`${site}/contact`]);
    expect(linkIn('**[a](/contact)**\n\n- x', site)).toEqual([]);
    for (const bad of ['//evil.example/', '/\\evil.example', '/a:b', 'javascript:alert(1)', `${site}.evil.example/x`])
      expect(linkIn(`[a](${bad})`, site), bad).toEqual([]);
    expect(linkIn('[a](/contact)')).toEqual([]);
  });
});

describe('safeAddress', () => {
  it('lets through only complete https addresses', () => {
    expect(safeAddress('https://www.canada.ca/fr.html?a=1#b')).toBe('https://www.canada.ca/fr.html?a=1#b');
    for (const bad of [
      'http://a.ca',
      'https://',
      'https:a.ca',
      ' https://a.ca',
      'ftp://a.ca',
      'https://u:p@a.ca',
      'a.ca',
      '',
    ])
      expect(safeAddress(bad), bad).toBeUndefined();
  });
});

describe('an address that is no link', () => {
  it('of plain http stays to be read, every other goes', () => {
    const said = (source: string) =>
      readMarkdown(source).flatMap((block) => ('spans' in block ? plainText(block.spans) : []));
    expect(said('[Page](http://www.cic.gc.ca/a.asp?q=1&top=3), IRCC')).toEqual([
      'Page <http://www.cic.gc.ca/a.asp?q=1&top=3>, IRCC',
    ]);
    for (const bad of ['javascript:alert(1)', 'http://u:p@a.ca/', 'http:a.ca', 'ftp://a.ca', '//a.ca'])
      expect(said(`[Page](${bad})`)).toEqual(['Page']);
  });
});

describe('plainCopy', () => {
  it('gives the sheet as text, with the address behind every link', () => {
    const sheet =
      '## Go ahead\n\n### Steps\n\n1. **You** (today): write.\n2. **IRCC**: answers. [1]\n\n### Sources\n\n1. [Page](https://a.ca/), IRCC';
    expect(plainCopy(readMarkdown(sheet))).toBe(
      'Go ahead\n========\n\nSTEPS\n\n1. You (today): write.\n2. IRCC: answers. [1]\n\nSOURCES\n\n1. Page <https://a.ca/>, IRCC\n',
    );
  });
});
