/** The conversation behind the page: begun, gone on with, translated, forgotten; and what the browser remembers of it. */

import { describe, expect, it } from 'vitest';
import { openVault } from '../../src/widget/vault.js';
import { browser, lines, memory, turn } from './fake-browser.js';

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

  it('clears the conversation and the sheet on its way to the contact form, and keeps the language', () => {
    const [lasting, tab] = [memory(), memory()];
    const vault = openVault(
      () => lasting,
      () => tab,
    );
    vault.writeLanguage('fr');
    tab.setItem('ecopr-sheet', 'Wait for the card.');
    vault.clear();
    expect(tab.getItem('ecopr-sheet')).toBeNull();
    expect(vault.readPass()).toBeUndefined();
    expect(vault.readLanguage()).toBe('fr');
  });
});
