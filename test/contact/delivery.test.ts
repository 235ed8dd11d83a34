/** Requests on their way to the practice, over real SMTP and HTTP on loopback: down, up, killed, told no. */

import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Service } from '../app/service.js';
import { type SmtpServer, startSmtpServer, textOf } from './smtp-server.js';
import { goodFields, openWithClock, plain, post, send } from './visitor.js';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.js';

// Each service reads all of the content first.
vi.setConfig({ testTimeout: 60_000 });

const opened: { close(): Promise<void> }[] = [];
const keep = <T extends { close(): Promise<void> }>(each: T): T => {
  opened.push(each);
  return each;
};
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

const smtp = async (port?: number): Promise<SmtpServer> => keep(await startSmtpServer(port));
const hook = async (): Promise<WebhookReceiver> => keep(await startWebhookReceiver());
const open = async (environment: Record<string, string>, more: Parameters<typeof openWithClock>[1] = {}) => {
  const both = await openWithClock(environment, more);
  keep(both.service);
  return both;
};
const mailTo = (port: number) => ({ SMTP_URL: `smtp://127.0.0.1:${port}`, CONTACT_TO: 'office@practice.example' });
const stateOf = async ({ base }: Service, reference: string) =>
  plain((await post(base, '/contact/status', { reference, language: 'en' })).page);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('by e-mail', () => {
  it('a request arrives once, readable, and an answer goes to the person', async () => {
    const server = await smtp();
    const { service, clock } = await open(mailTo(server.port));
    const page = plain(await (await fetch(`${service.base}/contact?language=en`)).text());
    expect(page).toContain('deleted here 30 days after it was delivered');
    const message = 'Première ligne\n.\n..\nFrom here\n— 👋';
    const reference = await send(service, clock, { message, attach: 'yes', sheet: '1. Attendre', language: 'fr' });
    await expect.poll(() => server.messages.length).toBe(1);
    const [mail] = server.messages;
    expect(server.recipients).toEqual(['RCPT TO:<office@practice.example>']);
    expect(mail).toMatch(/^From: office@practice\.example\r$/m);
    expect(mail).toMatch(/^Reply-To: \S+\r\n <maria@example\.org>\r$/m);
    expect(mail).toMatch(/^Message-ID: <[0-9a-f-]{36}@practice\.example>\r$/m);
    const text = textOf(mail!).replaceAll('\r\n', '\n').replaceAll('\n..', '\n.');
    for (const words of [
      'Nom complet : María José Ñandú',
      '+14165550199',
      '— 👋',
      '1. Attendre',
      'Langue du formulaire',
    ]) {
      expect(text).toContain(words);
    }
    expect(`${mail}${text}`).not.toContain(reference);
    await expect.poll(() => stateOf(service, reference)).toContain('delivered on');
    await pause(300);
    expect(server.messages).toHaveLength(1);
    expect(service.log()).not.toMatch(/María|example\.org|Attendre/);
  });

  it('hostile words change nothing of the letter', async () => {
    const server = await smtp();
    const { service, clock } = await open(mailTo(server.port));
    const name = 'Eve\r\nBcc: victim@x';
    await send(service, clock, {
      name: name.replace('@', ' at '),
      message: '\r\n.\r\nMAIL FROM:<eve>\r\nRCPT TO:<victim>\r\nfile:///etc/passwd',
    });
    await expect.poll(() => server.messages.length).toBe(1);
    expect(server.recipients).toEqual(['RCPT TO:<office@practice.example>']);
    expect(server.messages[0]).not.toMatch(/^Bcc:/im);
    expect(textOf(server.messages[0]!)).toContain('file:///etc/passwd');
  });

  it('waits while the server is down or says no, and arrives once when it is back', async () => {
    const server = await smtp();
    const { port } = server;
    const { service, clock } = await open(mailTo(port), { replace: { contactPause: () => 100 } });
    server.answer = '451 try later, said about maria@example.org';
    const reference = await send(service, clock);
    await expect.poll(() => service.log()).toContain('contact request not delivered');
    expect(await stateOf(service, reference)).toContain('not delivered yet');
    await server.close();
    clock.now += 200;
    await expect.poll(() => service.log(), { timeout: 5000 }).toContain('ESOCKET');
    const back = await smtp(port);
    const until = Date.now() + 8000;
    while (back.messages.length === 0 && Date.now() < until) {
      clock.now += 200;
      await pause(100);
    }
    expect(back.messages).toHaveLength(1);
    await expect.poll(() => stateOf(service, reference)).toContain('delivered on');
    clock.now += 3_600_000;
    await pause(300);
    expect(back.messages).toHaveLength(1);
    expect(service.log()).not.toMatch(/maria@|try later/);
  });

  it('survives a restart, with its attempts counted', async () => {
    const free = await smtp();
    await free.close();
    const first = await open(mailTo(free.port), { replace: { contactPause: () => 60_000 } });
    const reference = await send(first.service, first.clock);
    await expect.poll(() => first.service.log()).toContain('not delivered');
    await first.service.app.close();
    const server = await smtp(free.port);
    const now = first.clock.now;
    const second = await open(mailTo(free.port), { dataDir: first.service.dataDir, clock: () => new Date(now + 1000) });
    await pause(300);
    expect(server.messages).toHaveLength(0);
    await second.service.app.close();
    const third = await open(mailTo(free.port), {
      dataDir: first.service.dataDir,
      clock: () => new Date(now + 61_000),
    });
    await expect.poll(() => server.messages.length).toBe(1);
    await expect.poll(() => third.service.log()).toContain('"attempts":2');
    await expect.poll(() => stateOf(third.service, reference)).toContain('delivered on');
  });
});

