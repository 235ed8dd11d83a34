/** A visitor with the real npm client: says something and waits for the end of the turn. */

import { type Client, connect } from '../directline/client.js';
import type { Heard, Person } from '../support/transcript.js';
import { type SaidActivity, turnEntity, untilSaid } from './said.js';

interface Activity extends SaidActivity {
  readonly id: string;
  readonly from: { readonly id: string };
}

export interface Visitor extends Person {
  readonly welcome: Heard;
  say: (...said: Parameters<Person['say']>) => Promise<Heard>;
  end(): void;
}

export interface VisitOptions {
  readonly base: string;
  readonly language: 'en' | 'fr';
  readonly webSocket: boolean;
  /** The service's secret: with it somebody who was away gets a new token. */
  readonly secret: string;
  /** Lets time pass for the service. */
  readonly pass: (milliseconds: number) => void;
}

export const visit = async ({ base, language, webSocket, secret, pass }: VisitOptions): Promise<Visitor> => {
  const folder = `${base}/v3/directline/conversations`;
  const { token, userId } = (await (await fetch(`${base}/api/token`, { method: 'POST' })).json()) as {
    token: string;
    userId: string;
  };
  const known = new Set<string>();
  const enter = (options: { token: string; conversationId?: string }): Client =>
    connect({ base } as never, { webSocket, ...options, ...{ conversationStartProperties: { locale: language } } });
  let client = enter({ token });

  const nextTurn = (): Promise<Heard> =>
    untilSaid(() => {
      const said = (client.activities as readonly Activity[]).filter(
        ({ id, type, from }) => type === 'message' && from.id !== userId && !known.has(id),
      );
      if (!said.some(({ entities }) => entities?.some(({ type }) => type === turnEntity))) return said;
      for (const { id } of said) known.add(id);
      return said;
    });

  const welcome = await nextTurn();
  return {
    welcome,
    say: async (message) => {
      await client.send({ type: 'message', from: { id: userId }, locale: language, ...message });
      return nextTurn();
    },
    rest: async (milliseconds) => {
      const conversationId = client.conversationId();
      client.end();
      pass(milliseconds);
      const answer = await fetch(`${folder}/${conversationId}`, { headers: { authorization: `Bearer ${secret}` } });
      const renewed = (await answer.json()) as { token: string };
      client = enter({ token: renewed.token, conversationId });
    },
    end: () => client.end(),
  };
};
