/** The form as a browser without script has it, over real HTTP and a real database. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leastTime } from '../../src/contact/index.js';
import { mostTime } from '../../src/contact/tickets.js';
import type { Service } from '../app/service.js';
import { raw } from '../http/bench.js';
import { content } from '../support/project.js';
import {
  type Clock,
  goodFields,
  openForm,
  openWithClock,
  plain,
  post,
  referenceIn,
  send,
  ticketIn,
} from './visitor.js';

// Each service reads all of the content first.
vi.setConfig({ testTimeout: 60_000 });

let service: Service;
let clock: Clock;
beforeAll(async () => {
  ({ service, clock } = await openWithClock());
});
afterAll(() => service.close());

const text = (id: string, language: 'en' | 'fr' = 'en') => content.contact[id]![language];

describe('the page', () => {
  it('is there in both languages, keeps nothing behind and lets nobody else in', async () => {
    for (const language of ['en', 'fr'] as const) {
      const response = await fetch(`${service.base}/contact?language=${language}`);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toContain(`<html lang="${language}">`);
      for (const id of ['name', 'again', 'whatsapp-hint', 'consent', 'send'])
        expect(plain(page)).toContain(text(id, language));
      expect(page).not.toMatch(/%\w+%|\{[a-z]+\}|<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('same-origin');
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'$/);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  it('follows the browser when its address names no language', async () => {
    const page = await (
      await fetch(`${service.base}/contact`, { headers: { 'accept-language': 'de, fr-CA;q=0.8, en' } })
    ).text();
    expect(page).toContain('<html lang="fr">');
  });

  it('may be framed by the sites that may embed the chat, and finds its way back to them', async () => {
    const { service: own } = await openWithClock({ ALLOWED_ORIGINS: 'https://site.example' });
    const response = await fetch(`${own.base}/contact?language=en&site=${encodeURIComponent('https://site.example')}`);
    expect(response.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/site\.example$/);
    expect(await response.text()).toContain('href="/chat?language=en&amp;site=https%3A%2F%2Fsite.example"');
    const odd = await (
      await fetch(`${own.base}/contact?site=${encodeURIComponent('javascript:alert(1)//"><b>')}`)
    ).text();
    expect(odd).not.toMatch(/javascript|<b>/);
    await own.close();
  });

  it('says on a machine of one’s own that requests only stay there', async () => {
    const page = plain(await (await fetch(`${service.base}/contact?language=en`)).text());
    expect(page).toContain(text('kept-here'));
    expect(page).toContain('deleted after 90 days');
  });
});

describe('what is wrong', () => {
  it('is told at each field, with everything typed still there and the first in focus', async () => {
    const ticket = await openForm(service, clock);
    const fields = {
      name: '<b>"Ada" & co</b>',
      email: 'ada@gmial.com',
      again: 'ada@gmail.com',
      whatsapp: '4165550199',
      message: '\n  Hi <script>',
    };
    const { status, page } = await post(service.base, '/contact', { ...fields, ticket, language: 'en' });
    expect(status).toBe(422);
    expect(page).toContain('value="&lt;b&gt;&quot;Ada&quot; &amp; co&lt;/b&gt;"');
    expect(page).toMatch(/<textarea id="message"[^>]*>\n\n {2}Hi &lt;script&gt;<\/textarea>/);
    expect(page).toMatch(/<input id="email"[^>]*aria-describedby="email-fault"[^>]*aria-invalid="true"[^>]*autofocus/);
    expect(page.match(/ autofocus/g)).toHaveLength(1);
    expect(page).toContain('data-use="ada@gmail.com"');
    expect(page).toContain('<a href="#whatsapp">');
    expect(page).toContain(`<title>Error: `);
    expect(plain(page)).toContain('+1 416 555 0199');
    expect(page).toContain(`name="ticket" value="${ticket}"`);
  });

  it('is told in French to people who read French', async () => {
    const ticket = await openForm(service, clock, 'fr');
    const { page } = await post(service.base, '/contact', { ticket, language: 'fr' });
    for (const id of [
      'errors-title',
      'name-missing',
      'email-missing',
      'again-missing',
      'message-missing',
      'consent-missing',
    ])
      expect(plain(page)).toContain(text(id, 'fr'));
  });

  it('stays when only the language is changed, without a word of reproach', async () => {
    const { status, page } = await post(service.base, '/contact', { name: 'Ada', action: 'show', language: 'fr' });
    expect(status).toBe(200);
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('value="Ada"');
    expect(page).not.toContain('class="fault"');
  });

  it('may be an address that the person confirms', async () => {
    const email = 'ada@gmial.com';
    expect(await send(service, clock, { email, again: email, sure: email })).not.toBe('');
  });

  it.each<[string, BodyInit, string, number]>([
    ['JSON', '{"name":"Ada"}', 'application/json', 415],
    ['a file', '--b\r\n\r\n--b--', 'multipart/form-data; boundary=b', 415],
    ['too much', `message=${'x'.repeat(400_000)}`, 'application/x-www-form-urlencoded', 413],
    ['bytes that are no text', Buffer.from([0x6e, 0x3d, 0xff]), 'application/x-www-form-urlencoded', 400],
  ])('(%s) is answered with a page', async (_, body, type, status) => {
    const response = await fetch(`${service.base}/contact`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(response.status).toBe(status);
    expect(plain(await response.text())).toContain(text('errors-title'));
  });

  it('is nothing that hostile fields could break', async () => {
    const fields = [
      '__proto__=x',
      'constructor=x',
      'name=%',
      'name=b',
      '%FF=1',
      '&&&=',
      'language=__proto__',
      `${'a=1&'.repeat(500)}`,
    ].join('&');
    const response = await fetch(`${service.base}/contact`, {
      method: 'POST',
      body: fields,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(422);
    const list = await (await fetch(`${service.base}/contact?language=%00&site=%00`)).text();
    expect(list).toContain('<html lang="en">');
  });

  it('is a page of another site', async () => {
    const ticket = await openForm(service, clock);
    for (const origin of ['https://evil.example', 'null']) {
      const { status } = await post(service.base, '/contact', { ...goodFields, ticket }, { origin });
      expect(status).toBe(403);
    }
    const { status } = await post(service.base, '/contact', { ...goodFields, ticket }, { origin: service.base });
    expect(status).toBe(200);
  });
});

describe('a program that fills in forms', () => {
  it('is asked once more when it is faster than people, and the same ticket will do', async () => {
    const ticket = ticketIn(await (await fetch(`${service.base}/contact`)).text());
    clock.now += leastTime - 1;
    const early = await post(service.base, '/contact', { ...goodFields, ticket });
    expect([early.status, plain(early.page)]).toEqual([422, expect.stringContaining(text('too-fast'))]);
    clock.now += 1;
    expect((await post(service.base, '/contact', { ...goodFields, ticket: ticketIn(early.page) })).status).toBe(200);
  });

  it('is asked once more when it fills in what nobody sees', async () => {
    const ticket = await openForm(service, clock);
    const { status, page } = await post(service.base, '/contact', {
      ...goodFields,
      ticket,
      homepage: 'https://spam.example',
    });
    expect([status, plain(page)]).toEqual([422, expect.stringContaining(text('hidden-filled'))]);
    expect(page).not.toContain('spam.example');
  });

  it.each(['', 'made-up', 'aaaaaaaa.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'has no ticket by itself (%s)',
    async (ticket) => {
      const { status, page } = await post(service.base, '/contact', { ...goodFields, ticket });
      expect(status).toBe(422);
      expect(ticketIn(page)).not.toBe(ticket);
    },
  );

  it('cannot keep a ticket for later; a person only presses once more', async () => {
    const ticket = await openForm(service, clock);
    clock.now += mostTime;
    const { status, page } = await post(service.base, '/contact', { ...goodFields, ticket });
    expect([status, plain(page)]).toEqual([422, expect.stringContaining(text('expired'))]);
    clock.now += leastTime;
    expect((await post(service.base, '/contact', { ...goodFields, ticket: ticketIn(page) })).status).toBe(200);
  });

  it('gets only so many through', async () => {
    const { service: own, clock: time } = await openWithClock({ RATE_LIMIT: 'on' });
    for (let i = 0; i < 8; i++) await send(own, time, { message: `Message ${i}` });
    const ticket = await openForm(own, time);
    const { status, page } = await post(own.base, '/contact', { ...goodFields, ticket });
    expect(status).toBe(429);
    expect(plain(page)).toMatch(/Please try again in 5 min/);
    expect(page).toContain(goodFields.name);
    await own.close();
  });
});

describe('a form sent twice', () => {
  it('is one request with one reference; other words are another', async () => {
    const { service: own, clock: time } = await openWithClock();
    const ticket = await openForm(own, time);
    const pages = await Promise.all(
      Array.from({ length: 5 }, () => post(own.base, '/contact', { ...goodFields, ticket })),
    );
    const references = pages.map(({ page }) => referenceIn(page));
    expect(new Set(references).size).toBe(1);
    const other = await post(own.base, '/contact', { ...goodFields, ticket, message: 'Something else.' });
    expect(referenceIn(other.page)).not.toBe(references[0]);
    expect(own.log().match(/contact request stored/g)).toHaveLength(2);
    await own.close();
  });
});

describe('where nothing can be delivered', () => {
  it.each([
    ['a public address', { PUBLIC_URL: 'https://chat.example' }],
    ['a proxy', { TRUST_PROXY: '1' }],
    ['a host for everybody', { HOST: '0.0.0.0' }],
  ])('(%s) the form is off and the official contacts are shown', async (_, environment) => {
    const { service: own } = await openWithClock(environment);
    for (const language of ['en', 'fr'] as const) {
      const page = await (await fetch(`${own.base}/contact?language=${language}`)).text();
      expect(page).not.toContain('id="contact-form"');
      expect(plain(page)).toContain(text('off-lead', language));
      expect(page).toMatch(/<a href="https:\/\/[^"]*(canada|cic\.gc)\.[^"]*"/);
    }
    expect((await post(own.base, '/contact', goodFields)).status).toBe(503);
    expect(await (await fetch(`${own.base}/api/contact`)).json()).toEqual({ open: false, mode: 'off' });
    await own.close();
  });

  it('it is off too while the assistant is switched off; what was sent can still be deleted', async () => {
    const { service: own } = await openWithClock({ OFF: 'on', CONTACT_WEBHOOK: 'https://hook.example' });
    expect(await (await fetch(`${own.base}/contact`)).text()).not.toContain('id="contact-form"');
    expect((await fetch(`${own.base}/contact/status`)).status).toBe(200);
    await own.close();
  });
});

describe('when the store fails', () => {
  it('nobody is thanked, and nothing is lost or told', async () => {
    let broken = true;
    const { service: own, clock: time } = await openWithClock(
      {},
      {
        replace: {
          store: (store) => ({
            ...store,
            contacts: {
              ...store.contacts,
              add: (contact) =>
                broken
                  ? Promise.reject(new Error(`disk full: ${JSON.stringify(contact)}`))
                  : store.contacts.add(contact),
            },
          }),
        },
      },
    );
    const ticket = await openForm(own, time);
    const { status, page } = await post(own.base, '/contact', { ...goodFields, ticket });
    expect([status, plain(page)]).toEqual([503, expect.stringContaining(text('trouble'))]);
    expect(page).toContain(goodFields.name);
    broken = false;
    expect((await post(own.base, '/contact', { ...goodFields, ticket })).status).toBe(200);
    expect(own.log()).not.toMatch(/María|example\.org|555 ?0199/);
    await own.close();
  });
});

describe('a program with manners', () => {
  const api = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${service.base}/api/contact`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: await response.json() };
  };

  it('takes a ticket and sends JSON', async () => {
    const { ticket, mode } = (await (await fetch(`${service.base}/api/contact`)).json()) as {
      ticket: string;
      mode: string;
    };
    expect(mode).toBe('kept');
    clock.now += leastTime;
    const fields = {
      ticket,
      name: 'Ada',
      email: 'a@example.org',
      emailAgain: 'a@example.org',
      message: 'Hello there',
      sheet: 'Step 1',
    };
    const refused = await api({ ...fields, language: 'fr' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      error: { code: 'Refused' },
      faults: [{ field: 'consent', code: 'consent-missing', text: text('consent-missing', 'fr') }],
      ticket,
    });
    const sent = await api({ ...fields, consent: true });
    expect(sent).toEqual({ status: 201, body: { reference: expect.stringMatching(/^[0-9A-Z-]{24}$/) } });
    const { page } = await post(service.base, '/contact/status', { reference: sent.body.reference });
    expect(plain(page)).toContain('Step 1');
  });

  it.each([
    ['a list', []],
    ['a word', 'x'],
    ['nothing', null],
    ['a number', 7],
  ])('is refused with %s', async (_, body) => {
    expect((await api(body)).status).toBe(400);
  });

  it('is refused with fields of any type, and does no harm', async () => {
    for (const value of [1, true, null, [], {}, { toString: 1 }, [['x']]]) {
      const all = Object.fromEntries(
        [...Object.keys(goodFields), 'ticket', 'homepage', 'sheet', 'language', 'site'].map((key) => [key, value]),
      );
      expect((await api(all)).status).toBe(422);
    }
  });

  it('from another site is refused', async () => {
    expect((await api(goodFields, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('what people write', () => {
  it('stands in no log and no metric, and the reference in no file', async () => {
    const { service: own, clock: time } = await openWithClock();
    const reference = await send(own, time, { name: 'Quokka Quoll', message: 'zyzzyva zyzzyva' });
    await post(own.base, '/contact/status', { reference, action: 'delete' });
    await post(own.base, '/contact', { name: 'Quokka Quoll', email: 'quokka@' });
    await raw(
      Number(new URL(own.base).port),
      `POST /contact?name=Quokka HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nQuokka`,
      300,
    );
    const metrics = await (await fetch(`${own.base}/metrics`)).text();
    for (const told of [own.log(), metrics]) expect(told).not.toMatch(/quokka|zyzzyva/i);
    for (const told of [own.log(), metrics]) expect(told).not.toContain(reference);
    const files = readdirSync(own.dataDir).map((name) => readFileSync(path.join(own.dataDir, name), 'latin1'));
    expect(files.join('')).toContain('zyzzyva');
    expect(files.join('')).not.toContain(reference);
    await own.close();
  });
});
