/** Direct Line when the bot is slow or broken, the store fails, or the process starts again. */

import { afterEach, describe, expect, it } from 'vitest';
import { call, directLine, openStream, read, say, startConversation } from './calls.js';
import { echo, type Host, secret, startHost } from './host.js';

let host: Host;
afterEach(() => host.stop());

const textsOf = async (started: { conversationId: string; token: string }) =>
  (await read(host, started)).body.activities.map(({ text }: { text: string }) => text);

describe('a bot that fails', () => {
  it.each(['failed', 'throws'])('(%s) is told as 502, leaks nothing, and the conversation goes on', async (how) => {
    host = await startHost({
      bot: async (activity, line, heard) => {
        if (activity.text !== 'break') return echo(activity, line, heard);
        if (how === 'throws') throw new Error('inner details');
        return 'failed';
      },
    });
    const started = await startConversation(host);
    const { status, body } = await say(host, started, 'break');
    expect([status, body.error.code]).toEqual([502, 'BotRejectedActivity']);
    expect(JSON.stringify(body)).not.toContain('inner');
    expect((await say(host, started, 'go on')).status).toBe(200);
  });

  it('gets the activity again when the client repeats it', async () => {
    host = await startHost({
      bot: async (activity, line, heard) => (heard === 1 ? 'failed' : echo(activity, line, heard)),
    });
    const started = await startConversation(host);
    const again = () => say(host, started, 'x', { channelData: { clientActivityID: 'c' } });
    expect((await again()).status).toBe(502);
    expect((await again()).status).toBe(200);
    expect((await again()).status).toBe(200);
    expect(host.heard).toHaveLength(2);
    expect(await textsOf(started)).toEqual(['welcome', 'x', 'echo: x']);
  });

  it('does not keep a conversation from starting', async () => {
    host = await startHost({
      onStart: async () => {
        throw new Error('no welcome');
      },
    });
    const { body } = await call(host, 'POST', '/api/token');
    expect((await directLine(host, 'POST', '/conversations', { auth: body.token })).status).toBe(201);
  });
});

describe('a slow bot', () => {
  it('does not hold the POST; its reply comes by the stream, and a repeat does not run it again', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    host = await startHost({
      limits: { holdPost: 100 },
      bot: async (...args) => {
        await ended;
        return echo(...args);
      },
    });
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    const again = () => say(host, started, 'slow', { channelData: { clientActivityID: 'c' } });
    const [first, second] = [await again(), await again()];
    expect([first.status, second.status, second.body.id]).toEqual([200, 200, first.body.id]);
    end();
    await expect.poll(stream.seen).toEqual(['welcome', 'slow', 'typing', 'echo: slow']);
    expect(host.heard).toHaveLength(1);
  });

  it('is waited for when the service stops, and the reply still reaches the socket', async () => {
    host = await startHost({
      limits: { holdPost: 20 },
      bot: async (...args) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        return echo(...args);
      },
    });
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    await stream.opened;
    await say(host, started, 'last words');
    await host.directLine.close();
    expect(stream.seen()).toContain('echo: last words');
    expect(await stream.closed).toEqual({ code: 1001, reason: 'the service stops' });
    expect(await openStream(started.streamUrl).opened).toBe(503);
  });

  it('does not keep the service from stopping', async () => {
    host = await startHost({ limits: { holdPost: 20, drain: 100 }, bot: () => new Promise(() => {}) });
    await say(host, await startConversation(host), 'x');
    const before = Date.now();
    await host.directLine.close();
    expect(Date.now() - before).toBeLessThan(1000);
  });
});

describe('a store that fails', () => {
  it('is told as 502 for activities and 500 elsewhere, without inner details, and works again later', async () => {
    host = await startHost();
    const started = await startConversation(host);
    const { appendActivity, readActivities } = host.store;
    const broken = async () => {
      throw new Error('disk at /inner/path');
    };
    Object.assign(host.store, { appendActivity: broken, readActivities: broken });
    const [sent, got] = [await say(host, started, 'x'), await read(host, started)];
    expect([sent.status, sent.body.error.code]).toEqual([502, 'BotRejectedActivity']);
    expect([got.status, got.body.error.code]).toEqual([500, 'ServiceError']);
    expect(JSON.stringify([sent, got])).not.toContain('inner');
    Object.assign(host.store, { appendActivity, readActivities });
    expect((await say(host, started, 'x')).status).toBe(200);
  });

  it('closes a stream, so that the client comes back', async () => {
    host = await startHost();
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    await expect.poll(stream.seen).toHaveLength(1);
    const { readActivities } = host.store;
    Object.assign(host.store, { readActivities: () => Promise.reject(new Error('gone')) });
    await say(host, started, 'x');
    expect((await stream.closed).code).toBe(1011);
    Object.assign(host.store, { readActivities });
  });
});

describe('a restart', () => {
  it('keeps tokens, conversations and the log, and remembers what was sent', async () => {
    host = await startHost();
    const started = await startConversation(host);
    const { body } = await say(host, started, 'before', { channelData: { clientActivityID: 'c' } });
    host = await host.restart();
    expect(await textsOf(started)).toEqual(['welcome', 'before', 'echo: before']);
    expect((await say(host, started, 'before', { channelData: { clientActivityID: 'c' } })).body.id).toBe(body.id);
    expect(host.heard).toHaveLength(0);
    await say(host, started, 'after');
    expect(await textsOf(started)).toHaveLength(5);
    expect((await directLine(host, 'POST', '/conversations', { auth: started.token })).status).toBe(200);
  });

  it('knows a reply by what it answers, whatever else it carries, and tells the bot how many there are', async () => {
    const replied: number[] = [];
    host = await startHost({
      onActivity: async (activity, { id }, count) => {
        replied.push(count);
        for (const text of ['one', 'two'].slice(count)) {
          await host.directLine.connector.deliver(id, { type: 'message', text, replyToId: activity.id });
          // As if the process were killed between the two.
          if (replied.length === 1) break;
        }
        return 'ok';
      },
    });
    const started = await startConversation(host);
    const again = () => say(host, started, 'x', { channelData: { clientActivityID: 'c' } });
    await again();
    host = await host.restart();
    await again();
    await say(host, started, 'y');
    await again();
    expect(replied).toEqual([0, 1, 0, 2]);
    expect(await textsOf(started)).toEqual(['welcome', 'x', 'one', 'two', 'y', 'one', 'two']);
  });

  it('lets a turn be run that was lost with the process', async () => {
    host = await startHost({ bot: async () => 'ok' });
    const started = await startConversation(host);
    await say(host, started, 'x', { channelData: { clientActivityID: 'c' } });
    host = await host.restart();
    await say(host, started, 'x', { channelData: { clientActivityID: 'c' } });
    expect(host.heard).toHaveLength(1);
  });

  it('keeps the secret that the service made itself', async () => {
    host = await startHost({ secret: undefined });
    expect((await directLine(host, 'POST', '/tokens/generate', { auth: secret })).status).toBe(403);
    const own = await host.store.setting('directline.secret', () => 'too late');
    expect((await directLine(host, 'POST', '/tokens/generate', { auth: own })).status).toBe(200);
    host = await host.restart();
    expect((await directLine(host, 'POST', '/tokens/generate', { auth: own })).status).toBe(200);
  });
});
