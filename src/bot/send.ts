/** Sends the replies of a turn: in order, within a time, and to their end also when the turn is over before. */

import { type Activity, TurnContext } from 'botbuilder';
import type { LateSends } from './late.js';
import { describeError, type Log } from './log.js';

export interface SendDeps {
  readonly log: Log;
  readonly late: LateSends;
  /** How long a turn waits for its replies to be sent, in milliseconds. */
  readonly sendWithin: number;
}

/**
 * @param name the turn's, for those who wait for a late sending
 * @param onSent called once all are sent, late or not
 * @returns false when they could not be sent, or not in time
 */
export const send = async (
  { log, late, sendWithin }: SendDeps,
  context: TurnContext,
  activities: Partial<Activity>[],
  name: string,
  onSent: () => void,
): Promise<boolean> => {
  const { channelId } = context.activity;
  const sendAll = async () => {
    if (activities.length > 0) await lasting(context).sendActivities(activities);
    onSent();
  };
  const sent = sendAll();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), sendWithin);
  });
  try {
    if ((await Promise.race([sent.then(() => true), tooLong])) === true) return true;
    log.warn({ error: 'SendTooLong', channel: channelId }, 'replies could not be sent');
    late.follow(name, sent);
  } catch (error) {
    log.warn({ ...describeError(error), channel: channelId }, 'replies could not be sent');
  } finally {
    clearTimeout(timer);
  }
  return false;
};

/** Whether the replies travel in the answer to the POST. */
export const expectsReplies = ({ deliveryMode }: Partial<Activity>): boolean => deliveryMode === 'expectReplies';

/**
 * The SDK makes a turn's context useless when the turn ends; what is still to be sent would be lost. So a copy sends,
 * except where the replies are gathered in the context itself.
 */
const lasting = (context: TurnContext): TurnContext => {
  if (expectsReplies(context.activity)) return context;
  const copy = new TurnContext(context);
  for (const [key, value] of context.turnState) copy.turnState.set(key, value);
  return copy;
};
