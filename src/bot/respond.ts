/** One activity from arrival to the last reply: who is meant, the turn, the words for the channel, sending. */

import type { Activity, TurnContext } from 'botbuilder';
import type { Ending, Input } from '../conversation/types.js';
import type { Store } from '../store/types.js';
import { privateServiceUrl } from './authentication.js';
import { inputOf, isAddressed, placeOf, startOf } from './input.js';
import { describeError } from './log.js';
import type { TurnQueue } from './queue.js';
import { renderTurn } from './render.js';
import type { SentMemory } from './sent.js';
import { stateKey, type TurnDeps, takeStoredTurn } from './turns.js';

export interface RespondDeps extends TurnDeps {
  readonly store: TurnDeps['store'] & Pick<Store, 'forgetState'>;
  readonly queue: TurnQueue;
  readonly sent: SentMemory;
  /** Longest time for sending all replies of a turn, in milliseconds. */
  readonly sendWithin: number;
  /** Called once for every turn that was taken. */
  readonly onTurn: (turn: { readonly ending: Ending; readonly channel: string; readonly seconds: number }) => void;
  /** Deletes the activity log of a conversation held by this process, after its last reply was read. */
  readonly forgetConversation: (conversationId: string) => void;
}

/** `failed`: the person got no answer at all. */
export type Responded = 'answered' | 'ignored' | 'failed';

/**
 * Answers one activity. Throws only `QueueFull`.
 * @param context the SDK's view of the activity, already authenticated
 */
export const respond = async (deps: RespondDeps, context: TurnContext): Promise<Responded> => {
  const { activity } = context;
  const wanted = wantedTurn(activity);
  if (wanted === undefined) return 'ignored';
  const key = stateKey(namespaceOf(activity), activity.conversation.id, wanted.userId);
  return deps.queue.run(key, async () => {
    const began = performance.now();
    const turn = await takeStoredTurn(deps, { key, activityId: wanted.activityId, input: wanted.input });
    if (turn === undefined) return 'ignored';
    const { replies, summary, repeated, forget } = turn;
    // With expectReplies the answer to the POST is the only way: there a repetition is answered again.
    if (repeated && deps.sent.has(key, wanted.activityId) && activity.deliveryMode !== 'expectReplies')
      return 'ignored';
    const delivered = await send(
      deps,
      context,
      renderTurn(replies, summary, { channelId: activity.channelId, place: wanted.input.place }),
    );
    if (delivered && summary.ending !== 'error') deps.sent.add(key, wanted.activityId);
    if (!repeated)
      deps.onTurn({ ending: summary.ending, channel: labelOf(activity), seconds: (performance.now() - began) / 1000 });
    if (forget) await forgetAll(deps, activity, key);
    return delivered ? 'answered' : 'failed';
  });
};

/** Conversations of this process, of Azure's Direct Line and of other channels never share state. */
const namespaceOf = ({ channelId, serviceUrl }: Activity): string =>
  serviceUrl === privateServiceUrl ? 'directline' : `connector:${channelId.slice(0, 40)}`;

/** Where a turn came from, for numbers: few names, whatever senders call themselves. */
const labelOf = (activity: Activity): string => {
  if (activity.serviceUrl === privateServiceUrl) return 'own';
  return knownChannels.includes(activity.channelId) ? activity.channelId : 'other';
};

const knownChannels: readonly string[] = ['msteams', 'directline', 'webchat', 'emulator'];

interface WantedTurn {
  readonly userId: string;
  readonly activityId: string;
  readonly input: Input;
}

/** Messages to the bot, and the arrival of a person; everything else is taken note of in silence. */
const wantedTurn = (activity: Activity): WantedTurn | undefined => {
  if (activity.type === 'message') {
    if (!isAddressed(activity)) return undefined;
    return { userId: activity.from.id, activityId: activity.id!, input: inputOf(activity) };
  }
  if (activity.type !== 'conversationUpdate' || placeOf(activity) === 'shared') return undefined;
  const botId = activity.recipient?.id;
  const person = activity.membersAdded?.find(({ id }) => typeof id === 'string' && id !== '' && id !== botId);
  // The id of the arrival is the person's: channels tell it several times, each with an id of its own.
  return person && { userId: person.id, activityId: `arrival:${person.id}`, input: startOf(activity) };
};

const send = async (deps: RespondDeps, context: TurnContext, activities: Partial<Activity>[]): Promise<boolean> => {
  if (activities.length === 0) return true;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendTooLong()), deps.sendWithin);
  });
  try {
    await Promise.race([context.sendActivities(activities), late]);
    return true;
  } catch (error) {
    deps.log.warn({ ...describeError(error), channel: context.activity.channelId }, 'replies could not be sent');
    return false;
  } finally {
    clearTimeout(timer);
  }
};

class SendTooLong extends Error {
  override readonly name = 'SendTooLong';
}

const forgetAll = async (deps: RespondDeps, activity: Activity, key: string): Promise<void> => {
  try {
    await deps.store.forgetState(key);
    if (activity.serviceUrl === privateServiceUrl) deps.forgetConversation(activity.conversation.id);
  } catch (error) {
    deps.log.error(describeError(error), 'a person asked to be forgotten and could not be');
  }
};
