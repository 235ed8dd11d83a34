/** Checks an activity from a client and completes it; nothing about routing is taken from the client. */

import { activityId, botId } from './activity-log.js';
import { isObject, readFields } from './client-fields.js';
import { badArgument, Refusal } from './refusal.js';
import type { VisitorClaims } from './tokens.js';
import type { Activity } from './types.js';

const longestId = 256;

/** Characters of one activity, as JSON, that are kept: its text has at most 4,000, and the rest is small. */
export const longestKept = 16 * 1024;

/** In channelData: clients find their own message again by it, so it is never replaced while it looks like an id. */
const ownMark = 'clientActivityID';
const markForm = /^[\w.:|-]{1,128}$/;

export interface Incoming {
  readonly type: string;
  /** The sender's own id for this activity, which stays the same when it is sent again. */
  readonly clientActivityId: string | undefined;
  /** As it was written, for the bot. Its id is added when it is known. */
  readonly original: Activity;
  /** Without what must not be kept, to be stored and echoed. */
  readonly masked: Activity;
}

/**
 * @param mask replaces a text that must not be kept; it is asked about every text of the activity
 * @throws Refusal that says what is wrong with the activity
 */
export function readIncoming(
  body: unknown,
  conversationId: string,
  sender: VisitorClaims | undefined,
  at: Date,
  mask: (text: string) => string,
): Incoming {
  const said = readFields(body, conversationId);
  const from = readSender((body as Activity).from, sender);
  const ofTheChannel = {
    channelId: 'directline',
    conversation: { id: conversationId },
    timestamp: at.toISOString(),
  };
  const mark = isObject(said.channelData) ? said.channelData[ownMark] : undefined;
  const words = maskWords(said, mask) as Activity;
  const kept =
    typeof mark === 'string' && markForm.test(mark)
      ? { ...words, channelData: { ...(words.channelData as object), [ownMark]: mark } }
      : words;
  const masked = {
    ...kept,
    // What the token says of the person is the word of whoever made it.
    from: {
      ...from,
      ...(sender?.user === undefined && { id: mask(from.id) }),
      ...(from.name && { name: mask(from.name) }),
    },
    ...ofTheChannel,
  };
  if (JSON.stringify(masked).length > longestKept) {
    throw new Refusal(
      413,
      'PayloadTooLarge',
      `Beside its text an activity must not have more than ${longestKept} characters.`,
    );
  }
  return {
    type: said.type,
    clientActivityId: typeof mark === 'string' && mark !== '' ? mark : undefined,
    original: { ...said, from, ...ofTheChannel },
    masked,
  };
}

/** The activity under the id of its place in the log. */
export const withId = (activity: Activity, conversationId: string, watermark: number): Activity => ({
  ...activity,
  id: activityId(conversationId, watermark),
});

function readSender(from: unknown, sender: VisitorClaims | undefined) {
  const own = isObject(from) ? from : {};
  const id = sender?.user ?? own.id;
  if (typeof id !== 'string' || id === '' || id.length > longestId) throw badArgument('The activity needs a from.id.');
  if (id === botId) throw badArgument('Clients cannot speak as the bot.');
  const name = sender?.name ?? own.name;
  return { id, name: typeof name === 'string' && name.length <= longestId ? name : undefined, role: 'user' };
}

/** Every text in it, names of fields among them: a client chooses those too. */
function maskWords(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskWords(item, mask));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [mask(name), maskWords(item, mask)]));
}
