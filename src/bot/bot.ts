/** The bot: takes activities from outside and from this process, answers each through the SDK's adapter. */

import type { Activity, TurnContext } from 'botbuilder';
import { readActivity } from './activity.js';
import { AssistantAdapter, type Connector, inProcessFactory } from './adapter.js';
import { AssistantAuthentication, CannotTell, privateServiceUrl, Refused } from './authentication.js';
import { letEntitiesThrough } from './entities-on-the-wire.js';
import { createLateSends } from './late.js';
import { describeError } from './log.js';
import { createQueue, QueueFull } from './queue.js';
import { type RespondDeps, type Responded, respond } from './respond.js';
import { createSentMemory } from './sent.js';

/** Who the bot is. `closed`: activities from outside are refused; `open`: they are believed without a token. */
export type Identity =
  | { readonly kind: 'closed' | 'open' }
  | { readonly kind: 'registered'; readonly appId: string; readonly options: Readonly<Record<string, string>> };

export interface BotDeps extends Omit<RespondDeps, 'queue' | 'sent' | 'late' | 'sendWithin'> {
  readonly identity: Identity;
  /** Where replies into conversations of this process go. */
  readonly connector: Connector;
  readonly sendWithin?: number;
  /** How long a sending that outlasts its turn is followed, in milliseconds. */
  readonly lateWithin?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** A conversation of this process. */
export interface DirectConversation {
  readonly id: string;
  readonly userId: string;
}

export interface Bot {
  /** Takes the body of a POST to /api/messages. Never rejects. */
  processHttp(request: { readonly authorization: string | undefined; readonly body: unknown }): Promise<HttpAnswer>;
  /**
   * Takes an activity of a conversation of this process. Never rejects.
   * @param replied how many replies to it the conversation holds already; more than 0: it came before
   * @returns `failed` when the person got no answer at all, not even an apology
   */
  processDirect(
    activity: Readonly<Record<string, unknown>>,
    conversation: Pick<DirectConversation, 'id'>,
    userId: string,
    replied?: number,
  ): Promise<'ok' | 'failed'>;
  /** Tells that a person has come into a conversation of this process. Never rejects. */
  greetDirect(conversation: DirectConversation, locale?: string): Promise<'ok' | 'failed'>;
  /** Resolves when no turn runs, none waits, and nothing is being sent late. */
  idle(): Promise<void>;
}

/** The name under which the bot speaks where no channel gives it one. */
const account = { id: 'ecopr-assistant', name: 'eCOPR Assistant', role: 'bot' };

/** Half of what a channel grants: it repeats an activity whose POST is not answered within 15 s. */
const usualSendWithin = 4_500;
/** Together with the above less than those 15 s, and less than the service has for its end. */
const usualLateWithin = 4_500;

/** What a client of ours may say of its activity. Where it goes, from whom, and how it is answered is not its business. */
const ofTheClient = ['type', 'id', 'text', 'value', 'locale', 'timestamp'] as const;

export const createBot = (deps: BotDeps): Bot => {
  const { identity, log } = deps;
  letEntitiesThrough();
  const registered = identity.kind === 'registered' ? identity : undefined;
  const inProcess = inProcessFactory(deps.connector);
  const authentication = new AssistantAuthentication(registered?.options ?? {}, inProcess);
  const adapter = new AssistantAdapter(authentication, inProcess, registered?.appId ?? '');
  const queue = createQueue();
  const late = createLateSends(log, deps.lateWithin ?? usualLateWithin);
  const turns: RespondDeps = {
    ...deps,
    queue,
    late,
    sent: createSentMemory(),
    sendWithin: deps.sendWithin ?? usualSendWithin,
  };

  // What gets here is a mistake of ours: the turn itself never throws. The sender must not repeat for that.
  adapter.onTurnError = async (_context, error) => {
    if (error instanceof QueueFull) throw error;
    log.error(describeError(error), 'activity failed');
  };

  const processHttp: Bot['processHttp'] = async ({ authorization, body }) => {
    const read = readActivity(body);
    if (!read.ok) return refusal(400, read.code, read.message);
    if (identity.kind === 'closed') return unauthorized;
    try {
      const answer = await adapter.receive(authorization ?? '', read.activity, async (context: TurnContext) => {
        await respond(turns, context);
      });
      return { status: answer?.status ?? 200, body: answer?.body };
    } catch (error) {
      if (error instanceof Refused) return unauthorized;
      if (error instanceof QueueFull) return refusal(429, 'TooManyRequests', 'Too many activities wait already.');
      log.error(describeError(error instanceof CannotTell ? error.cause : error), 'activity could not be taken');
      if (error instanceof CannotTell) return refusal(503, 'ServiceUnavailable', 'Tokens cannot be checked now.');
      return refusal(500, 'ServiceError', 'The activity could not be taken.');
    }
  };

  const receive = async (activity: Readonly<Record<string, unknown>>, replied?: number): Promise<'ok' | 'failed'> => {
    const read = readActivity(activity);
    if (!read.ok) return 'failed';
    let responded: Responded = 'failed';
    try {
      await adapter.receiveDirect(read.activity, async (context) => {
        responded = await respond(turns, context, replied);
      });
    } catch (error) {
      log.error(describeError(error), 'activity could not be taken');
    }
    return responded === 'failed' ? 'failed' : 'ok';
  };

  const addressed = (conversationId: string, userId: string): Partial<Activity> => ({
    channelId: 'directline',
    serviceUrl: privateServiceUrl,
    conversation: { id: conversationId } as Activity['conversation'],
    from: { id: userId, name: '', role: 'user' },
    recipient: account,
  });

  return {
    processHttp,
    processDirect: (activity, conversation, userId, replied) => {
      const said = Object.fromEntries(ofTheClient.map((name) => [name, activity[name]]));
      return receive({ ...said, ...addressed(conversation.id, userId) }, replied);
    },
    greetDirect: (conversation, locale) =>
      receive({
        type: 'conversationUpdate',
        id: `arrival:${conversation.userId}`,
        locale,
        membersAdded: [{ id: conversation.userId }],
        ...addressed(conversation.id, conversation.userId),
      }),
    idle: async () => {
      await queue.idle();
      await late.idle();
    },
  };
};

const refusal = (status: number, code: string, message: string): HttpAnswer => ({
  status,
  body: { error: { code, message } },
});

const unauthorized = refusal(401, 'Unauthorized', 'The activity needs a valid token of its channel.');
