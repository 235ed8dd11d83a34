/** Direct Line by plain HTTP: tokens, conversations, activities. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, directLine, post, read, say, startConversation } from './calls.js';
import { type Host, secret, startHost } from './host.js';

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

let host: Host;
let now = Date.now();
beforeAll(async () => {
  host = await startHost({ clock: () => new Date(now) });
});
afterAll(() => host.stop());

describe('tokens', () => {
  it('for our own page name a conversation and a user made by the server', async () => {
    const { status, body } = await call(host, 'POST', '/api/token', { headers: { origin: host.base } });
    expect(status).toBe(200);
    expect(body).toEqual({
      token: expect.any(String),
      conversationId: expect.any(String),
      expires_in: 1800,
      userId: expect.stringMatching(/^dl_/),
      returnKey: expect.any(String),
    });
    expect(claimsOf(body.token)).toMatchObject({ user: body.userId, conv: body.conversationId, origins: [host.base] });
  });

  it('are not made for pages of other origins', async () => {
    const { status, body } = await call(host, 'POST', '/api/token', {
      headers: { origin: 'http://stranger.localhost' },
    });
    expect([status, body.error.code]).toEqual([403, 'Forbidden']);
  });

  it('got by one page do not work for another, even an allowed one', async () => {
    const { body } = await call(host, 'POST', '/api/token', { headers: { origin: host.base } });
    const from = (origin?: string) =>
      directLine(host, 'POST', '/conversations', { auth: body.token, headers: origin ? { origin } : {} });
    expect((await from('http://friend.localhost')).status).toBe(403);
    expect((await from(host.base)).status).toBe(201);
    expect((await from()).status).toBe(200);
  });

  it('are given again for the same conversation to a page that comes back days later, and to no other', async () => {
    const own = await startHost({ clock: () => new Date(now) });
    const from = (origin: string, body: unknown = {}) => call(own, 'POST', '/api/token', { headers: { origin }, body });
    const { body: first } = await from(own.base);
    const started = await directLine(own, 'POST', '/conversations', {
      auth: first.token,
      headers: { origin: own.base },
    });
    expect(started.status).toBe(201);
    const day = 86_400_000;
    try {
      now += 12 * day;
      expect((await read(own, first)).status).toBe(403);
      const { body: again } = await from(own.base, { returnKey: first.returnKey });
      expect([again.conversationId, again.userId]).toEqual([first.conversationId, first.userId]);
      expect((await read(own, again)).status).toBe(200);
      // Its key lives on from the visit.
      now += 20 * day;
      const { body: later } = await from(own.base, { returnKey: again.returnKey });
      expect(later.conversationId).toBe(first.conversationId);

      expect((await from('http://friend.localhost', { returnKey: again.returnKey })).status).toBe(403);
      for (const returnKey of [first.returnKey, first.token, `${again.returnKey}x`, 7]) {
        const { status, body } = await from(own.base, { returnKey });
        expect(status).toBe(200);
        expect(body.conversationId).not.toBe(first.conversationId);
      }
      // The key opens nothing by itself.
      expect((await read(own, { conversationId: first.conversationId, token: again.returnKey })).status).toBe(403);
    } finally {
      now -= 32 * day;
      await own.stop();
    }
  });

  it('are generated with the secret only, and start nothing', async () => {
    const generate = (auth?: string, body?: unknown) => directLine(host, 'POST', '/tokens/generate', { auth, body });
    const { status, body } = await generate(secret);
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: expect.any(String), token: expect.any(String), expires_in: 1800 });
    expect(await host.store.findConversation(body.conversationId)).toBeUndefined();
    expect((await generate()).status).toBe(401);
    expect((await generate(`${secret}x`)).status).toBe(403);
    expect((await generate(body.token)).status).toBe(403);
  });

  it("carry the user and origins that the secret's holder names", async () => {
    const user = { id: 'dl_42', name: 'Ann' };
    const { body } = await directLine(host, 'POST', '/tokens/generate', {
      auth: secret,
      body: { user, trustedOrigins: ['http://friend.localhost/'] },
    });
    expect(claimsOf(body.token)).toMatchObject({ user: 'dl_42', name: 'Ann', origins: ['http://friend.localhost'] });
    for (const wrong of [{ user: { id: 'ann' } }, { user: 'ann' }, { trustedOrigins: ['nonsense'] }, [], 'text']) {
      const { status, body } = await directLine(host, 'POST', '/tokens/generate', { auth: secret, body: wrong });
      expect([status, body.error.code], JSON.stringify(wrong)).toEqual([400, 'BadArgument']);
    }
  });

  it('are refused when they are missing, malformed, changed or signed by nobody', async () => {
    const started = await startConversation(host);
    const path = `/conversations/${started.conversationId}/activities`;
    const [head, payload, signature] = started.token.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const authorization of [undefined, '', 'Bearer', 'Bearer ', `Basic ${started.token}`, started.token]) {
      const { status, body } = await directLine(host, 'GET', path, {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect([status, typeof body.error.message], authorization).toEqual([401, 'string']);
    }
    const changed = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    const last = signature.length - 1;
    // Every other last character: base64 has several spellings of the same bytes.
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .filter((character) => character !== signature[last])
      .map((character) => `${head}.${payload}.${signature.slice(0, last)}${character}`);
    for (const auth of [
      ...spellings,
      'junk',
      'a.b.c',
      '..',
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${head}.${payload}.`,
      `${head}.${payload}`,
      `${head}.${changed(payload, 20)}.${signature}`,
      `${changed(head, 3)}.${payload}.${signature}`,
      'x'.repeat(9000),
    ]) {
      const { status, body } = await directLine(host, 'GET', path, { auth });
      expect([status, body.error.code], auth.slice(0, 90)).toEqual([403, 'Forbidden']);
    }
  });

  it('of a stream are no tokens for calls', async () => {
    const started = await startConversation(host);
    const auth = new URL(started.streamUrl).searchParams.get('t')!;
    expect((await read(host, { ...started, token: auth })).status).toBe(403);
  });

  it('are for one conversation, and do not tell which others exist', async () => {
    const [mine, other] = [await startConversation(host), await startConversation(host)];
    for (const conversationId of [other.conversationId, 'unknown']) {
      expect((await read(host, { conversationId, token: mine.token })).status).toBe(403);
      expect((await say(host, { conversationId, token: mine.token }, 'x')).status).toBe(403);
      expect((await directLine(host, 'GET', `/conversations/${conversationId}`, { auth: mine.token })).status).toBe(
        403,
      );
      expect(
        (await directLine(host, 'POST', `/conversations/${conversationId}/upload`, { auth: mine.token })).status,
      ).toBe(403);
    }
  });

  it('can be refreshed until they expire, and not with the secret', async () => {
    const started = await startConversation(host);
    const before = now;
    try {
      now += 1_700_000;
      const { status, body } = await directLine(host, 'POST', '/tokens/refresh', { auth: started.token });
      expect(status).toBe(200);
      expect(body).toEqual({ conversationId: started.conversationId, token: expect.any(String), expires_in: 1800 });
      expect(claimsOf(body.token).user).toBe(started.userId);
      now += 102_000;
      for (const [method, path] of [
        ['POST', '/tokens/refresh'],
        ['POST', '/conversations'],
        ['GET', `/conversations/${started.conversationId}`],
        ['GET', `/conversations/${started.conversationId}/activities`],
        ['POST', `/conversations/${started.conversationId}/activities`],
      ] as const) {
        const { status, body } = await directLine(host, method, path, { auth: started.token });
        expect([status, body.error.code], path).toEqual([403, 'TokenExpired']);
      }
      expect((await read(host, { ...started, token: body.token })).status).toBe(200);
    } finally {
      now = before;
    }
    expect((await directLine(host, 'POST', '/tokens/refresh', { auth: secret })).status).toBe(403);
    expect((await directLine(host, 'POST', '/tokens/refresh')).status).toBe(401);
  });
});

describe('conversations', () => {
  it('are started by a token once, with the welcome in its language', async () => {
    const { body: granted } = await call(host, 'POST', '/api/token');
    const start = () =>
      directLine(host, 'POST', '/conversations', { auth: granted.token, body: { user: {}, locale: 'fr-CA' } });
    const [first, second] = [await start(), await start()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.body).toEqual({
      conversationId: granted.conversationId,
      token: expect.any(String),
      expires_in: 1800,
      streamUrl: expect.stringMatching(new RegExp(`^ws://${new URL(host.base).host}/v3/directline/`)),
    });
    expect(second.body.conversationId).toBe(granted.conversationId);
    const { activities } = (await read(host, first.body)).body;
    expect(activities.map(({ text }: { text: string }) => text)).toEqual(['welcome fr-CA']);
  });

  it('welcome once when two starts come at the same time', async () => {
    const { body: granted } = await call(host, 'POST', '/api/token');
    const start = () => directLine(host, 'POST', '/conversations', { auth: granted.token });
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect((await read(host, granted)).body.activities).toHaveLength(1);
  });

  it('are started by the secret, each time a new one', async () => {
    const start = (body?: unknown) => directLine(host, 'POST', '/conversations', { auth: secret, body });
    const [first, second] = [await start(), await start({ user: { id: 'dl_7' } })];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.conversationId).not.toBe(second.body.conversationId);
    expect((await host.store.findConversation(second.body.conversationId))?.userId).toBe('dl_7');
  });

  it('believe a dl_ user id only inside a token', async () => {
    const { body: granted } = await directLine(host, 'POST', '/tokens/generate', { auth: secret });
    await directLine(host, 'POST', '/conversations', { auth: granted.token, body: { user: { id: 'dl_forged' } } });
    expect((await host.store.findConversation(granted.conversationId))?.userId).toMatch(/^anonymous_/);
  });

  it('are taken up again with a token and a stream', async () => {
    const started = await startConversation(host);
    for (const watermark of ['', '?watermark=', '?watermark=1', '?watermark=99']) {
      const { status, body } = await directLine(host, 'GET', `/conversations/${started.conversationId}${watermark}`, {
        auth: started.token,
      });
      expect(status, watermark).toBe(200);
      expect(body).toMatchObject({ conversationId: started.conversationId, streamUrl: expect.stringMatching(/^ws:/) });
      expect(claimsOf(body.token).user).toBe(started.userId);
    }
    expect((await directLine(host, 'GET', '/conversations/unknown', { auth: secret })).status).toBe(404);
  });

  it('have a session id', async () => {
    const { token } = await startConversation(host);
    const { status, body } = await directLine(host, 'GET', '/session/getsessionid', { auth: token });
    expect([status, typeof body.sessionId]).toEqual([200, 'string']);
  });
});

describe('activities', () => {
  it('are echoed and answered, in order, with ids, and nothing internal', async () => {
    const started = await startConversation(host);
    const { status, body } = await say(host, started, 'hello', {
      channelData: { clientActivityID: 'a1', deep: { a: [1, null, 'ü'] } },
      entities: [{ type: 'ClientCapabilities' }],
      serviceUrl: 'http://127.0.0.1:9/',
      conversation: { id: 'elsewhere' },
      recipient: { id: 'evil' },
      id: 'own',
      timestamp: '1999-01-01T00:00:00Z',
      callerId: 'urn:x',
      channelId: 'msteams',
    });
    const { conversationId, userId } = started;
    expect([status, body]).toEqual([200, { id: `${conversationId}|0000002` }]);
    const { activities, watermark } = (await read(host, started, '1')).body;
    const timestamp = expect.stringMatching(/^20.*Z$/);
    const shared = { type: 'message', channelId: 'directline', conversation: { id: conversationId }, timestamp };
    expect(activities).toEqual([
      {
        ...shared,
        id: body.id,
        from: { id: userId, role: 'user' },
        text: 'hello',
        channelData: { clientActivityID: 'a1', deep: { a: [1, null, 'ü'] } },
        entities: [{ type: 'ClientCapabilities' }],
      },
      {
        ...shared,
        id: `${conversationId}|0000003`,
        from: { id: 'assistant', role: 'bot' },
        text: 'echo: hello',
        replyToId: body.id,
      },
    ]);
    expect(watermark).toBe('3');
  });

  it('are read by watermark: none twice, none lost, all from an empty one', async () => {
    const started = await startConversation(host);
    for (const text of ['a', 'b']) await say(host, started, text);
    const all = (await read(host, started)).body;
    expect(all.activities).toHaveLength(5);
    expect((await read(host, started, '')).body).toEqual(all);
    expect((await read(host, started, '3')).body.activities).toEqual(all.activities.slice(3));
    expect((await read(host, started, all.watermark)).body).toEqual({ activities: [], watermark: all.watermark });
    expect((await read(host, started, '999')).body).toEqual({ activities: [], watermark: all.watermark });
    for (const nonsense of ['abc', '-1', '99999999999999999999', '1;drop', '%00']) {
      expect((await read(host, started, nonsense)).status, nonsense).toBe(400);
    }
  });

  it('come in pages when there are many', async () => {
    const started = await startConversation(host);
    for (let i = 0; i < 1100; i += 1) await host.store.appendActivity(started.conversationId, { type: 'event', i }, 1);
    const seen: unknown[] = [];
    for (let watermark = ''; ; ) {
      const { body } = await read(host, started, watermark);
      if (body.activities.length === 0) break;
      seen.push(...body.activities.map(({ id }: { id: string }) => id));
      watermark = body.watermark;
    }
    expect(seen).toHaveLength(1101);
    expect(new Set(seen).size).toBe(1101);
  });

  it("always come from the token's user", async () => {
    const started = await startConversation(host);
    const { body } = await post(host, started, {
      type: 'message',
      text: 'x',
      from: { id: 'mallory', role: 'bot', aadObjectId: 'a' },
    });
    const mine = (await read(host, started)).body.activities.find(({ id }: { id: string }) => id === body.id);
    expect(mine.from).toEqual({ id: started.userId, role: 'user' });
  });

  it('are refused with 400 when they are not well formed', async () => {
    const { body: granted } = await directLine(host, 'POST', '/tokens/generate', { auth: secret });
    await directLine(host, 'POST', '/conversations', { auth: granted.token });
    const from = { id: 'u' };
    const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`);
    for (const wrong of [
      undefined,
      null,
      'text',
      [{ type: 'message', from }],
      { from, text: 'x' },
      { type: 1, from },
      { type: '', from },
      { type: 'message', text: 'x' },
      { type: 'message', from: {}, text: 'x' },
      { type: 'message', from: { id: 7 }, text: 'x' },
      { type: 'message', from: { id: 'assistant' }, text: 'I am the bot' },
      { type: 'message', from, text: { a: 1 } },
      { type: 'message', from, text: 5 },
      { type: 'message', from, text: null },
      { type: 'message', from, locale: {} },
      { type: 'message', from, entities: 'x' },
      { type: 'message', from, entities: [null] },
      { type: 'message', from, attachments: {} },
      { type: 'message', from, channelData: { deep } },
      { type: 'conversationUpdate', from, membersAdded: [{ id: 'x' }] },
      { type: 'installationUpdate', from },
    ]) {
      const { status, body } = await post(host, granted, wrong);
      expect([status, body.error.code], JSON.stringify(wrong)?.slice(0, 80)).toEqual([400, 'BadArgument']);
    }
    expect((await read(host, granted)).body.activities).toHaveLength(1);
  });

  it('with files are refused, and so are uploads', async () => {
    const started = await startConversation(host);
    const file = { contentType: 'image/png', contentUrl: 'data:image/png;base64,AA==' };
    const sent = await say(host, started, 'my passport', { attachments: [file] });
    const uploaded = await directLine(host, 'POST', `/conversations/${started.conversationId}/upload`, {
      auth: started.token,
    });
    for (const { status, body } of [sent, uploaded])
      expect([status, body.error.code]).toEqual([415, 'UploadsNotAccepted']);
    expect((await directLine(host, 'POST', `/conversations/${started.conversationId}/upload`)).status).toBe(401);
  });

  it('with personal data are stored and echoed without it, under the same ids; the bot sees what it was', async () => {
    const started = await startConversation(host);
    const { body } = await say(host, started, 'UCI 1234-5678', {
      value: { note: ['1234-5678', 5] },
      channelData: { clientActivityID: 'pd-1' },
    });
    const mine = (await read(host, started)).body.activities.find(({ id }: { id: string }) => id === body.id);
    expect(mine).toMatchObject({
      text: 'UCI [removed]',
      value: { note: ['[removed]', 5] },
      channelData: { clientActivityID: 'pd-1' },
    });
    expect(host.heard.at(-1)).toMatchObject({ id: body.id, text: 'UCI 1234-5678' });
    expect(host.logged.join()).not.toContain('UCI');
  });

  it('are refused when more than text would have to be kept, and nothing is stored', async () => {
    const started = await startConversation(host);
    const before = host.heard.length;
    const { status, body } = await say(host, started, 'x', { value: { a: Array(9000).fill(1) } });
    expect([status, body.error.code]).toEqual([413, 'PayloadTooLarge']);
    expect((await read(host, started)).body.activities).toHaveLength(1);
    expect(host.heard).toHaveLength(before);
  });

  it('of somebody whose id is personal data are nobody in particular', async () => {
    const { body: granted } = await directLine(host, 'POST', '/tokens/generate', { auth: secret });
    await directLine(host, 'POST', '/conversations', { auth: granted.token, body: { user: { id: 'id 1234-5678' } } });
    expect((await host.store.findConversation(granted.conversationId))?.userId).toMatch(/^anonymous_/);
  });

  it('that only tell of typing are not kept, and run no turn', async () => {
    const started = await startConversation(host);
    const before = host.heard.length;
    const { status, body } = await post(host, started, { type: 'typing', from: { id: 'u' } });
    expect([status, typeof body.id]).toEqual([200, 'string']);
    expect((await read(host, started)).body.activities).toHaveLength(1);
    expect(host.heard).toHaveLength(before);
  });

  it('sent twice at once are one activity and one turn, with one id', async () => {
    const started = await startConversation(host);
    const before = host.heard.length;
    const again = () => say(host, started, 'once', { channelData: { clientActivityID: 'same' } });
    const answers = [...(await Promise.all([again(), again(), again()])), await again()];
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(host.heard).toHaveLength(before + 1);
    const texts = (await read(host, started)).body.activities.map(({ text }: { text: string }) => text);
    expect(texts).toEqual(['welcome', 'once', 'echo: once']);
    const other = await startConversation(host);
    await say(host, other, 'once', { channelData: { clientActivityID: 'same' } });
    expect(host.heard).toHaveLength(before + 2);
  });

  it('sent at once by many get distinct ids and one reply each', async () => {
    const started = await startConversation(host);
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => say(host, started, `p${i}`)));
    const { activities } = (await read(host, started)).body;
    for (const { body } of sent) {
      expect(activities.filter(({ replyToId }: { replyToId?: string }) => replyToId === body.id)).toHaveLength(1);
    }
    expect(new Set(activities.map(({ id }: { id: string }) => id)).size).toBe(41);
  });
});

describe('the connector', () => {
  it('drops what clients must not see and ids that no client knows', async () => {
    const { conversationId, token } = await startConversation(host);
    const { connector } = host.directLine;
    const id = await connector.deliver(conversationId, {
      type: 'message',
      text: 'later',
      replyToId: 'invented',
      serviceUrl: 'urn:private',
      recipient: { id: 'u' },
      callerId: 'x',
      id: 'own',
      timestamp: new Date(0),
      from: { id: 'app-id', name: 'Assistant' },
    });
    for (const type of ['trace', 'conversationUpdate']) await connector.deliver(conversationId, { type });
    const { activities } = (await read(host, { conversationId, token }, '1')).body;
    expect(activities).toEqual([
      {
        id,
        type: 'message',
        text: 'later',
        from: { id: 'assistant', name: 'Assistant', role: 'bot' },
        channelId: 'directline',
        conversation: { id: conversationId },
        timestamp: expect.stringMatching(/^20/),
      },
    ]);
  });

  it('sends an update again under its id, and tells of a deletion', async () => {
    const started = await startConversation(host);
    const { connector } = host.directLine;
    const id = await connector.deliver(started.conversationId, { type: 'message', text: 'one' });
    expect(await connector.update(started.conversationId, { type: 'message', id, text: 'two' })).toBe(id);
    await connector.delete(started.conversationId, id);
    const { activities } = (await read(host, started, '2')).body;
    expect(activities).toMatchObject([
      { id, text: 'two' },
      { id, type: 'messageDelete' },
    ]);
  });

  it('rejects for a conversation that does not exist', async () => {
    await expect(host.directLine.connector.deliver('unknown', { type: 'message' })).rejects.toThrow(/no conversation/);
  });
});
