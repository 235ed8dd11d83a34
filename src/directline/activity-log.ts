/** The activity log as clients see it: ids that name a place in it, and watermarks that are opaque to them. */

import type { LoggedActivity } from '../store/types.js';
import { badArgument } from './refusal.js';
import type { Activity } from './types.js';

/** The bot's id in our conversations; clients cannot speak under it. */
export const botId = 'assistant';

/** The id of a logged activity. It follows from its place, so it need not be stored and cannot be given twice. */
export function activityId(conversationId: string, watermark: number): string {
  return `${conversationId}|${String(watermark).padStart(7, '0')}`;
}

/** The id of an activity that is never logged. */
export const passingId = (conversationId: string, random: string) => `${conversationId}|passing-${random}`;

/** A logged activity as it is sent to clients. An update bears the id of the activity that it replaces. */
export function toClient(conversationId: string, { watermark, activity }: LoggedActivity): Activity {
  return { ...activity, id: activity.id ?? activityId(conversationId, watermark) };
}

/** Reads a watermark of a client: absent gives undefined, an empty one the start. Throws a refusal. */
export function readWatermark(query: URLSearchParams): number | undefined {
  const text = query.get('watermark');
  if (text === null) return undefined;
  if (text === '') return 0;
  if (!/^\d{1,15}$/.test(text)) throw badArgument('The watermark is not one that was given out here.');
  return Number(text);
}
