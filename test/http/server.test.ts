/** The HTTP server, listening: faults of bodies, errors, headers, other sites, limits, the end. */

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRateLimit, messagesRoute, type Route } from '../../src/http/index.js';
import { type HttpBench, openServer, raw } from './bench.js';

const seen: unknown[] = [];
const echo: Route['handle'] = async (request) => {
  seen.push(request.body);
  const { method, path, params, body, address, publicUrl } = request;
  return { status: 200, body: { method, path, params, query: [...request.query], body, address, publicUrl } };
};

const routes: readonly Route[] = [
  { method: 'POST', path: '/api/echo', cors: true, maxBody: 1000, handle: echo },
  { method: 'POST', path: '/own/echo', maxBody: 1000, handle: echo },
  { method: 'POST', path: '/own/nothing', handle: echo },
  { method: 'GET', path: '/api/items/:id/parts/:part', cors: true, handle: echo },
  { method: 'DELETE', path: '/own/items/:id', handle: echo },
  {
    method: 'GET',
    path: '/own/broken',
    handle: async () => {
      throw new Error('the secret reason');
    },
  },
  {
    method: 'GET',
    path: '/own/text',
    handle: async () => ({ status: 200, body: '<p>x</p>', contentType: 'text/html; charset=utf-8' }),
  },
  { method: 'GET', path: '/own/empty', handle: async () => ({ status: 204 }) },
  messagesRoute(
    async ({ authorization }) => (authorization === 'good' ? { status: 200 } : { status: 401, body: { error: {} } }),
    createRateLimit({ burst: 2, perMinute: 1 }, () => performance.now()),
    () => performance.now(),
  ),
];

let bench: HttpBench;
beforeAll(async () => {
  bench = await openServer(routes, { bodyWithin: 400 });
});
afterAll(() => bench.close());

const json = { 'content-type': 'application/json' };
const send = (path: string, body: BodyInit | undefined, headers: Record<string, string> = json) =>
  fetch(bench.base + path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });

describe('a body', () => {
  it('that is JSON arrives parsed', async () => {
    const response = await send('/own/echo', '{"a":[1,"é"]}');
    expect(await response.json()).toMatchObject({ body: { a: [1, 'é'] } });
  });

  it('may be missing', async () => {
    const response = await send('/own/echo', undefined, {});
    expect(response.status).toBe(200);
    expect(await response.json()).not.toHaveProperty('body');
  });

  it.each<[string, BodyInit, Record<string, string>, number]>([
    ['that is no JSON', '{"type":', json, 400],
    ['that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), json, 400],
    ['nested a thousand deep', `${'['.repeat(100)}${']'.repeat(100)}`, json, 400],
    ['too large', JSON.stringify('x'.repeat(1000)), json, 413],
    ['of 2 MB', 'x'.repeat(2_000_000), json, 413],
    ['compressed', gzipSync('{"a":1}'), { ...json, 'content-encoding': 'gzip' }, 415],
    ['said to be compressed and broken', 'not gzip', { ...json, 'content-encoding': 'gzip' }, 415],
    ['compressed with br', 'x', { ...json, 'content-encoding': 'br' }, 415],
    ['a form', 'type=message&text=hello', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'multipart',
      '--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--b--',
      { 'content-type': 'multipart/form-data; boundary=b' },
      415,
    ],
    ['of plain text', '{"a":1}', { 'content-type': 'text/plain' }, 415],
    ['in another charset', '{"a":1}', { 'content-type': 'application/json; charset=utf-16' }, 415],
  ])('%s is refused and reaches no handler', async (_, body, headers, status) => {
    seen.length = 0;
    const response = await send('/own/echo', body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    expect(seen).toEqual([]);
  });

  it('without a type is refused', async () => {
    expect(
      await raw(bench.port, 'POST /own/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}'),
    ).toMatch(/^HTTP\/1.1 415 /);
  });

  it('announced as 50 MB is refused before it is sent', async () => {
    const began = performance.now();
    const got = await raw(
      bench.port,
      'POST /own/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n',
      1000,
    );
    expect(got).toMatch(/^HTTP\/1.1 413 /);
    expect(got).toContain('PayloadTooLarge');
    expect(performance.now() - began).toBeLessThan(3500);
  });

  it('in pieces without a length is counted', async () => {
    const piece = `${(500).toString(16)}\r\n${'x'.repeat(500)}\r\n`;
    const head =
      'POST /own/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw(bench.port, [head, piece, piece, piece, '0\r\n\r\n'])).toMatch(/^HTTP\/1.1 413 /);
  });

  it('that does not come to its end is given up', async () => {
    const got = await raw(
      bench.port,
      'POST /own/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"a"',
    );
    expect(got).toMatch(/^HTTP\/1.1 408 /);
  });

  it('that nobody wants is not read', async () => {
    const response = await send('/own/nothing', 'x'.repeat(100_000), { 'content-type': 'text/plain' });
    expect(response.status).toBe(200);
  });

  it('with 200,000 keys and many strings is told by its size alone', async () => {
    const began = performance.now();
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`k${at}`, 1])));
    expect((await send('/own/echo', body)).status).toBe(413);
    expect(performance.now() - began).toBeLessThan(2500);
  });

  it('may hold brackets in its strings', async () => {
    expect((await send('/own/echo', JSON.stringify(['['.repeat(200), '\\"[', '"']))).status).toBe(200);
  });
});

