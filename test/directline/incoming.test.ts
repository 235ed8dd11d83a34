/** What of a client's activity is taken over, kept and echoed. */

import { describe, expect, it } from 'vitest';
import { keepable, tooLongMarker } from '../../src/app/keepable.js';
import { longestText, personalDataMarker } from '../../src/conversation/index.js';
import { longestKept, readIncoming } from '../../src/directline/incoming.js';
import { Refusal } from '../../src/directline/refusal.js';

const at = new Date('2026-11-23T12:00:00Z');
const read = (activity: object, user: string | undefined = 'dl_1') =>
  readIncoming(
    { type: 'message', from: { id: 'visitor' }, ...activity },
    'c1',
    user === undefined ? undefined : { use: 'visitor', conv: 'c1', user },
    at,
    keepable,
  );
const kept = (activity: object, user?: string) => JSON.parse(JSON.stringify(read(activity, user).masked));
const ofTheChannel = {
  from: { id: 'dl_1', role: 'user' },
  channelId: 'directline',
  conversation: { id: 'c1' },
  timestamp: at.toISOString(),
};
const refusal = (activity: object) => {
  try {
    read(activity);
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.code];
  }
  return undefined;
};
const mail = 'quokka@example.org';

// biome-ignore lint/suspicious/noExplicitAny: whatever was kept
type Json = any;

describe('an activity', () => {
  it('of Web Chat keeps all that Web Chat wants back', () => {
    const said = {
      text: 'hello',
      textFormat: 'plain',
      locale: 'fr-CA',
      value: { question: 'q', value: 'v' },
      channelData: {
        clientActivityID: 'h2k9x0a1',
        clientTimestamp: '2026-11-23T12:00:00.123Z',
        postBack: true,
        messageBack: { displayText: 'Yes' },
        attachmentSizes: [],
        'webchat:fallback-text': 'Yes',
        state: { sent: 1 },
      },
      entities: [{ type: 'ClientCapabilities', requiresBotState: true, supportsListening: false, supportsTts: true }],
      localTimestamp: '2026-11-23T07:00:00.123-05:00',
      localTimezone: 'America/Toronto',
    };
    expect(kept({ ...said, attachments: [], channelId: 'webchat' })).toEqual({
      type: 'message',
      ...said,
      ...ofTheChannel,
    });
    expect(read(said).clientActivityId).toBe('h2k9x0a1');
  });

  it('of feedback keeps the message that it is about; another id is left out', () => {
    const said = { type: 'event', name: 'message/feedback', value: { like: true } };
    expect(kept({ ...said, replyToId: 'c1|0000004' })).toMatchObject({ ...said, replyToId: 'c1|0000004' });
    for (const replyToId of ['c2|0000004', `c1|${mail}`, 'c1|', mail]) {
      expect(kept({ ...said, replyToId })).not.toHaveProperty('replyToId');
    }
  });

  it('keeps nothing else, and hands nothing else on', () => {
    const more = {
      id: 'x',
      timestamp: '1999-01-01T00:00:00Z',
      recipient: { id: 'x' },
      serviceUrl: 'https://evil.example/',
      callerId: 'x',
      relatesTo: { conversation: { id: 'x' } },
      deliveryMode: 'expectReplies',
      expiration: '2030-01-01T00:00:00Z',
      importance: 'high',
      speak: mail,
      summary: mail,
      inputHint: mail,
      label: mail,
      valueType: mail,
      topicName: mail,
      code: mail,
      suggestedActions: { actions: [{ title: mail }] },
      membersAdded: [{ id: mail }],
      reactionsAdded: [{ type: mail }],
      textHighlights: [{ text: mail }],
      semanticAction: { id: mail },
      listenFor: [mail],
      attachmentLayout: mail,
      historyDisclosed: true,
      action: mail,
      anythingElse: mail,
      __proto__: { polluted: mail },
    };
    const body = JSON.parse(JSON.stringify({ text: 'hi', ...more }).replace('{', '{"__proto__":{"x":1},'));
    const bare = { type: 'message', text: 'hi', ...ofTheChannel };
    expect(kept(body)).toEqual(bare);
    expect(JSON.parse(JSON.stringify(read(body).original))).toEqual(bare);
  });

  it('keeps fields of a certain form only in that form', () => {
    const odd = {
      textFormat: mail,
      locale: `en ${mail}`,
      localTimestamp: mail,
      localTimezone: mail,
      channelData: mail,
      entities: [
        { type: 'ClientCapabilities', requiresBotState: mail, note: mail },
        { type: 'urn:ecopr-assistant:turn', ending: 'answered' },
        { type: 'mention', text: mail },
      ],
    };
    expect(kept(odd)).toEqual({ type: 'message', entities: [{ type: 'ClientCapabilities' }], ...ofTheChannel });
  });

  it.each<[string, object, readonly [number, string]]>([
    ['a type with words', { type: `message ${mail}` }, [400, 'BadArgument']],
    ['a locale that is no text', { locale: 7 }, [400, 'BadArgument']],
    ['a name that is no text', { name: {} }, [400, 'BadArgument']],
    ['a file', { attachments: [{ contentType: 'image/png', contentUrl: 'data:,x' }] }, [415, 'UploadsNotAccepted']],
    ['a file inside', { attachments: [{ contentType: 'text/plain', content: 'x' }] }, [415, 'UploadsNotAccepted']],
    ['much in value', { value: { a: 'x '.repeat(1000).split(' '), b: Array(9000).fill(1) } }, [413, 'PayloadTooLarge']],
    [
      'many fields',
      { channelData: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])) },
      [413, 'PayloadTooLarge'],
    ],
    [
      'a text of blanks without end',
      { text: `a${' '.repeat(longestKept)}b`.trimEnd().slice(0, -1) },
      [413, 'PayloadTooLarge'],
    ],
  ])('with %s is refused', (_, activity, expected) => {
    expect(refusal(activity)).toEqual(expected);
  });
});

