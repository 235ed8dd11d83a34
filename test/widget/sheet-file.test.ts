/** The downloaded sheet: complete, and nothing in it but words. */

import { describe, expect, it } from 'vitest';
import { keepWords } from '../../src/widget/keep-words.js';
import { readMarkdown } from '../../src/widget/markdown.js';
import { plainCopy } from '../../src/widget/plain-copy.js';
import { sheetFile } from '../../src/widget/sheet-file.js';
import { words } from '../../src/widget/words.js';
import { realSheets } from './real-sheets.js';

const site = 'https://host.example';
const fileOf = (text: string, language: 'en' | 'fr' = 'en') =>
  sheetFile({
    blocks: readMarkdown(text, site),
    language,
    words: words[language],
    own: keepWords[language],
    origin: 'eCOPR Assistant, 24 November 2026, https://host.example/chat',
    day: '2026-11-24',
  });

const bodyOf = (html: string) => html.slice(html.indexOf('<body>'));
const addressesIn = (markdown: string) =>
  [...markdown.matchAll(/\]\((\S+?)\)[,)]/g)].map(([, address]) => new URL(address!, site).href);
const asText = (html: string) =>
  bodyOf(html)
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('the downloaded sheet', () => {
  it.each(realSheets())(
    'of $who ($language) holds every address and no script, no request, nothing folded',
    (sheet) => {
      const html = fileOf(sheet.text, sheet.language);
      expect(html).toContain(`<html lang="${sheet.language}">`);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|<details|@import|url\(|\ssrc=|\son\w+=/i);
      expect(html).toContain("default-src 'none'");
      expect(html).toContain('2026-11-24');
      const shown = asText(html);
      const addresses = addressesIn(sheet.text);
      expect(addresses.length).toBeGreaterThan(1);
      for (const address of addresses) expect(shown).toContain(address);
      const disclaimer = sheet.text.split('\n').at(-1)!;
      expect(shown.replaceAll('\u00a0', ' ')).toContain(disclaimer);
    },
  );

  it.each(realSheets())('of $who ($language) leads from each mark to its source', ({ text, language }) => {
    const html = fileOf(text, language);
    const targets = [...html.matchAll(/class="mark" href="#(s\d+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBeGreaterThan(0);
    for (const id of targets) expect(html.split(`<li id="${id}">`).length).toBe(2);
  });

  it('makes no element of what was written', () => {
    const html = fileOf(
      '## <script>alert(1)</script> & "x"\n\n**</style><b>**\n\n### Sources\n\n1. [<i>](https://a.ca/?a=1&b="x")\n2. [y](javascript:alert(1))\n3. [z](http://plain.example/a), W',
    );
    expect(bodyOf(html)).not.toMatch(/<(script|b|i)>/);
    expect(html.match(/<\/style>/g)?.length).toBe(1);
    expect(html).toContain('href="https://a.ca/?a=1&amp;b=%22x%22"');
    expect(html).not.toContain('javascript:');
    expect(asText(html)).toContain('z <http://plain.example/a>, W');
  });
});

describe('the copied sheet', () => {
  it.each(realSheets())(
    'of $who ($language) has every address written out, and where and when it was made',
    (sheet) => {
      const text = plainCopy(readMarkdown(sheet.text, site), 'eCOPR Assistant, today, https://host.example/chat');
      for (const address of addressesIn(sheet.text)) expect(text).toContain(`<${address}>`);
      expect(text).not.toMatch(/\*\*|^#|\]\(/m);
      expect(text.endsWith('\n\neCOPR Assistant, today, https://host.example/chat\n')).toBe(true);
    },
  );
});
