/** The conversation behind the page, against a service that breaks in every way that services break. */

import { describe, expect, it } from 'vitest';
import type { TurnSummary } from '../../src/conversation/types.js';
import type { Activity } from '../../src/widget/activity.js';
import { createTalk } from '../../src/widget/talk.js';
import { openVault } from '../../src/widget/vault.js';
import { fakeService, handClock } from './fake-service.js';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

/** A browser with a service; `page` opens a page, another call is a reload or another tab. */
function browser() {
  const clock = handClock();
  const { service, api } = fakeService(clock);
  const lasting = memory();
  let ids = 0;
  const page = async () => {
    const tab = memory();
    const vault = openVault(
      () => lasting,
      () => tab,
    );
    const talk = createTalk({
      api,
      vault,
      clock,
      random: () => 0.5,
      openSocket: service.openSocket,
      visible: () => true,
      language: 'en',
      newId: () => `id${++ids}`,
      changed: () => {},
    });
    talk.open();
    await clock.pass(100);
    return talk;
  };
  const kept = () => lasting.getItem('ecopr-assistant.pass');
  return { clock, service, page, kept };
}

type Page = Awaited<ReturnType<ReturnType<typeof browser>['page']>>;
const lines = (page: Page) =>
  page
    .view()
    .entries.map((entry) =>
      entry.kind === 'notice'
        ? `(${entry.notice})`
        : entry.kind === 'own'
          ? `> ${entry.text} ${entry.delivery}`
          : entry.text,
    );

const turn = (summary: Partial<TurnSummary>): Partial<Activity> => ({
  entities: [{ type: 'urn:ecopr-assistant:turn', ending: 'answered', language: 'en', ...summary } as { type: string }],
});

describe('a conversation', () => {
  it('begins with the welcome, shows a message at once and calls it delivered when it is echoed', async () => {
    const { clock, page } = browser();
    const talk = await page();
    expect(lines(talk)).toEqual(['Hello']);
    talk.say({ text: 'hi' });
    expect(lines(talk)).toEqual(['Hello', '> hi sending']);
    await clock.pass(5);
    expect(lines(talk)).toEqual(['Hello', '> hi delivered']);
    expect(talk.view().typing).toBe(true);
    await clock.pass(100);
    expect(lines(talk)).toEqual(['Hello', '> hi delivered', 'You said hi']);
    expect(talk.view().typing).toBe(false);
  });

  it('is the same after a reload and in another tab', async () => {
    const { clock, service, page } = browser();
    const first = await page();
    first.say({ text: 'hi' });
    await clock.pass(100);
    const second = await page();
    expect(lines(second)).toEqual(lines(first));
    expect(service.conversations.size).toBe(1);
    second.say({ text: 'from the other tab' });
    await clock.pass(100);
    expect(lines(first).slice(-2)).toEqual(['> from the other tab delivered', 'You said from the other tab']);
  });

  it('follows the language and the progress that the turn tells', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.bot = (_, reply) =>
      reply({ text: 'Où?', ...turn({ language: 'fr', question: 'q', progress: { answered: 1, atMost: 5 } }) });
    talk.say({ text: 'français' });
    await clock.pass(100);
    expect(talk.view().language).toBe('fr');
    expect(talk.view().turn?.progress).toEqual({ answered: 1, atMost: 5 });
  });

  it('gives the words back when they held personal data', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.bot = (_, reply) => reply({ text: 'Without it, please.', ...turn({ ending: 'personal-data' }) });
    talk.say({ text: 'my number is 1234' });
    await clock.pass(100);
    expect(talk.view().draft?.text).toBe('my number is 1234');
    expect(talk.view().draft?.serial).toBe(1);
  });

  it('forgets here too when the person asked to be forgotten, and begins anew only with the next message', async () => {
    const { clock, service, page, kept } = browser();
    const talk = await page();
    talk.say({ text: 'hi' });
    await clock.pass(100);
    service.bot = (_, reply) => reply({ text: 'Forgotten.', ...turn({ ending: 'command' }) });
    talk.say({ text: 'Forget me ' });
    await clock.pass(100);
    service.conversations.clear();
    await clock.pass(120_000);
    expect(lines(talk)).toEqual(['Forgotten.', '(forgotten)']);
    expect(kept()).toBeNull();
    expect(service.open()).toEqual([]);
    talk.wake();
    await clock.pass(1000);
    expect(service.conversations.size).toBe(0);
    talk.say({ text: 'again' });
    await clock.pass(100);
    expect(lines(talk).slice(2)).toEqual(['Hello', '> again delivered', 'Forgotten.']);
  });
});

