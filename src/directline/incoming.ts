/** Checks an activity from a client and completes it; nothing about routing is taken from the client. */

import { activityId, botId } from './activity-log.js';
import { badArgument, Refusal } from './refusal.js';
import type { VisitorClaims } from './tokens.js';
import type { Activity } from './types.js';

/** Deeper nesting overflows recursive code; real activities have some ten levels. */
const deepest = 40;
const longestId = 256;

/** What the channel decides, and what only a channel may say. */
const ofTheChannel = [
  'id',
  'timestamp',
  'channelId',
  'conversation',
  'recipient',
  'serviceUrl',
  'callerId',
  'relatesTo',
];
const onlyFromTheChannel = ['conversationUpdate', 'installationUpdate', 'contactRelationUpdate'];
/** Fields that may hold words of the person. */
const withWords = ['text', 'speak', 'summary', 'value', 'attachments', 'entities', 'channelData', 'from'];
/** Never replaced: clients find their own message again by it. */
const ownMark = 'clientActivityID';

export interface Incoming {
  readonly type: string;
  /** The sender's own id for this activity, which stays the same when it is sent again. */
  readonly clientActivityId: string | undefined;
  /** As it was written, for the bot. Its id is added when it is known. */
  readonly original: Activity;
  /** With personal data replaced, to be stored and echoed. */
  readonly masked: Activity;
}

/** Throws a refusal that says what is wrong with the activity. */
export function readIncoming(
  body: unknown,
  conversationId: string,
  sender: VisitorClaims | undefined,
  at: Date,
  mask: (text: string) => string,
): Incoming {
  if (!isObject(body)) throw badArgument('The body must be one activity.');
  if (isDeeper(body, deepest)) throw badArgument('The activity is nested too deeply.');
  const { type } = body;
  if (typeof type !== 'string' || type === '') throw badArgument('The activity needs a type.');
  if (onlyFromTheChannel.includes(type)) throw badArgument(`Clients cannot send ${type}.`);
  checkFields(body);

  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !ofTheChannel.includes(name)));
  const original: Activity = {
    ...kept,
    from: readSender(body.from, sender),
    channelId: 'directline',
    conversation: { id: conversationId },
    timestamp: at.toISOString(),
  };
  const words = withWords.filter((name) => name in original).map((name) => [name, maskWords(original[name], mask)]);
  const clientId = isObject(body.channelData) ? body.channelData[ownMark] : undefined;
  return {
    type,
    clientActivityId: typeof clientId === 'string' && clientId !== '' ? clientId : undefined,
    original,
    masked: { ...original, ...Object.fromEntries(words) },
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
  return { id, ...(typeof name === 'string' && name.length <= longestId && { name }), role: 'user' };
}

function checkFields(body: Readonly<Record<string, unknown>>): void {
  for (const name of ['text', 'name', 'locale', 'textFormat', 'replyToId']) {
    if (body[name] !== undefined && typeof body[name] !== 'string') throw badArgument(`${name} must be a text.`);
  }
  for (const name of ['entities', 'attachments']) {
    const list = body[name];
    if (list !== undefined && !(Array.isArray(list) && list.every(isObject))) {
      throw badArgument(`${name} must be a list of objects.`);
    }
  }
  const attachments = (body.attachments ?? []) as readonly Record<string, unknown>[];
  if (attachments.some(({ contentUrl }) => contentUrl !== undefined)) throw noFiles();
}

/** Files are not accepted, by policy: people would send passports and permits. */
export const noFiles = () =>
  new Refusal(415, 'UploadsNotAccepted', 'This assistant does not accept files. Ask in words, without personal data.');

function maskWords(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskWords(item, mask));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === ownMark || name === 'id' ? item : maskWords(item, mask),
    ]),
  );
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
