/** See and delete: only with the reference, without a trace of it, and for good. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Service } from '../app/service.js';
import { content } from '../support/project.js';
import { type Clock, goodFields, openForm, openWithClock, plain, post, referenceIn, send } from './visitor.js';

// Each service reads all of the content first.
vi.setConfig({ testTimeout: 60_000 });

let service: Service;
let clock: Clock;
beforeAll(async () => {
  ({ service, clock } = await openWithClock());
});
afterAll(() => service.close());

const dayLong = 86_400_000;
const text = (id: string, language: 'en' | 'fr' = 'en') => content.contact[id]![language];
const status = (fields: Readonly<Record<string, string>>) => post(service.base, '/contact/status', fields);

describe('a person with a reference', () => {
  it('sees what is kept, in the language of the page', async () => {
    const reference = await send(service, clock, { attach: 'yes', sheet: '1. Wait\n2. Answer' });
    const { status: code, page, headers } = await status({ reference: ` ${reference.toLowerCase()} `, language: 'fr' });
    expect(code).toBe(200);
    for (const words of [
      goodFields.name,
      goodFields.email,
      '+14165550199',
      'Can we talk?',
      '2. Answer',
      text('sent-on', 'fr'),
    ])
      expect(plain(page)).toContain(words);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is asked once more before it is deleted, and then it is gone from the files', async () => {
    const reference = await send(service, clock, { message: 'platypus platypus' });
    const bytes = () =>
      readdirSync(service.dataDir)
        .map((name) => readFileSync(path.join(service.dataDir, name), 'latin1'))
        .join('');
    expect(plain((await status({ reference, action: 'delete' })).page)).toContain(text('delete-title'));
    expect(plain((await status({ reference, action: 'see' })).page)).toContain('platypus');
    const gone = await status({ reference, action: 'erase' });
    expect(plain(gone.page)).toContain(text('deleted-waiting'));
    await expect.poll(bytes, { timeout: 8000 }).not.toContain('platypus');
    expect(plain((await status({ reference })).page)).toMatch(/This message was deleted on/);
    for (const action of ['delete', 'erase'])
      expect(plain((await status({ reference, action })).page)).toMatch(/was deleted on/);
  });

  it('does not bring it back by a reload, but may send it anew', async () => {
    const ticket = await openForm(service, clock);
    const fields = { ...goodFields, ticket, message: 'Sent, deleted, sent' };
    const reference = referenceIn((await post(service.base, '/contact', fields)).page);
    await status({ reference, action: 'erase' });
    const reloaded = await post(service.base, '/contact', fields);
    expect([reloaded.status, plain(reloaded.page)]).toEqual([422, expect.stringContaining(text('expired'))]);
    expect(plain((await status({ reference })).page)).toMatch(/was deleted on/);
    expect(await send(service, clock, { message: 'Sent, deleted, sent' })).not.toBe(reference);
  });

  it('who has none or a wrong one learns nothing', async () => {
    expect(plain((await status({ reference: ' ' })).page)).toContain(text('reference-missing'));
    for (const reference of ['x', '0000-0000-0000-0000-0000', "' OR 1=1 --", '%', 'a'.repeat(3000)]) {
      for (const action of ['see', 'delete', 'erase', '__proto__']) {
        const { status: code, page } = await status({ reference, action });
        expect(code).toBe(422);
        expect(plain(page)).toContain(text('reference-unknown'));
        expect(page).not.toContain('María');
      }
    }
    expect((await status({ reference: 'a'.repeat(10_000) })).status).toBe(413);
    expect((await fetch(`${service.base}/contact/status?reference=0000`)).status).toBe(200);
  });
});

describe('what is kept', () => {
  it('goes after its time: ninety days when nothing was delivered, thirty after it was deleted', async () => {
    const reference = await send(service, clock, { message: 'old words' });
    const deleted = await send(service, clock, { message: 'deleted words' });
    await status({ reference: deleted, action: 'erase' });
    await service.app.close();
    const later = async (days: number) => {
      clock.now += days * dayLong;
      const { service: own } = await openWithClock({}, { dataDir: service.dataDir, clock: () => new Date(clock.now) });
      const [one, two] = await Promise.all(
        [reference, deleted].map((each) => post(own.base, '/contact/status', { reference: each })),
      );
      await own.close();
      return [one?.status, two?.status];
    };
    expect(await later(29)).toEqual([200, 200]);
    expect(await later(2)).toEqual([200, 422]);
    expect(await later(60)).toEqual([422, 422]);
  });
});