describe('routing', () => {
  it('decodes path parameters, long ones too', async () => {
    const long = 'a'.repeat(300);
    const response = await fetch(`${bench.base}/api/items/${encodeURIComponent('a|b/c')}/parts/${long}?x=1&x=%262`);
    expect(await response.json()).toMatchObject({
      params: { id: 'a|b/c', part: long },
      query: [
        ['x', '1'],
        ['x', '&2'],
      ],
    });
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/own/echo', 405],
    ['PUT', '/own/echo', 405],
    ['POST', '/nowhere', 404],
    ['GET', '/own/items/%zz', 404],
  ])('%s %s is %i with a JSON error', async (method, path, status) => {
    const response = await fetch(bench.base + path, { method, headers: { accept: 'text/html' } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('takes DELETE and HEAD', async () => {
    expect(await (await fetch(`${bench.base}/own/items/7`, { method: 'DELETE' })).json()).toMatchObject({
      params: { id: '7' },
    });
    const head = await fetch(`${bench.base}/own/text`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('8');
    expect(await head.text()).toBe('');
  });

  it('counts by pattern, never by path', async () => {
    await fetch(`${bench.base}/api/items/secret-id/parts/1`);
    expect(bench.answers.at(-1)).toEqual({ method: 'GET', route: '/api/items/:id/parts/:part', status: 200 });
  });
});

describe('a handler that throws', () => {
  it('is a 500 that tells nothing, and the next request is served', async () => {
    const response = await fetch(`${bench.base}/own/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|\.ts|\.js/);
    expect(bench.errors.at(-1)).toEqual(new Error('the secret reason'));
    expect((await fetch(`${bench.base}/own/empty`)).status).toBe(204);
  });
});

describe('every answer', () => {
  it.each(['/own/text', '/own/empty', '/nowhere', '/own/broken'])('%s bears the security headers', async (path) => {
    const { headers } = await fetch(bench.base + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('server')).toBeNull();
  });
});

describe('pages of other sites', () => {
  const from = (origin: string, more = {}) => ({ origin, ...more });

  it('that are allowed may read answers and errors', async () => {
    for (const path of ['/api/items/1/parts/2', '/api/items/unknown', '/api/items']) {
      const response = await fetch(bench.base + path, { headers: from('https://site.example') });
      expect(response.headers.get('access-control-allow-origin')).toBe('https://site.example');
      expect(response.headers.get('vary')).toContain('Origin');
    }
    const refused = await send('/api/echo', '{', from('https://site.example', json));
    expect(refused.status).toBe(400);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://site.example');
  });

  it('that are allowed get their preflight', async () => {
    const response = await fetch(`${bench.base}/api/echo`, {
      method: 'OPTIONS',
      headers: from('https://site.example', {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
      }),
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://site.example');
    const allowed = response.headers.get('access-control-allow-headers')!;
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'])
      expect(allowed).toContain(name);
  });

  it('that are not allowed get neither', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://site.example.evil', 'http://site.example']) {
      const preflight = await fetch(`${bench.base}/api/echo`, {
        method: 'OPTIONS',
        headers: from(origin, { 'access-control-request-method': 'POST' }),
      });
      const answer = await fetch(`${bench.base}/api/items/1/parts/2`, { headers: from(origin) });
      for (const { headers } of [preflight, answer]) expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('may not send to what is for ourselves; our own page may', async () => {
    seen.length = 0;
    expect((await send('/own/echo', '{}', from('https://site.example.evil', json))).status).toBe(403);
    expect(seen).toEqual([]);
    expect((await send('/own/echo', '{}', from(bench.base, json))).status).toBe(200);
  });

  it('get no preflight for what is for ourselves', async () => {
    const response = await fetch(`${bench.base}/own/echo`, {
      method: 'OPTIONS',
      headers: from('https://site.example', { 'access-control-request-method': 'POST' }),
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the limit per address', () => {
  it('lets a burst through, then asks to wait, and does not hold for reading', async () => {
    const limited = await openServer(routes, {
      rateLimit: createRateLimit({ burst: 3, perMinute: 60 }, () => performance.now()),
    });
    const statuses: number[] = [];
    for (let time = 0; time < 4; time++) {
      const response = await fetch(`${limited.base}/own/echo`, { method: 'POST' });
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await fetch(`${limited.base}/own/text`)).status).toBe(200);
    await limited.close();
  });

  it('of refused activities never stands before a sender whose token was just good', async () => {
    const activity = (authorization: string) => send('/api/messages', '{}', { ...json, authorization });
    const statuses: number[] = [];
    for (const token of ['good', 'bad', 'bad', 'bad', 'bad', 'good']) statuses.push((await activity(token)).status);
    expect(statuses).toEqual([200, 401, 401, 401, 429, 200]);
  });
});

describe('the end', () => {
  it('waits for the request that runs, and answers it', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const ending = await openServer([
      {
        method: 'GET',
        path: '/slow',
        handle: async () => {
          await held;
          return { status: 200, body: { done: true } };
        },
      },
    ]);
    const running = fetch(`${ending.base}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    ending.server.stop();
    const closed = ending.server.close(3000);
    await expect(fetch(`${ending.base}/slow`)).rejects.toThrow();
    answer();
    const response = await running;
    expect(await response.json()).toEqual({ done: true });
    const began = performance.now();
    await closed;
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('does not wait for ever', async () => {
    const ending = await openServer([{ method: 'GET', path: '/never', handle: () => new Promise(() => {}) }]);
    const running = fetch(`${ending.base}/never`).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    ending.server.stop();
    await ending.server.close(100);
    expect(await running).toBe('cut');
  });
});

describe('sockets', () => {
  it('are handed on with their address', async () => {
    const urls: string[] = [];
    const upgrading = await openServer([], {
      upgrade: (_request, socket, _head, url) => {
        urls.push(url.href);
        socket.end('HTTP/1.1 403 Refused\r\n\r\n');
      },
    });
    const got = await raw(
      upgrading.port,
      'GET /stream?t=1 HTTP/1.1\r\nHost: bot.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(got).toMatch(/^HTTP\/1.1 403/);
    expect(urls).toEqual(['http://bot.example/stream?t=1']);
    await upgrading.close();
  });
});
