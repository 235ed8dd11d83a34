/** A visitor with the real npm client: says something and waits for the end of the turn. */

import type { TurnSummary } from '../../src/conversation/index.js';
import { connect } from '../directline/client.js';

interface Activity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly id: string };
  readonly entities?: readonly ({ readonly type: string } & Record<string, unknown>)[];
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string; readonly value: unknown }[] };
}

export interface HeardTurn {
  readonly summary: TurnSummary;
  readonly text: string;
  readonly activities: readonly Activity[];
}

export interface Visitor {
  readonly welcome: HeardTurn;
  readonly conversationId: string;
  say(message: { readonly text: string; readonly value?: unknown }): Promise<HeardTurn>;
  end(): void;
}

const turnEntity = 'urn:ecopr-assistant:turn';
const patience = 15_000;

export const visit = async (base: string, language: 'en' | 'fr', webSocket: boolean): Promise<Visitor> => {
  const token = (await (await fetch(`${base}/api/token`, { method: 'POST' })).json()) as {
    token: string;
    userId: string;
  };
  const client = connect({ base } as never, {
    token: token.token,
    webSocket,
    ...{ conversationStartProperties: { locale: language } },
  });
  let read = 0;

  const nextTurn = async (): Promise<HeardTurn> => {
    const heard: Activity[] = [];
    for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10))) {
      while (read < client.activities.length) {
        const activity = client.activities[read++] as Activity;
        if (activity.type !== 'message' || activity.from.id === token.userId) continue;
        heard.push(activity);
        const entity = activity.entities?.find(({ type }) => type === turnEntity);
        if (entity) {
          return {
            summary: entity as unknown as TurnSummary,
            text: heard.map(({ text }) => text ?? '').join('\n\n'),
            activities: heard,
          };
        }
      }
    }
    throw new Error(`no turn came within ${patience} ms; heard: ${heard.map(({ text }) => text).join(' / ')}`);
  };

  const welcome = await nextTurn();
  return {
    welcome,
    conversationId: client.conversationId(),
    say: async (message) => {
      await client.send({ type: 'message', from: { id: token.userId }, locale: language, ...message });
      return nextTurn();
    },
    end: () => client.end(),
  };
};
