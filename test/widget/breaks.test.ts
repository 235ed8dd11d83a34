/** The conversation behind the page, against a service and a network that break in every way that they do. */

import { describe, expect, it } from 'vitest';
import { browser, lines } from './fake-browser.js';

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
