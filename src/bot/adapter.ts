/** The SDK's adapter with two doors: activities with a token from outside, and activities of this process. */

import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AssistantAuthentication, ConnectorFactory } from './authentication.js';

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** Delivers what the bot sends into a conversation of this process. */
export interface Connector {
  /** @returns the id given to the activity, bare or in an object */
  deliver(conversationId: string, activity: Readonly<Record<string, unknown>>): Promise<unknown>;
  update(conversationId: string, activity: Readonly<Record<string, unknown>>): Promise<unknown>;
  delete(conversationId: string, activityId: string): Promise<unknown>;
}

export class AssistantAdapter extends CloudAdapter {
  readonly #inProcess: ConnectorFactory;
  readonly #appId: string;

  constructor(authentication: AssistantAuthentication, inProcess: ConnectorFactory, appId: string) {
    super(authentication);
    this.#inProcess = inProcess;
    this.#appId = appId;
  }

  /** @throws Refused, CannotTell, and whatever `onTurnError` lets through */
  receive(authorization: string, activity: Activity, logic: TurnLogic): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }

  /** Takes an activity of this process: no token, no network. */
  async receiveDirect(activity: Activity, logic: TurnLogic): Promise<void> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    await this.processActivity({ audience: '', claimsIdentity, connectorFactory: this.#inProcess }, activity, logic);
  }
}

/** A connector factory in the SDK's shape over a connector of this process. */
export const inProcessFactory = (connector: Connector): ConnectorFactory => {
  const deliver = async (conversationId: string, activity: Partial<Activity>) => ({
    id: idOf(await connector.deliver(conversationId, plain(activity))),
  });
  const client = {
    conversations: {
      sendToConversation: deliver,
      replyToActivity: (conversationId: string, _replyToId: string, activity: Partial<Activity>) =>
        deliver(conversationId, activity),
      updateActivity: async (conversationId: string, id: string, activity: Partial<Activity>) => {
        await connector.update(conversationId, { ...plain(activity), id });
        return { id };
      },
      deleteActivity: async (conversationId: string, id: string) => {
        await connector.delete(conversationId, id);
      },
    },
  };
  // The adapter uses no more of a connector client than these four calls.
  return { create: async () => client as unknown as Awaited<ReturnType<ConnectorFactory['create']>> };
};

const idOf = (given: unknown): string =>
  typeof given === 'object' && given !== null ? String((given as { id?: unknown }).id ?? '') : String(given ?? '');

/** As JSON would carry it, without what only this process needs to know. */
const plain = (activity: Partial<Activity>): Readonly<Record<string, unknown>> => {
  const { serviceUrl: _, callerId: __, ...rest } = activity;
  return JSON.parse(JSON.stringify(rest)) as Record<string, unknown>;
};
