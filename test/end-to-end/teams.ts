/** A local Bot Connector that takes what the bot says, and people in Teams who talk to the bot through it. */

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heard, Person } from '../support/transcript.js';
import { type SaidActivity, untilSaid } from './said.js';

export interface Connector {
  /** What the bot said in a conversation, oldest first. */
  readonly said: (conversationId: string) => readonly SaidActivity[];
  readonly serviceUrl: string;
  close(): Promise<void>;
}

export const openConnector = async (): Promise<Connector> => {
  const said = new Map<string, SaidActivity[]>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const id = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/.exec(request.url ?? '')?.[1];
    if (request.method !== 'POST' || id === undefined) {
      response.statusCode = 404;
      response.end();
      return;
    }
    const conversation = decodeURIComponent(id);
    said.set(conversation, [...(said.get(conversation) ?? []), JSON.parse(body) as SaidActivity]);
    response.statusCode = 201;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: randomUUID() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    said: (conversationId) => said.get(conversationId) ?? [],
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export interface JoinOptions {
  /** The service's address; it must run with `BOT_AUTH=none`. */
  readonly base: string;
  readonly connector: Connector;
  readonly language: 'en' | 'fr';
  /** A personal chat, or a thread in a channel. */
  readonly place: 'private' | 'shared';
  /** Lets time pass for the service. */
  readonly pass: (milliseconds: number) => void;
}

const bot = { id: '28:bot', name: 'eCOPR Assistant' };

/** Somebody who has just installed the app, or who writes to it in a channel. */
export const join = async ({ base, connector, language, place, pass }: JoinOptions): Promise<Person> => {
  const id = randomUUID();
  const person = { id: `29:${id}`, name: 'Somebody' };
  const conversation =
    place === 'private'
      ? { id: `a:${id}`, conversationType: 'personal' }
      : { id: `19:${id}@thread.tacv2;messageid=1`, conversationType: 'channel', isGroup: true };
  const tell = async (activity: object): Promise<void> => {
    const common = {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      locale: `${language}-CA`,
      from: person,
      recipient: bot,
      conversation,
    };
    const answer = await fetch(`${base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...common, ...activity }),
    });
    if (answer.status !== 200) throw new Error(`the bot answered ${answer.status}: ${await answer.text()}`);
  };
  let read = 0;
  const nextTurn = async (): Promise<Heard> => {
    const heard = await untilSaid(() => connector.said(conversation.id).slice(read));
    read = connector.said(conversation.id).length;
    return heard;
  };

  if (place === 'private') {
    await tell({ type: 'conversationUpdate', membersAdded: [person, bot] });
    await nextTurn();
  }
  const mention = { type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` };
  return {
    // Teams sends the label of a suggested action as if it had been typed.
    say: async ({ text, value }, pressed) => {
      await tell({
        type: 'message',
        text: place === 'private' ? text : `${mention.text} ${text}`,
        ...(place === 'private' ? {} : { entities: [mention] }),
        ...(pressed || value === undefined ? {} : { value }),
      });
      return nextTurn();
    },
    rest: pass,
  };
};
