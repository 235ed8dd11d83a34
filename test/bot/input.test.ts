/** From an activity to the neutral input. */

import { describe, expect, it } from 'vitest';
import { readActivity } from '../../src/bot/activity.js';
import { inputOf, isAddressed, placeOf, withoutMentions } from '../../src/bot/input.js';
import { asActivity, botAccount, channelMessage, teamsMessage } from './activities.js';

describe('mentions of the bot', () => {
  it.each([
    ['none', 'what is a COPR?', 'what is a COPR?'],
    ['one', '<at>Bench Bot</at> what is a COPR?', 'what is a COPR?'],
    ['many', '<at>Bench Bot</at> what <at>Bench Bot</at> is it? <at>Bench Bot</at>', 'what   is it?'],
    ['nothing else', '<at>Bench Bot</at>', ''],
    ['somebody else too', '<at>Bench Bot</at> ask <at>Ann Lee</at>', 'ask Ann Lee'],
    ['a hard space behind it', '<at>Bench Bot</at>\u00a0start', 'start'],
  ])('%s', (_, text, expected) => {
    expect(withoutMentions(asActivity(channelMessage(text)))).toBe(expected);
  });

  it('are taken from the entity, whatever its text looks like', () => {
    const entities = [{ type: 'mention', mentioned: botAccount, text: '<at id="0">eCOPR</at>' }];
    expect(withoutMentions(asActivity(channelMessage('<at id="0">eCOPR</at> start', { entities })))).toBe('start');
  });

  it('of others are not taken for the bot', () => {
    const entities = [{ type: 'mention', mentioned: { id: '29:ann' }, text: '<at>Ann</at>' }];
    const activity = asActivity(channelMessage('<at>Ann</at> hello', { entities }));
    expect(withoutMentions(activity)).toBe('Ann hello');
    expect(isAddressed(activity)).toBe(false);
  });
});

describe('the place', () => {
  it.each([
    ['personal', 'private'],
    ['channel', 'shared'],
    ['groupChat', 'shared'],
    [undefined, 'private'],
  ])('of %s is %s', (conversationType, place) => {
    expect(placeOf(asActivity(teamsMessage('x', { conversation: { id: 'c', conversationType } })))).toBe(place);
  });
});

describe('the input', () => {
  it('carries the value of a button, the locale and the place', () => {
    const value = { question: 'q', value: 'v' };
    expect(inputOf(asActivity(teamsMessage('Yes', { value, locale: 'fr-CA' })))).toEqual({
      kind: 'message',
      text: 'Yes',
      value,
      locale: 'fr-CA',
      place: 'private',
    });
  });

  it('of a message with only a picture is empty', () => {
    expect(inputOf(asActivity(teamsMessage(undefined, { attachments: [{ contentType: 'image/*' }] }))).text).toBe('');
  });

  it('is cut where nobody reads on', () => {
    expect(inputOf(asActivity(teamsMessage('x'.repeat(100_000)))).text.length).toBe(8000);
  });
});

describe('the shape of an activity', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x'],
    ['a list', []],
    ['no type', {}],
    ['a type that is no text', { type: 7 }],
    ['no conversation', teamsMessage('x', { conversation: undefined })],
    ['a conversation without id', teamsMessage('x', { conversation: {} })],
    ['an endless conversation id', teamsMessage('x', { conversation: { id: 'x'.repeat(1001) } })],
    ['no sender', teamsMessage('x', { from: undefined })],
    ['no id', teamsMessage('x', { id: undefined })],
    ['no channel', teamsMessage('x', { channelId: undefined })],
    ['a text that is an object', teamsMessage('x', { text: { a: 1 } })],
  ])('%s is refused', (_, body) => {
    expect(readActivity(body).ok).toBe(false);
  });

  it('leaves out what is wrong and not needed', () => {
    const read = readActivity(
      teamsMessage('x', {
        entities: [null, 'x', { type: 'mention' }],
        membersAdded: 'x',
        locale: 7,
        recipient: 'x',
        timestamp: 'x',
      }),
    );
    expect(read).toMatchObject({ ok: true, activity: { entities: [{ type: 'mention' }], membersAdded: [] } });
    if (read.ok)
      for (const name of ['locale', 'recipient', 'timestamp']) expect(read.activity).not.toHaveProperty(name);
  });

  it('has dates as the SDK wants them', () => {
    const read = readActivity(teamsMessage('x'));
    expect(read.ok && read.activity.timestamp).toEqual(new Date('2026-11-23T12:00:00.000Z'));
  });
});
