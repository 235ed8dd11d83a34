/** Replies by the Bot Connector: one that fails, refuses or never answers must not hold up anybody. */

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { TakeTurn } from '../../src/conversation/types.js';
import { teamsMessage } from './activities.js';
import { type Bench, openBench } from './bench.js';

let bench: Bench;
let server: Server;
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await bench.close();
});

const listen = async (answer: RequestListener): Promise<string> => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

/** Not chained: restify, loaded by other tests, takes away what writeHead returns. */
const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status);
  response.end();
};

const citation = { title: 'T', publisher: 'P', dates: 'd', url: 'https://a.example/' };

describe('the Bot Connector', () => {
  it('gets the replies into the right conversation, in order', async () => {
    const got: { url: string; body: Record<string, unknown> }[] = [];
    const serviceUrl = await listen(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push({ url: request.url ?? '', body: JSON.parse(body) });
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1"}');
    });
    bench = await openBench({
      takeTurn: (_, input) => ({
        state: { language: 'en', answers: {}, interview: 'idle', misses: 0, offered: [] },
        replies: ['one', 'two', input.text].map((text) => ({ text, buttons: [], citations: [citation] })),
        summary: { ending: 'answered', language: 'en', facts: ['a.b'] },
      }),
    });
    const body = teamsMessage('three', { serviceUrl });
    expect((await bench.bot.processHttp({ authorization: undefined, body })).status).toBe(200);
    expect(got.map(({ body: sent }) => sent.text)).toEqual(['one', 'two', 'three']);
    // The SDK's serializer must not empty the entities on their way.
    expect(got[2]!.body.entities).toEqual([
      expect.objectContaining({ '@type': 'Message', citation: [expect.objectContaining({ position: 1 })] }),
      { type: 'urn:ecopr-assistant:turn', ending: 'answered', language: 'en', facts: ['a.b'] },
    ]);
    expect(got[0]!.url).toBe(`/v3/conversations/a%3A1/activities/${body.id}`);
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['breaks the connection', (request) => request.socket.destroy()],
    ['answers 500', (_, response) => refuse(response, 500)],
    ['answers 403', (_, response) => refuse(response, 403)],
  ])('that %s is given up in time: the POST is answered, the next message too', async (_, answer) => {
    const serviceUrl = await listen(answer);
    bench = await openBench({ sendWithin: 300, lateWithin: 300 });
    for (let time = 0; time < 2; time++) {
      const began = performance.now();
      const { status } = await bench.bot.processHttp({
        authorization: undefined,
        body: teamsMessage('x', { serviceUrl }),
      });
      expect(status).toBe(200);
      expect(performance.now() - began).toBeLessThan(2000);
    }
    expect(bench.logged.some(({ text }) => text === 'replies could not be sent')).toBe(true);
  });

  describe('that is slow', () => {
    const slow = async (got: string[], milliseconds: number, status = 200) =>
      listen(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        got.push(JSON.parse(body).text);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end('{"id":"1"}');
      });
    const say = (serviceUrl: string) => {
      const activity = teamsMessage('x', { serviceUrl });
      return { send: () => bench.bot.processHttp({ authorization: undefined, body: activity }), activity };
    };
    const twoReplies: TakeTurn = () => ({
      state: { language: 'en', answers: {}, interview: 'idle', misses: 0, offered: [] },
      replies: ['one', 'two'].map((text) => ({ text, buttons: [], citations: [] })),
      summary: { ending: 'answered', language: 'en' },
    });

    it('gets all replies after the POST was answered, and the end waits for them', async () => {
      const got: string[] = [];
      bench = await openBench({ sendWithin: 50, takeTurn: twoReplies });
      expect((await say(await slow(got, 150)).send()).status).toBe(200);
      expect(got).toEqual([]);
      await bench.bot.idle();
      expect(got).toEqual(['one', 'two']);
      expect(bench.logged.map(({ text }) => text)).toEqual(['replies could not be sent', 'replies were sent late']);
    });

    it('is not sent them twice when the activity is repeated meanwhile', async () => {
      const got: string[] = [];
      bench = await openBench({ sendWithin: 50, takeTurn: twoReplies });
      const { send } = say(await slow(got, 150));
      await send();
      expect((await send()).status).toBe(200);
      await bench.bot.idle();
      expect(got).toEqual(['one', 'two']);
      expect(bench.inputs).toHaveLength(1);
    });

    it('and then refuses them, is told in the log', async () => {
      bench = await openBench({ sendWithin: 50, takeTurn: twoReplies });
      await say(await slow([], 100, 403)).send();
      await bench.bot.idle();
      expect(bench.logged.map(({ text }) => text)).toEqual([
        'replies could not be sent',
        'late replies could not be sent',
      ]);
    });

    it('for ever, is given up, and the end does not wait for ever', async () => {
      bench = await openBench({ sendWithin: 50, lateWithin: 100, takeTurn: twoReplies });
      await say(await slow([], 60_000)).send();
      const began = performance.now();
      await bench.bot.idle();
      expect(performance.now() - began).toBeLessThan(1000);
      expect(bench.logged.map(({ text }) => text)).toContain('late replies were given up');
    });
  });
});
