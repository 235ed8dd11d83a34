/** Which pages are our own: what the Host header says is believed of this machine only (DNS rebinding). */

import { afterEach, describe, expect, it } from 'vitest';
import { createOriginAllowed, createReadCaller, type Route } from '../../src/http/index.js';
import { type HttpBench, openServer, raw } from './bench.js';

describe('a page', () => {
  const allowed = createOriginAllowed(['https://site.example'], undefined);
  it.each<[string, string, string, boolean]>([
    ['of this machine is our own', 'http://127.0.0.1:3978', 'http://127.0.0.1:3978', true],
    ['of this machine by name', 'http://localhost:3978', 'http://localhost:3978', true],
    ['of this machine by IPv6', 'http://[::1]:3978', 'http://[::1]:3978', true],
    ['of a name below localhost', 'http://chat.localhost:3978', 'http://chat.localhost:3978', true],
    ['of another port is not', 'http://127.0.0.1:8080', 'http://127.0.0.1:3978', false],
    ['of a name that points here is not', 'http://rebound.example:3978', 'http://rebound.example:3978', false],
    ['of a look-alike is not', 'http://localhost.evil.example', 'http://localhost.evil.example', false],
    ['of another look-alike is not', 'http://127.0.0.1.evil.example', 'http://127.0.0.1.evil.example', false],
    ['of an allowed site is allowed', 'https://site.example', 'http://rebound.example', true],
    ['of no origin is not', 'null', 'http://127.0.0.1:3978', false],
  ])('%s', (_, origin, own, expected) => {
    expect(allowed(origin, own)).toBe(expected);
  });

  it('of the public address is our own, whatever the scheme behind the proxy', () => {
    const own = createOriginAllowed([], 'https://chat.example');
    expect(own('https://chat.example', 'https://chat.example')).toBe(true);
    expect(own('https://chat.example', 'http://chat.example')).toBe(true);
    expect(own('https://other.example', 'https://chat.example')).toBe(false);
    expect(own('https://other.example', 'https://other.example')).toBe(false);
  });
});

describe('a name of somebody else that points to this machine', () => {
  let bench: HttpBench;
  afterEach(() => bench.close());
  const routes: readonly Route[] = [{ method: 'POST', path: '/own', handle: async () => ({ status: 204 }) }];
  const post = (host: string) =>
    raw(
      bench.port,
      `POST /own HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );

  it('lets no page of it call', async () => {
    bench = await openServer(routes);
    expect(await post(`rebound.example:${bench.port}`)).toMatch(/^HTTP\/1.1 403/);
    expect(await post(`127.0.0.1:${bench.port}`)).toMatch(/^HTTP\/1.1 204/);
  });

  it('does neither with a public address', async () => {
    bench = await openServer(routes, {
      readCaller: createReadCaller({ kind: 'none' }, 'https://chat.example'),
      originAllowed: createOriginAllowed([], 'https://chat.example'),
    });
    expect(await post(`rebound.example:${bench.port}`)).toMatch(/^HTTP\/1.1 403/);
    expect(await post('chat.example')).toMatch(/^HTTP\/1.1 204/);
  });
});
