/** Replies by the Bot Connector: one that fails, refuses or never answers must not hold up anybody. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
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
        state: { language: 'en', languageSettled: false, answers: {}, interview: 'idle', misses: 0, offered: [] },
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
    ['answers 500', (_, response) => response.writeHead(500).end()],
    ['answers 403', (_, response) => response.writeHead(403).end()],
  ])('that %s is given up in time: the POST is answered, the next message too', async (_, answer) => {
    const serviceUrl = await listen(answer);
    bench = await openBench({ sendWithin: 300 });
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
});