describe('personal data', () => {
  it.each<[string, object, (activity: Json) => unknown]>([
    ['text', { text: mail }, ({ text }) => text],
    ['the name of an event', { name: mail }, ({ name }) => name],
    ['a value that is a text', { value: mail }, ({ value }) => value],
    ['a value, deep', { value: { a: [{ b: mail }] } }, ({ value }) => value.a[0].b],
    ['an id inside a value', { value: { id: mail } }, ({ value }) => value.id],
    ['channelData', { channelData: { note: mail } }, ({ channelData }) => channelData.note],
    ['an id that is none', { channelData: { clientActivityID: mail } }, (a) => a.channelData.clientActivityID],
    ['such an id elsewhere', { value: { clientActivityID: mail } }, ({ value }) => value.clientActivityID],
    ['the name of a field', { value: { [mail]: 1 } }, ({ value }) => Object.keys(value)[0]],
    ['the name of the sender', { from: { id: 'x', name: mail } }, ({ from }) => from.name],
  ])('in %s is replaced in what is kept; the bot sees it', (_, activity, where) => {
    expect(where(kept(activity))).toBe(personalDataMarker);
    expect(JSON.stringify(kept(activity))).not.toContain('quokka');
    expect(JSON.stringify(read(activity).original)).toContain('quokka');
  });

  it('as the id of a sender whom no token names is replaced too; the id in a token is as it was made', () => {
    const anonymous = readIncoming({ type: 'message', from: { id: mail }, text: 'x' }, 'c1', undefined, at, keepable);
    expect(anonymous.masked.from).toMatchObject({ id: personalDataMarker });
    expect(kept({}, `dl_${mail}`).from.id).toBe(`dl_${mail}`);
  });
});

describe('a text longer than is read', () => {
  it('is not kept, whatever is in it; the bot sees it and can say so', () => {
    const long = `${mail} ${'x '.repeat(longestText / 2)}`;
    expect(kept({ text: long }).text).toBe(tooLongMarker);
    expect(read({ text: long }).original.text).toBe(long);
    expect(kept({ text: 'x'.repeat(longestText) }).text).toHaveLength(longestText);
    expect(kept({ value: { note: long } }).value.note).toBe(tooLongMarker);
  });
});
