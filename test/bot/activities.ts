/** Activities as channels send them, for tests. */

import type { Activity } from 'botbuilder';

export const botAccount = { id: '28:bot', name: 'Bench Bot' };

let counted = 0;

/** A personal message in Teams; `more` replaces fields. */
export const teamsMessage = (
  text: string | undefined,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: 'message',
  id: `m${++counted}`,
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  locale: 'en-CA',
  timestamp: '2026-11-23T12:00:00.000Z',
  from: { id: '29:user', name: 'User' },
  recipient: botAccount,
  conversation: { id: 'a:1', conversationType: 'personal' },
  ...(text === undefined ? {} : { text }),
  ...more,
});

/** A post in a Teams channel that mentions the bot as often as `<at>` stands in the text. */
export const channelMessage = (text: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
  teamsMessage(text, {
    conversation: { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true },
    entities: [{ type: 'mention', mentioned: botAccount, text: `<at>${botAccount.name}</at>` }],
    ...more,
  });

export const asActivity = (activity: Record<string, unknown>): Activity => activity as unknown as Activity;
