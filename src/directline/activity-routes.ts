/** Activities: read by watermark, and sent. */

import { createHash } from 'node:crypto';
import type { HttpRequest, Route } from '../http/types.js';
import type { ConversationRecord } from '../store/types.js';
import { activityId, passingId, readWatermark, toClient } from './activity-log.js';
import { noFiles } from './client-fields.js';
import type { Credentials } from './credentials.js';
import { type Incoming, readIncoming, withId } from './incoming.js';
import { answer, Refusal } from './refusal.js';
import type { Turns } from './turns.js';
import type { DirectLineDeps } from './types.js';

/** Bytes of one activity on its way: the protocol allows 256 K characters. Much less is kept, see incoming.ts. */
const activityBody = 256 * 1024;
/** Activities in one answer; the watermark leads on to the rest. */
const pageLength = 500;

export function activityRoutes(
  deps: Pick<DirectLineDeps, 'store' | 'clock' | 'randomId' | 'mask' | 'log'>,
  credentials: Credentials,
  turns: Turns,
): readonly Route[] {
  const { store, clock, randomId, mask, log } = deps;

  async function read(request: HttpRequest) {
    const { conversation } = await credentials.identifyFor(request);
    const after = readWatermark(request.query) ?? 0;
    const logged = await store.readActivities(conversation.id, after, pageLength);
    // A watermark beyond the end comes from a log that was forgotten; echoed, it would hide all that is new.
    const watermark = logged.at(-1)?.watermark ?? Math.min(after, await store.lastWatermark(conversation.id));
    const activities = logged.map((entry) => toClient(conversation.id, entry));
    return answer(200, { activities, watermark: String(watermark) });
  }

  async function send(request: HttpRequest) {
    const { caller, conversation } = await credentials.identifyFor(request);
    const sender = caller.kind === 'visitor' ? caller.claims : undefined;
    const incoming = readIncoming(request.body, conversation.id, sender, clock(), mask);
    // Only says that somebody types: neither kept nor a turn.
    if (incoming.type === 'typing') return answer(200, { id: passingId(conversation.id, randomId()) });
    const { watermark, repeated } = await append(conversation, incoming);
    const id = activityId(conversation.id, watermark);
    const activity = withId(incoming.original, conversation.id, watermark);
    const outcome = repeated
      ? await turns.repeat(id, watermark, activity, conversation)
      : await turns.run(id, activity, conversation);
    if (outcome === 'failed') throw rejected();
    if (outcome === 'late') log.warn({}, 'turn takes long: answered before its end');
    return answer(200, { id });
  }

  async function append({ id }: ConversationRecord, { clientActivityId, masked }: Incoming) {
    const at = clock().getTime();
    try {
      if (clientActivityId !== undefined) return await store.appendOnce(id, fingerprint(clientActivityId), masked, at);
      return { watermark: await store.appendActivity(id, masked, at), repeated: false };
    } catch (error) {
      log.error({ err: error }, 'activity could not be stored');
      throw rejected();
    }
  }

  async function upload(request: HttpRequest): Promise<never> {
    await credentials.identifyFor(request);
    throw noFiles();
  }

  const one = '/v3/directline/conversations/:conversationId';
  return [
    { method: 'GET', path: `${one}/activities`, cors: true, handle: read },
    { method: 'POST', path: `${one}/activities`, cors: true, maxBody: activityBody, handle: send },
    { method: 'POST', path: `${one}/upload`, cors: true, maxBody: 0, handle: upload },
  ];
}

const rejected = () => new Refusal(502, 'BotRejectedActivity', 'The bot could not take the activity. Send it again.');

/** A client's own id may be long or odd; its fingerprint is neither. */
const fingerprint = (text: string) => createHash('sha256').update(text).digest('base64url');
