/** How the bot speaks: its activities are completed, logged, and reach the clients by stream and by polling. */

import { activityId, botId, passingId } from './activity-log.js';
import type { Streams } from './streams.js';
import type { Activity, Connector, DirectLineDeps } from './types.js';

/** What clients must not see, and what is set here. */
const inside = ['id', 'serviceUrl', 'callerId', 'recipient', 'localTimestamp', 'relatesTo', 'deliveryMode'];
/** Not for clients: the channel's own notices and traces for developers. */
const silent = ['conversationUpdate', 'trace', 'invokeResponse', 'delay'];

export function createConnector(
  { store, clock, randomId }: Pick<DirectLineDeps, 'store' | 'clock' | 'randomId'>,
  streams: Streams,
): Connector {
  function complete(conversationId: string, activity: object): Activity {
    const fields = activity as Activity;
    const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !inside.includes(name)));
    const { replyToId } = fields;
    // A continuation invented by the SDK answers an id that no client has ever seen.
    if (typeof replyToId !== 'string' || !replyToId.startsWith(`${conversationId}|`)) delete kept.replyToId;
    return {
      ...kept,
      from: { ...(fields.from as object | undefined), id: botId, role: 'bot' },
      channelId: 'directline',
      conversation: { id: conversationId },
      timestamp: clock().toISOString(),
    };
  }

  async function append(conversationId: string, activity: Activity): Promise<number> {
    return store.appendActivity(conversationId, activity, clock().getTime());
  }

  return {
    async deliver(conversationId, activity) {
      const completed = complete(conversationId, activity);
      const type = completed.type as string;
      if (silent.includes(type)) return passingId(conversationId, randomId());
      if (type === 'typing') {
        const id = passingId(conversationId, randomId());
        streams.pass(conversationId, { ...completed, id });
        return id;
      }
      return activityId(conversationId, await append(conversationId, completed));
    },

    async update(conversationId, activity) {
      const { id } = activity as Activity;
      if (typeof id !== 'string') throw new Error('An update must name the id of the activity that it replaces.');
      await append(conversationId, { ...complete(conversationId, activity), id });
      return id;
    },

    async delete(conversationId, id) {
      await append(conversationId, { ...complete(conversationId, { type: 'messageDelete' }), id });
    },
  };
}
