/** The unchanged client of the npm registry against our Direct Line. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startConversation } from './calls.js';
import { connect } from './client.js';
import { type Host, startHost } from './host.js';

let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

const newToken = async () => (await call(host, 'POST', '/api/token')).body;
const message = (text: string) => ({ type: 'message', from: { id: 'page' }, text });

describe.each([
  ['WebSocket', true],
  ['polling', false],
])('DirectLineJS by %s', (_, webSocket) => {
  it("is welcomed, is answered, sees its own message once, under the token's user", async () => {
    const { token, userId } = await newToken();
    const client = connect(host, { token, webSocket });
    await expect.poll(client.texts, { timeout: 5000 }).toEqual(['welcome']);
    const id = await client.send(message('hello'));
    await expect.poll(client.texts, { timeout: 5000 }).toEqual(['welcome', 'hello', 'echo: hello']);
    await client.send(message('more'));
    await expect
      .poll(client.texts, { timeout: 5000 })
      .toEqual(['welcome', 'hello', 'echo: hello', 'more', 'echo: more']);
    const mine = client.activities.find((activity) => activity.id === id);
    expect(mine).toMatchObject({ text: 'hello', from: { id: userId } });
    expect(new Set(client.activities.map((activity) => activity.id)).size).toBe(client.activities.length);
    client.end();
  });

  it('gets its history back after a reload', async () => {
    const started = await startConversation(host);
    const first = connect(host, { token: started.token, webSocket, conversationId: started.conversationId });
    await expect.poll(first.texts, { timeout: 5000 }).toEqual(['welcome']);
    await first.send(message('before'));
    first.end();
    const second = connect(host, { token: started.token, webSocket, conversationId: started.conversationId });
    await expect.poll(second.texts, { timeout: 5000 }).toEqual(['welcome', 'before', 'echo: before']);
    second.end();
  });
});

describe('DirectLineJS by WebSocket', () => {
  it('loses and doubles nothing when its connection is cut', async () => {
    const { token } = await newToken();
    const client = connect(host, { token, webSocket: true });
    await expect.poll(client.texts, { timeout: 5000 }).toEqual(['welcome']);
    client.cut();
    await host.directLine.connector.deliver(client.conversationId(), { type: 'message', text: 'in the gap' });
    await expect.poll(client.texts, { timeout: 8000 }).toEqual(['welcome', 'in the gap']);
    expect(await client.send(message('back'))).not.toBe('retry');
    await expect.poll(client.texts).toEqual(['welcome', 'in the gap', 'back', 'echo: back']);
    client.end();
  }, 20_000);

  it('comes back after a restart of the service', async () => {
    const own = await startHost();
    const { body } = await call(own, 'POST', '/api/token');
    const client = connect(own, { token: body.token, webSocket: true });
    await expect.poll(client.texts, { timeout: 5000 }).toEqual(['welcome']);
    const again = await own.restart();
    await again.directLine.connector.deliver(client.conversationId(), { type: 'message', text: 'after' });
    await expect.poll(client.texts, { timeout: 10_000 }).toEqual(['welcome', 'after']);
    client.end();
    await again.stop();
  }, 20_000);
});
