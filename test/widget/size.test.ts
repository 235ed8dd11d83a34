/** What a visitor downloads: small, with hashed names, and nothing inline. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'ecopr-widget-'));
const pages = ['chat.html', 'contact.html', 'check.html', 'site.html', 'privacy.html', 'terms.html'];
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const compressed = (name: string) => gzipSync(read(name), { level: 9 }).length;
const partsOf = (page: string) => [...read(page).matchAll(/"\/assets\/([^"]+)"/g)].map(([, name]) => name!);

beforeAll(async () => {
  // Built by the same code as `npm run build`; it has no types.
  const build = '../../src/widget/build.mjs';
  await (await import(/* @vite-ignore */ build)).buildWidget(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built widget', () => {
  it('has a launcher of at most 3 kB', () => {
    expect(compressed('widget.js')).toBeLessThanOrEqual(3 * 1024);
  });

  it('needs at most 35 kB for the first words', () => {
    const total = ['chat.html', ...new Set(partsOf('chat.html'))].reduce((sum, name) => sum + compressed(name), 0);
    expect(total).toBeLessThanOrEqual(35 * 1024);
  });

  it('brings what keeps a sheet only with a sheet, in at most 10 kB', () => {
    const later = readdirSync(folder).filter((name) => name.startsWith('keep-it-'));
    expect(later.length).toBe(1);
    expect(later[0]).toMatch(/-[A-Z0-9]{8}\.js$/);
    expect(read('chat.html')).not.toContain(later[0]);
    expect(compressed(later[0]!)).toBeLessThanOrEqual(10 * 1024);
  });

  it('asks for all that the chat needs at once together', () => {
    const named = partsOf('chat.html');
    for (const name of named.filter((part) => part.endsWith('.js')))
      for (const [, needed] of read(name).matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g))
        expect(named).toContain(needed);
  });

  it.each(pages)('%s names only parts that are there, by their content, and holds no code of its own', (page) => {
    expect(partsOf(page).length).toBeGreaterThan(0);
    for (const name of partsOf(page)) {
      expect(readdirSync(folder)).toContain(name);
      expect(name).toMatch(/-[A-Z0-9]{8}\.(js|css|svg)$/);
    }
    const html = read(page);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i);
    expect(html).not.toMatch(/"\.\//);
  });

  it.each(['site.html', 'privacy.html', 'terms.html'])('%s says the same in both languages', (page) => {
    const parts = (language: string) =>
      [...read(page).matchAll(new RegExp(`<[a-z]+ class="[^"]*\\b${language}\\b[^"]*"`, 'g'))].length;
    expect(parts('fr')).toBe(parts('en'));
    const tags = (html: string) => [...html.matchAll(/<(h[1-3]|p|li|article)\b/g)].map(([, tag]) => tag).join();
    const divisions = [...read(page).matchAll(/<div class="(en|fr)" lang="\1">([\s\S]*?)\n {6,10}<\/div>/g)].map(
      ([, language, html]) => ({ language, tags: tags(html!) }),
    );
    const of = (language: string) =>
      divisions.filter((division) => division.language === language).map((division) => division.tags);
    expect(of('en').length).toBeGreaterThan(0);
    expect(of('fr')).toEqual(of('en'));
  });

  it('puts nothing in as HTML and makes no code of text', () => {
    const source = new URL('../../src/widget/', import.meta.url);
    for (const name of readdirSync(source).filter((file) => /\.tsx?$/.test(file))) {
      const found = /innerHTML|outerHTML|insertAdjacent|dangerously|\beval\(|new Function|document\.write/.exec(
        readFileSync(new URL(name, source), 'utf8'),
      );
      expect(found?.[0], name).toBeUndefined();
    }
  });
});
