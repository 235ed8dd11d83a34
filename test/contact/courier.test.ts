/** The outbox itself, on a real database: counted before it is tried, never twice after a success. */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Channel, startCourier, usualPause } from '../../src/contact/index.js';
import { mostContacts, type NewContact, openSqliteStore, type Store } from '../../src/store/index.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const minute = 60_000;
let folder: string;
let store: Store;
let now: number;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'courier-'));
  store = await openSqliteStore(folder);
  now = 1_000_000;
});
afterEach(async () => {
  await store.close();
  fs.rmSync(folder, { recursive: true });
});

const contact = (id: string, channels = ['a']): NewContact => ({
  id,
  reference: `reference of ${id}`,
  request: { message: id },
  sentAt: now,
  channels,
});
const channel = (deliver: Channel['deliver'], name = 'a'): Channel => ({ name, deliver, close: () => undefined });
const deps = () => ({ contacts: store.contacts, now: () => now, pause: () => minute, log });

describe('an attempt', () => {
  it('that died with its process is made again after its time, and by one only', async () => {
    const { contacts } = store;
    await contacts.add(contact('one'));
    expect(await contacts.claim('a', now, now + 5 * minute)).toMatchObject({ id: 'one', attempts: 1 });
    // As a process does that starts after this one was killed.
    const next = await openSqliteStore(folder);
    await next.contacts.plan(['a'], now);
    expect(await next.contacts.claim('a', now + minute, now + 6 * minute)).toBeUndefined();
    const claims = await Promise.all(
      [contacts, next.contacts, contacts].map((each) => each.claim('a', now + 5 * minute, now + 10 * minute)),
    );
    expect(claims.filter((claim) => claim !== undefined)).toMatchObject([{ id: 'one', attempts: 2 }]);
    await next.close();
  });

  it('whose success could not be noted is noted later, and not made again', async () => {
    let delivered = 0;
    let broken = true;
    const contacts = {
      ...store.contacts,
      delivered: (...all: Parameters<typeof store.contacts.delivered>) =>
        broken ? Promise.reject(new Error('disk full')) : store.contacts.delivered(...all),
    };
    await contacts.add(contact('one'));
    const courier = startCourier(
      channel(async () => {
        delivered++;
      }),
      { ...deps(), contacts },
    );
    await expect.poll(() => delivered).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    broken = false;
    now += 6 * minute;
    courier.wake();
    await expect.poll(async () => (await contacts.find('reference of one'))?.deliveredAt).toBe(now);
    expect(delivered).toBe(1);
    await courier.close();
  });

  it('is waited for when the service stops', async () => {
    await store.contacts.add(contact('one'));
    let end = () => {};
    const courier = startCourier(
      channel(
        () =>
          new Promise((resolve) => {
            end = resolve;
          }),
      ),
      deps(),
    );
    await expect.poll(async () => (await store.contacts.find('reference of one'))?.deliveries[0]?.underway).toBe(true);
    const closed = courier.close();
    end();
    await closed;
    expect((await store.contacts.find('reference of one'))?.deliveredAt).toBe(now);
  });
});

describe('the outbox', () => {
  it('loses and doubles none of many that come at once', async () => {
    const seen: string[] = [];
    const slow = channel(async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(id);
    });
    const couriers = [startCourier(slow, deps()), startCourier(slow, deps())];
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        await store.contacts.add(contact(`id ${i}`));
        for (const courier of couriers) courier.wake();
      }),
    );
    await expect.poll(() => seen.length).toBe(60);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
    for (const courier of couriers) await courier.close();
  });

  it('goes on with the others when one fails', async () => {
    for (const id of ['bad', 'good']) await store.contacts.add(contact(id));
    const courier = startCourier(
      channel(async ({ id }) => {
        if (id === 'bad') throw Object.assign(new Error('words of somebody'), { code: 'EBAD', responseCode: 550 });
      }),
      deps(),
    );
    await expect.poll(async () => (await store.contacts.find('reference of good'))?.deliveredAt).toBe(now);
    await expect
      .poll(async () => (await store.contacts.find('reference of bad'))?.deliveries)
      .toEqual([{ channel: 'a', attempts: 1, nextAt: now + minute, underway: false, lastError: 'EBAD 550' }]);
    await courier.close();
  });

  it('waits longer and longer, but never longer than six hours', () => {
    const pauses = Array.from({ length: 12 }, (_, i) => usualPause(i + 1) / 1000);
    expect(pauses.slice(0, 4)).toEqual([5, 20, 80, 320]);
    expect(Math.max(...pauses)).toBe(6 * 3600);
  });
});

describe('the store', () => {
  it('takes a reference once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => store.contacts.add(contact('one'))));
    expect(outcomes.sort()).toEqual(['added', 'repeated', 'repeated']);
    expect(await store.contacts.list()).toHaveLength(1);
  });

  it('is full at its bound, and takes more when some are deleted', async () => {
    const other = await openSqliteStore(folder);
    for (let i = 0; i < mostContacts; i += 1) await store.contacts.add(contact(`id ${i}`, []));
    expect(await store.contacts.add(contact('too many'))).toBe('full');
    expect(await store.contacts.remove(['id 0', 'id 1', 'no such'])).toBe(2);
    expect(await store.contacts.add(contact('too many'))).toBe('added');
    await other.close();
  }, 60_000);

  it('deletes what is over, and only that', async () => {
    const { contacts } = store;
    for (const id of ['delivered', 'waiting', 'kept', 'withdrawn'])
      await contacts.add(contact(id, id === 'kept' ? [] : ['a']));
    await contacts.delivered('delivered', 'a', now + 10);
    expect((await contacts.withdraw('reference of withdrawn', now + 20))?.request).toEqual({ message: 'withdrawn' });
    expect(await contacts.withdraw('reference of withdrawn', now + 30)).toBeUndefined();
    const left = async () => (await contacts.list()).map(({ id }) => id);
    expect(await contacts.expire(now + 10, now)).toEqual({ deleted: 0, undelivered: 0 });
    expect(await contacts.expire(now + 11, now)).toEqual({ deleted: 1, undelivered: 0 });
    expect(await contacts.expire(now + 21, now)).toEqual({ deleted: 1, undelivered: 0 });
    expect(await left()).toEqual(['kept', 'waiting']);
    expect(await contacts.expire(0, now + 1)).toEqual({ deleted: 2, undelivered: 1 });
  });

  it('outlives its process', async () => {
    await store.contacts.add(contact('one'));
    await store.contacts.failed('one', 'a', 'ECONNREFUSED', now + minute);
    await store.close();
    store = await openSqliteStore(folder);
    expect(await store.contacts.list()).toMatchObject([{ id: 'one', deliveries: [{ lastError: 'ECONNREFUSED' }] }]);
    expect(await store.contacts.nextDue('a')).toBe(now + minute);
  });
});
