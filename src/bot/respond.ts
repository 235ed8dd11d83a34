/** One activity from arrival to the last reply: who is meant, the turn, the words for the channel, sending. */

import type { Activity, TurnContext } from 'botbuilder';
import type { Ending, Input } from '../conversation/types.js';
import { privateServiceUrl } from './authentication.js';
import { inputOf, isAddressed, placeOf, startOf } from './input.js';
import type { TurnQueue } from './queue.js';
import { renderTurn } from './render.js';
import { expectsReplies, type SendDeps, send } from './send.js';
import type { SentMemory } from './sent.js';
import { stateKey, storedTurn, type TurnDeps, takeStoredTurn } from './turns.js';

export interface RespondDeps extends TurnDeps, SendDeps {
  readonly queue: TurnQueue;
  readonly sent: SentMemory;
  /** scheme://host[:port] under which people reach the service, for links to its pages. */
  readonly publicUrl?: string | undefined;
  /** Called once for every turn that was taken. */
  readonly onTurn: (turn: { readonly ending: Ending; readonly channel: string; readonly seconds: number }) => void;
  /** Called after the reply to somebody who asked to be forgotten: the store has noted it and waits to carry it out. */
  readonly onForget: () => void;
}

/** `failed`: the person got no answer at all. */
export type Responded = 'answered' | 'ignored' | 'failed';

/**
 * Answers one activity. Throws `QueueFull`, and what the store throws about an activity that came before.
 * @param context the SDK's view of the activity, already authenticated
 * @param replied how many replies to this activity the conversation holds already; more than 0: it came before
 */
export const respond = async (deps: RespondDeps, context: TurnContext, replied = 0): Promise<Responded> => {
  const { activity } = context;
  const wanted = wantedTurn(activity);
  if (wanted === undefined) return 'ignored';
  const { activityId, input } = wanted;
  const key = stateKey(namespaceOf(activity), activity.conversation.id, wanted.userId);
  return deps.queue.run(key, async () => {
    const began = performance.now();
    const name = `${key} ${activityId}`;
    await deps.late.over(name);
    // Asked before anything else: what was answered is never a second turn, also when the store has forgotten it.
    const sentBefore = deps.sent.has(name);
    if (sentBefore && !expectsReplies(activity)) return 'ignored';
    const request = { key, activityId, input, logged: isOwn(activity) ? activity.conversation.id : undefined };
    const turn = await (sentBefore || replied > 0 ? storedTurn : takeStoredTurn)(deps, request);
    if (turn === undefined) return 'ignored';
    const { replies, summary, repeated, forget } = turn;
    const activities = renderTurn(replies, summary, {
      channelId: activity.channelId,
      place: input.place,
      publicUrl: deps.publicUrl,
    });
    const delivered = await send(deps, context, activities.slice(replied), name, () => {
      if (summary.ending !== 'error') deps.sent.add(name);
    });
    if (!repeated)
      deps.onTurn({ ending: summary.ending, channel: labelOf(activity), seconds: (performance.now() - began) / 1000 });
    if (forget) deps.onForget();
    return delivered ? 'answered' : 'failed';
  });
};

/** Whether the conversation is held by this process. */
const isOwn = ({ serviceUrl }: Activity): boolean => serviceUrl === privateServiceUrl;

/** Conversations of this process, of Azure's Direct Line and of other channels never share state. */
const namespaceOf = (activity: Activity): string =>
  isOwn(activity) ? 'directline' : `connector:${activity.channelId.slice(0, 40)}`;

/** Where a turn came from, for numbers: few names, whatever senders call themselves. */
const labelOf = (activity: Activity): string => {
  if (isOwn(activity)) return 'own';
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
