/** Direct Line's stream: what it sends, to whom, and when it is closed. */

import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directLine, openStream, post, read, say, startConversation } from './calls.js';
import { type Host, startHost } from './host.js';

let host: Host;
let now = Date.now();
beforeAll(async () => {
  host = await startHost({ clock: () => new Date(now) });
});
afterAll(() => host.stop());

const reconnect = async (started: { conversationId: string; token: string }, query = '') =>
  (await directLine(host, 'GET', `/conversations/${started.conversationId}${query}`, { auth: started.token })).body
    .streamUrl;

describe('a stream', () => {
  it('brings what was before, then echo, typing and reply as they come, and watermarks that lead on', async () => {
    const started = await startConversation(host);
    await say(host, started, 'early');
    const stream = openStream(started.streamUrl);
    await expect.poll(stream.seen).toEqual(['welcome', 'early', 'echo: early']);
    const { body } = await say(host, started, 'now');
    await expect.poll(stream.seen).toEqual(['welcome', 'early', 'echo: early', 'now', 'typing', 'echo: now']);
    expect(stream.frames.flatMap(({ activities }) => activities)[3]?.id).toBe(body.id);
    expect(stream.frames.at(-1)?.watermark).toBe((await read(host, started)).body.watermark);
    expect((await read(host, started)).body.activities.some(({ type }: { type: string }) => type === 'typing')).toBe(
      false,
    );
    stream.socket.terminate();
  });

  it('goes on from a watermark; without one it brings only what is new, with an empty one everything', async () => {
    const started = await startConversation(host);
    const first = openStream(started.streamUrl);
    await say(host, started, 'one');
    await expect.poll(first.seen).toContain('echo: one');
    const { watermark } = first.frames.at(-1)!;
    first.socket.terminate();
    await first.closed;
    await say(host, started, 'away');
    const [onlyNew, fromThere] = [await reconnect(started), await reconnect(started, `?watermark=${watermark}`)];
    const second = openStream(fromThere);
    await expect.poll(second.seen).toEqual(['away', 'echo: away']);
    const third = openStream(onlyNew);
    await third.opened;
    await say(host, started, 'new');
    await expect.poll(third.seen).toEqual(['new', 'typing', 'echo: new']);
    const fourth = openStream(await reconnect(started, '?watermark='));
    await expect.poll(fourth.seen).toHaveLength(7);
    fourth.socket.terminate();
  });

  it('loses nothing and keeps the order while much is sent at once', async () => {
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    await Promise.all(Array.from({ length: 60 }, (_, i) => say(host, started, `m${i}`)));
    const logged = (await read(host, started)).body.activities.map(({ id }: { id: string }) => id);
    const streamed = () =>
      stream.frames.flatMap(({ activities }) => activities.filter(({ type }) => type !== 'typing').map(({ id }) => id));
    await expect.poll(streamed).toEqual(logged);
    stream.socket.terminate();
  });

  it('never carries another conversation', async () => {
    const [mine, other] = [await startConversation(host), await startConversation(host)];
    const stream = openStream(mine.streamUrl);
    await say(host, other, 'private');
    await say(host, mine, 'end');
    await expect.poll(stream.seen).toContain('echo: end');
    expect(stream.seen()).not.toContain('private');
    stream.socket.terminate();
  });

  it('is heard beside others of the same conversation; a sixth takes the place of the oldest', async () => {
    const started = await startConversation(host);
    const streams = [openStream(started.streamUrl)];
    await streams[0]!.opened;
    for (let n = 2; n <= 6; n++) {
      const next = openStream(await reconnect(started));
      await next.opened;
      streams.push(next);
    }
    expect(await streams[0]!.closed).toEqual({ code: 4000, reason: 'collision' });
    await say(host, started, 'x');
    for (const stream of streams.slice(1)) await expect.poll(stream.seen).toContain('echo: x');
    for (const stream of streams) stream.socket.terminate();
  });

  it('ignores whatever the client writes into it', async () => {
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    await stream.opened;
    for (const frame of ['', 'not json', '{"type":"message"}', Buffer.from([0, 1])]) stream.socket.send(frame);
    await say(host, started, 'x');
    await expect.poll(stream.seen).toContain('echo: x');
    stream.socket.terminate();
  });

  it('is refused without the credential of its own address', async () => {
    const [mine, other] = [await startConversation(host), await startConversation(host)];
    const url = new URL(mine.streamUrl);
    const bare = `${url.origin.replace('http', 'ws')}${url.pathname}`;
    const changed =
      mine.streamUrl.slice(0, -6) + (mine.streamUrl.at(-6) === 'A' ? 'B' : 'A') + mine.streamUrl.slice(-5);
    for (const [address, status] of [
      [bare, 403],
      [`${bare}?t=junk`, 403],
      [`${bare}?t=${mine.token}`, 403],
      [mine.streamUrl.replace(mine.conversationId, other.conversationId), 403],
      [changed, 403],
      [mine.streamUrl.replace(mine.conversationId, '%E0%A4%A'), 404],
      [mine.streamUrl.replace('/stream', '/other'), 403],
    ] as const) {
      expect(await openStream(address).opened, address.slice(0, 120)).toBe(status);
    }
    expect((await directLine(host, 'GET', `/conversations/${mine.conversationId}/stream`)).status).toBe(400);
  });

  it('is refused when its address is older than a minute', async () => {
    const started = await startConversation(host);
    const before = now;
    now += 62_000;
    expect(await openStream(started.streamUrl).opened).toBe(403);
    now = before;
  });

  it('is refused to pages of other origins', async () => {
    const { streamUrl } = await startConversation(host);
    expect(await openStream(streamUrl, { origin: 'http://stranger.localhost' }).opened).toBe(403);
    const own = openStream(streamUrl, { origin: host.base });
    expect(await own.opened).toBe(101);
    own.socket.terminate();
  });

  it('that breaks during the handshake harms nobody', async () => {
    const { streamUrl } = await startConversation(host);
    const { port, pathname, search } = new URL(streamUrl);
    for (let i = 0; i < 20; i += 1) {
      const socket = net.connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      const head = [
        'Host: x',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ];
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
      setTimeout(() => socket.resetAndDestroy(), i % 4);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await startConversation(host)).streamUrl).toBeDefined();
  });
});

