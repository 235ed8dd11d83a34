/** Checks the shape of an activity that came from outside, before anything trusts its types. */

import type { Activity } from 'botbuilder';

export type ReadActivity =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly code: string; readonly message: string };

const longestId = 1000;

/** Takes the parsed body of a POST. Fields that are needed and wrong are refused; others that are wrong are left out. */
export const readActivity = (body: unknown): ReadActivity => {
  if (!isRecord(body)) return refused('BadSyntax', 'The body must be one activity as a JSON object.');
  const { type } = body;
  if (typeof type !== 'string' || type === '') return refused('MissingProperty', '"type" must be a text.');
  const activity: Record<string, unknown> = { ...body };
  if (type === 'message' || type === 'conversationUpdate') {
    if (!isId(idOf(body.conversation))) return refused('MissingProperty', '"conversation.id" must be a text.');
    if (typeof body.channelId !== 'string') return refused('MissingProperty', '"channelId" must be a text.');
  }
  if (type === 'message') {
    if (!isId(body.id)) return refused('MissingProperty', '"id" must be a text.');
    if (!isId(idOf(body.from))) return refused('MissingProperty', '"from.id" must be a text.');
    if (body.text !== undefined && body.text !== null && typeof body.text !== 'string') {
      return refused('BadArgument', '"text" must be a text.');
    }
  }
  for (const name of ['id', 'locale', 'serviceUrl', 'channelId', 'deliveryMode', 'replyToId', 'name']) {
    if (typeof activity[name] !== 'string') delete activity[name];
  }
  for (const name of ['from', 'recipient', 'conversation']) if (!isRecord(activity[name])) delete activity[name];
  for (const name of ['entities', 'membersAdded', 'membersRemoved', 'attachments']) {
    if (activity[name] === undefined) continue;
    activity[name] = Array.isArray(activity[name]) ? activity[name].filter(isRecord) : [];
  }
  // CloudAdapter.process turns these into dates; the way taken here does not pass through it.
  for (const name of ['timestamp', 'localTimestamp', 'expiration']) {
    const date = new Date(typeof activity[name] === 'string' ? activity[name] : Number.NaN);
    if (Number.isNaN(date.getTime())) delete activity[name];
    else activity[name] = date;
  }
  return { ok: true, activity: activity as unknown as Activity };
};

const refused = (code: string, message: string): ReadActivity => ({ ok: false, code, message });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (value: unknown): unknown => (isRecord(value) ? value.id : undefined);

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestId;
