/** `/check` without script, and the news of a later table, on the whole service with two tables. */

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../contact/visitor.js';
import { content } from '../support/project.js';
import { arrive, openService, type Service, turnOf } from './service.js';
import { projectWithLaterTable } from './two-tables.js';

const own = 'portal-declare';
const other = 'wait-inside';
const headline = (id: string, language: 'en' | 'fr' = 'en') => content.outcomes.get(id)!.headline[language];
// Less apart than a visitor's token lives.
const before = Date.parse('2026-11-30T23:50:00Z');
const after = Date.parse('2026-12-01T00:10:00Z');
const answers = { place: 'inside', stage: 'portal', changes: 'none', status: 'work', rep: 'none' };

let root: string;
let service: Service;
let now = before;
beforeAll(async () => {
  root = projectWithLaterTable('2026-12-01', own, other);
  service = await openService({}, { root, clock: () => new Date(now) });
});
afterAll(async () => {
  await service?.close();
  rmSync(root, { recursive: true, force: true });
});

const look = async (query: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${service.base}/check?${new URLSearchParams(query)}`, { headers });
  return { status: response.status, page: await response.text(), headers: response.headers };
};

/** Somebody who has the sheet of these answers before them, in the chat. */
const withSheet = async (language: 'en' | 'fr' = 'en') => {
  now = before;
  const visitor = await arrive(service.base, `${language}-CA`);
  const { replies } = await visitor.say(language === 'en' ? 'start' : 'commencer', {
    value: { command: 'start', answers },
  });
  expect(turnOf(replies)).toMatchObject({ ending: 'recommended', outcome: own });
  const code: string = /code=([0-9A-Z-]+)/.exec(replies.at(-1).text)![1]!;
  return { visitor, code };
};

describe('/check', () => {
  it('asks for the code, in the language of the browser, and tells what was proved', async () => {
    const { status, page, headers } = await look();
    expect(status).toBe(200);
    expect(page).toContain('<form method="get" action="/check"');
    expect(page).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(plain(page)).toContain('Decision table of 2026-12-01: all 117,600 combinations');
    const fr = await look({}, { 'accept-language': 'fr-CA,fr;q=0.9' });
    expect(fr.page).toContain('<html lang="fr">');
    expect(plain(fr.page)).toContain('Vérifier si ma feuille est encore valable');
  });

  it('tells that a sheet is valid, however its code was typed', async () => {
    const { code } = await withSheet();
    const small = code.toLowerCase().replaceAll('-', ' ');
    const mixed = code.replaceAll('0', 'O').replaceAll('1', 'l');
    for (const typed of [code, small, mixed, ` ${code}.`, `${service.base}/check?code=${code}`]) {
      const { page } = await look({ code: typed });
      expect(plain(page), typed).toContain('Still valid. The same answers lead to the same result today');
      expect(plain(page)).toContain(headline(own));
      expect(plain(page)).toContain('From 2026-12-01 on, other rules apply');
    }
  });

  it('tells what changed and since when, with a way to the new sheet, in both languages', async () => {
    const { code } = await withSheet();
    now = after;
    const { page } = await look({ code });
    expect(page).toMatch(/<title>No longer valid since 2026-12-01 · /);
    expect(plain(page)).toContain(`Your sheet said (table of 2026-11-23): ${headline(own)}`);
    expect(plain(page)).toContain(`Today: ${headline(other)}`);
    const link = /<a class="act" href="([^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    const { pathname, searchParams } = new URL(link, service.base);
    expect(pathname).toBe('/chat');
    expect(searchParams.get('topic')).toBe(`interview?${new URLSearchParams(answers)}`);
    const fr = plain((await look({ code, language: 'fr' })).page);
    expect(fr).toContain("N'est plus valable depuis le 2026-12-01.");
    expect(fr).toContain(headline(own, 'fr'));
    expect(fr).toContain(headline(other, 'fr'));
    // The other language keeps the code.
    expect(page).toContain(`language=fr&amp;code=${code}`);
  });

  it('says the same as the chat', async () => {
    const { code } = await withSheet();
    now = after;
    const visitor = await arrive(service.base, 'en-CA');
    const { replies } = await visitor.say(`check ${code}`);
    const shown = plain((await look({ code })).page);
    const said: string[] = replies.at(-1).text.replaceAll('**', '').split('\n\n');
    for (const line of said.slice(0, 3)) expect(shown).toContain(line);
  });

  it('helps with a code that is none, and never takes it for markup', async () => {
    const short = plain((await look({ code: '7GQ2' })).page);
    expect(short).toContain('A code has 11 letters and digits; this one has 4.');
    const odd = '"><script>alert(1)</script>';
    const { status, page } = await look({ code: odd });
    expect(status).toBe(200);
    expect(page).not.toContain('<script>');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
    expect(plain((await look({ code: '7GQ2-KD9M-X4B', language: 'fr' })).page)).toMatch(
      /lettre par lettre|que je n'ai plus/,
    );
    expect((await look({ code: 'A'.repeat(9000) })).status).toBe(200);
    expect(plain((await look({ code: '' })).page)).toContain('the code that stands at the end of your sheet');
  });

  it('names the official contacts while the assistant is switched off', async () => {
    writeFileSync(path.join(service.dataDir, 'off'), '');
    now += 2000;
    try {
      expect((await look()).status).toBe(503);
    } finally {
      rmSync(path.join(service.dataDir, 'off'));
      now += 2000;
    }
  });
});

describe('a table that comes into force', () => {
  it.each([
    ['en', 'what is a COPR?', 'Your result has changed.'],
    ['fr', "qu'est-ce qu'une CRP?", 'Votre résultat a changé.'],
  ] as const)('is told to who comes back to a conversation, once (%s)', async (language, question, news) => {
    const { visitor } = await withSheet(language);
    now = after;
    const first = await visitor.say(question);
    expect(first.replies[0].text).toContain(`**${news}**`);
    expect(first.replies[0].text).toContain('2026-12-01');
    const second = await visitor.say(question);
    expect(second.replies[0].text).not.toContain(news);
    const { replies } = await visitor.say(language === 'en' ? 'show my sheet' : 'voir ma feuille');
    expect(turnOf(replies)).toMatchObject({ ending: 'recommended', outcome: other });
  });
});