describe('a break', () => {
  it('of the stream loses nothing and shows nothing twice', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.cut();
    service.add('c1', { type: 'message', from: { id: 'bot' }, text: 'said meanwhile' });
    await clock.pass(5000);
    service.add('c1', { type: 'message', from: { id: 'bot' }, text: 'said after' });
    expect(lines(talk)).toEqual(['Hello', 'said meanwhile', 'said after']);
    expect(service.open().length).toBe(1);
  });

  it('of the whole network keeps the message and sends it once when it is back', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.fault = { send: 0, activities: 0, resume: 0 };
    service.cut();
    talk.say({ text: 'kept' });
    await clock.pass(60_000);
    expect(talk.view().link).toBe('offline');
    expect(lines(talk)).toEqual(['Hello', '> kept waiting']);
    service.fault = {};
    await clock.pass(40_000);
    expect(talk.view().link).toBe('online');
    expect(lines(talk)).toEqual(['Hello', '> kept delivered', 'You said kept']);
  });

  it('between the message and its answer does not send it a second time', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.cut();
    service.loseAnswers = true;
    talk.say({ text: 'once' });
    await clock.pass(60_000);
    expect(service.conversations.get('c1')?.filter(({ text }) => text === 'once').length).toBe(1);
    expect(lines(talk)).toEqual(['Hello', '> once delivered', 'You said once']);
  });

  it('that the stream does not notice is found out by the missing echo', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    for (const socket of service.open()) socket.onmessage = null;
    talk.say({ text: 'hi' });
    await clock.pass(6000);
    expect(lines(talk)).toEqual(['Hello', '> hi delivered', 'You said hi']);
  });

  it('of all streams is bridged by polling, and the stream is tried again', async () => {
    const { clock, service, page } = browser();
    service.deaf = true;
    const talk = await page();
    await clock.pass(10_000);
    talk.say({ text: 'hi' });
    await clock.pass(4000);
    expect(lines(talk)).toEqual(['Hello', '> hi delivered', 'You said hi']);
    service.deaf = false;
    await clock.pass(70_000);
    expect(service.open().length).toBe(1);
  });

  it('by another tab that took the stream starts no fight', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    const before = service.sockets.length;
    service.cut('collision');
    await clock.pass(20_000);
    expect(service.sockets.length).toBe(before);
    service.add('c1', { type: 'message', from: { id: 'bot' }, text: 'polled' });
    await clock.pass(2000);
    expect(lines(talk)).toContain('polled');
  });

  it('by a refusal says "not sent" and sends again when asked to', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.fault = { send: 502 };
    talk.say({ text: 'hi' });
    await clock.pass(120_000);
    expect(lines(talk)).toEqual(['Hello', '> hi failed']);
    service.fault = {};
    const own = talk.view().entries.at(-1)!;
    talk.retry(own.key);
    await clock.pass(100);
    expect(lines(talk)).toEqual(['Hello', '> hi delivered', 'You said hi']);
  });
});

describe('a conversation that is gone', () => {
  it('is followed by a new one, said calmly, and the message on its way goes there', async () => {
    const { clock, service, page } = browser();
    const talk = await page();
    service.conversations.clear();
    talk.say({ text: 'hi' });
    await clock.pass(5000);
    expect(lines(talk)).toEqual(['Hello', '(restarted)', 'Hello', '> hi delivered', 'You said hi']);
    expect(service.conversations.has('c2')).toBe(true);
  });

  it('is noticed on a reload', async () => {
    const { service, page } = browser();
    await page();
    service.conversations.clear();
    expect(lines(await page())).toEqual(['(restarted)', 'Hello']);
  });

  it('in one tab is replaced in the other by the same new one', async () => {
    const { clock, service, page } = browser();
    const first = await page();
    const second = await page();
    service.conversations.clear();
    service.cut();
    await clock.pass(10_000);
    expect(service.conversations.size).toBe(1);
    expect(lines(first).at(-1)).toBe('Hello');
    expect(lines(second).at(-1)).toBe('Hello');
  });
});

describe('the token', () => {
  it('is refreshed every quarter of an hour', async () => {
    const { clock, service, page } = browser();
    await page();
    await clock.pass(46 * 60_000);
    expect(service.calls.filter((call) => call === 'refresh').length).toBe(3);
    expect(service.conversations.size).toBe(1);
  });

  it('of a short life is refreshed in time', async () => {
    const { clock, service, page } = browser();
    service.lifetime = 20;
    const talk = await page();
    await clock.pass(120_000);
    talk.say({ text: 'still there?' });
    await clock.pass(100);
    expect(lines(talk)).toEqual(['Hello', '> still there? delivered', 'You said still there?']);
  });

  it('that has expired while the page slept leads to a new conversation when the service keeps no other way', async () => {
    const { clock, service, page } = browser();
    await page();
    service.fault = { refresh: 0 };
    await clock.pass(31 * 60_000);
    service.fault = {};
    const talk = await page();
    expect(lines(talk)).toEqual(['(restarted)', 'Hello']);
  });
});

describe('the browser’s memory', () => {
  it('asks a topic once in a conversation, also when storage is closed', () => {
    const lasting = memory();
    const closed = () => {
      throw new Error('SecurityError');
    };
    for (const vault of [openVault(() => lasting, memory), openVault(closed, closed)]) {
      expect(vault.firstTime('ask:x')).toBe(true);
      expect(vault.firstTime('ask:x')).toBe(false);
      expect(vault.firstTime('ask:y')).toBe(true);
    }
  });

  it('ignores a pass that is no pass', () => {
    const lasting = memory();
    for (const bad of ['', 'x', 'null', '{}', '{"token":1}']) {
      lasting.setItem('ecopr-assistant.pass', bad);
      expect(openVault(() => lasting, memory).readPass()).toBeUndefined();
    }
  });
});