describe('sockets', () => {
  it('are pinged, and closed when they do not answer', async () => {
    const own = await startHost({ limits: { ping: 60 } });
    const [lively, dead] = [await startConversation(own), await startConversation(own)];
    const answering = openStream(lively.streamUrl);
    let pings = 0;
    answering.socket.on('ping', () => {
      pings += 1;
    });
    const silent = openStream(dead.streamUrl);
    await silent.opened;
    silent.socket.pong = () => {};
    (silent.socket as unknown as { _autoPong: boolean })._autoPong = false;
    await silent.closed;
    await expect.poll(() => pings).toBeGreaterThan(3);
    expect(answering.socket.readyState).toBe(answering.socket.OPEN);
    await own.stop();
  });

  it('that do not read are closed, without filling the memory, and can come back', async () => {
    const own = await startHost({ limits: { unsent: 100_000, stalled: 500 } });
    const started = await startConversation(own);
    const stream = openStream(started.streamUrl);
    await stream.opened;
    const connection = (stream.socket as unknown as { _socket: net.Socket })._socket;
    connection.pause();
    const big = { type: 'event', value: 'x'.repeat(200_000) };
    for (let i = 0; i < 120; i += 1) await own.directLine.connector.deliver(started.conversationId, big);
    await expect.poll(() => own.logged.join(), { timeout: 5000 }).toContain('reads too slowly');
    // Twenty at a time are read from the log; not the whole 24 MB lie in memory.
    expect(Number(/"unsent":(\d+)/.exec(own.logged.join())?.[1])).toBeLessThan(10_000_000);
    stream.socket.terminate();
    const again = await directLine(own, 'GET', `/conversations/${started.conversationId}?watermark=`, {
      auth: started.token,
    });
    const second = openStream(again.body.streamUrl);
    await expect.poll(() => second.seen().length, { timeout: 10_000 }).toBe(121);
    await own.stop();
  }, 20_000);

  it('receive what was posted while the person forgets and goes on', async () => {
    const started = await startConversation(host);
    const stream = openStream(started.streamUrl);
    await say(host, started, 'remember');
    await expect.poll(stream.seen).toContain('echo: remember');
    await host.store.saveTurn({
      key: 'k',
      expectedVersion: 0,
      state: null,
      activityId: 'a',
      replies: [],
      at: 1,
      forget: { conversationId: started.conversationId },
    });
    await host.store.carryOutForgetting(1);
    await post(host, started, { type: 'message', text: 'again' });
    await expect.poll(stream.seen).toContain('echo: again');
    expect((await read(host, started)).body.activities).toHaveLength(2);
    stream.socket.terminate();
  });
});