describe('to a webhook', () => {
  it('a request arrives as signed JSON', async () => {
    const receiver = await hook();
    const secret = 'a secret of the practice'.replaceAll(' ', '-');
    const { service, clock } = await open({ CONTACT_WEBHOOK: receiver.url, CONTACT_WEBHOOK_SECRET: secret });
    await send(service, clock);
    await expect.poll(() => receiver.calls.length).toBe(1);
    const { headers, body } = receiver.calls[0]!;
    const sent = JSON.parse(body);
    expect(sent).toEqual({
      type: 'contact-request',
      id: headers['idempotency-key'],
      sentAt: new Date(clock.now).toISOString(),
      language: 'en',
      name: goodFields.name,
      email: goodFields.email,
      whatsapp: '+14165550199',
      message: goodFields.message,
    });
    const expected = createHmac('sha256', secret).update(`${headers['x-ecopr-timestamp']}.${body}`).digest('hex');
    expect(headers['x-ecopr-signature']).toBe(`sha256=${expected}`);
    expect(service.log()).not.toContain(secret);
  });

  it('is tried again after a no, a cut connection and a redirection, under the same id', async () => {
    const receiver = await hook();
    const { service, clock } = await open({ CONTACT_WEBHOOK: receiver.url });
    receiver.status = 500;
    const reference = await send(service, clock);
    const next = async (status: number, location = '') => {
      const calls = receiver.calls.length;
      receiver.status = status;
      receiver.location = location;
      clock.now += 100;
      await expect.poll(() => receiver.calls.length, { timeout: 5000 }).toBeGreaterThan(calls);
    };
    await expect.poll(() => receiver.calls.length).toBe(1);
    await next(0);
    await next(302, receiver.url);
    await next(204);
    await expect.poll(() => stateOf(service, reference)).toContain('delivered on');
    expect(new Set(receiver.calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(receiver.calls[0]!.headers['x-ecopr-signature']).toBeUndefined();
    expect(service.log()).toContain('HTTP 500');
    expect(service.log()).not.toContain('of no interest');
  });
});

describe('to both', () => {
  it('each gets it once, also when the other is down', async () => {
    const server = await smtp();
    const receiver = await hook();
    receiver.status = 503;
    const { service, clock } = await open({ ...mailTo(server.port), CONTACT_WEBHOOK: receiver.url });
    const reference = await send(service, clock);
    await expect.poll(() => server.messages.length).toBe(1);
    await expect.poll(() => receiver.calls.length).toBeGreaterThan(0);
    expect(await stateOf(service, reference)).toContain('not delivered yet');
    receiver.status = 200;
    const until = Date.now() + 5000;
    while (!(await stateOf(service, reference)).includes('delivered on') && Date.now() < until) {
      clock.now += 100;
      await pause(50);
    }
    expect(await stateOf(service, reference)).toContain('delivered on');
    expect(server.messages).toHaveLength(1);
  });
});

describe('a person who deletes', () => {
  it('in time is never delivered; too late is told so', async () => {
    const receiver = await hook();
    receiver.status = 500;
    const { service, clock } = await open({ CONTACT_WEBHOOK: receiver.url }, { replace: { contactPause: () => 1000 } });
    const reference = await send(service, clock);
    await expect.poll(() => service.log()).toContain('not delivered');
    const erase = async (which: string) =>
      plain((await post(service.base, '/contact/status', { reference: which, action: 'erase', language: 'en' })).page);
    expect(await erase(reference)).toContain('not delivered to anybody');
    receiver.status = 200;
    const calls = receiver.calls.length;
    clock.now += 3_600_000;
    const late = await send(service, clock, { message: 'The second message' });
    await expect.poll(() => stateOf(service, late)).toContain('delivered on');
    expect(receiver.calls.slice(calls).map(({ body }) => JSON.parse(body).message)).toEqual(['The second message']);
    expect(await erase(late)).toContain('had already been delivered');
  });
});

describe('settings that change', () => {
  it('send what waits to the new receiver, and leave alone what was only kept', async () => {
    const kept = await open({});
    await send(kept.service, kept.clock, { message: 'only kept here' });
    const { dataDir } = kept.service;
    await kept.service.app.close();
    const down = await smtp();
    await down.close();
    const clock = () => new Date(kept.clock.now);
    const mail = await openWithClock(mailTo(down.port), { dataDir });
    keep(mail.service);
    await send(mail.service, mail.clock, { message: 'for the practice' });
    await mail.service.app.close();
    const receiver = await hook();
    await open({ CONTACT_WEBHOOK: receiver.url }, { dataDir, clock });
    await expect.poll(() => receiver.calls.map(({ body }) => JSON.parse(body).message)).toEqual(['for the practice']);
  });
});
