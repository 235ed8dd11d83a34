/** Who calls: proxies are believed only when they are trusted. */

import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createReadCaller, type TrustProxy } from '../../src/http/client-address.js';
import { createRateLimit } from '../../src/http/rate-limit.js';

const request = (peer: string, headers: Record<string, string>): IncomingMessage =>
  ({ socket: { remoteAddress: peer }, headers: { host: 'bot.example', ...headers } }) as unknown as IncomingMessage;

const forwarded = {
  'x-forwarded-for': '6.6.6.6, 1.2.3.4',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'public.example',
};
const hops = (count: number): TrustProxy => ({ kind: 'hops', hops: count });
const known = (...addresses: string[]): TrustProxy => ({ kind: 'addresses', addresses });

describe('the caller', () => {
  it.each<[string, TrustProxy, string, Record<string, string>, string, string]>([
    ['without trust is the peer', { kind: 'none' }, '10.0.0.1', forwarded, '10.0.0.1', 'http://bot.example'],
    ['over IPv6 is the same', { kind: 'none' }, '::ffff:10.0.0.1', {}, '10.0.0.1', 'http://bot.example'],
    ['behind one proxy is the last named', hops(1), '10.0.0.1', forwarded, '1.2.3.4', 'https://public.example'],
    ['behind two proxies is the one before', hops(2), '10.0.0.1', forwarded, '6.6.6.6', 'https://public.example'],
    [
      'behind more proxies than came is the first named',
      hops(9),
      '10.0.0.1',
      forwarded,
      '6.6.6.6',
      'https://public.example',
    ],
    [
      'behind a known proxy is the last that is not known',
      known('10.0.0.0/8', '1.2.3.4'),
      '10.9.9.9',
      forwarded,
      '6.6.6.6',
      'https://public.example',
    ],
    [
      'is named with its port by some proxies',
      hops(1),
      '10.0.0.1',
      { ...forwarded, 'x-forwarded-for': '1.2.3.4:5678' },
      '1.2.3.4',
      'https://public.example',
    ],
    [
      'of IPv6 too',
      hops(1),
      '10.0.0.1',
      { ...forwarded, 'x-forwarded-for': '[2001:db8::1]:5678' },
      '2001:db8::1',
      'https://public.example',
    ],
    ['of an unknown proxy is that proxy', known('10.0.0.1'), '9.9.9.9', forwarded, '9.9.9.9', 'http://bot.example'],
    [
      'with an odd host has a plain one',
      { kind: 'none' },
      '10.0.0.1',
      { host: 'a b/c' },
      '10.0.0.1',
      'http://localhost',
    ],
  ])('%s', (_, trust, peer, headers, address, origin) => {
    expect(createReadCaller(trust, undefined)(request(peer, headers))).toEqual({ address, origin });
  });

  it('reaches the public address that is set', () => {
    expect(createReadCaller({ kind: 'none' }, 'https://chat.example')(request('10.0.0.1', {})).origin).toBe(
      'https://chat.example',
    );
  });
});

describe('the bucket of an address', () => {
  it('fills up again, and is its own', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 2, perMinute: 60 }, () => now);
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 1, 0]);
    now += 1000;
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 1]);
    now += 3_600_000;
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 1]);
  });
});

describe('the limit', () => {
  const counted = (...addresses: string[]) => {
    const limit = createRateLimit({ burst: 1, perMinute: 1 }, () => 0);
    return addresses.map((address) => (limit.take(address) === 0 ? 'goes on' : 'waits'));
  };

  it.each<[string, readonly string[], readonly string[]]>([
    ['counts one /64 as one caller', ['2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3'], ['goes on', 'waits']],
    ['however it is written', ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:9'], ['goes on', 'waits']],
    ['counts another /64 for itself', ['2001:db8:1:2::1', '2001:db8:1:3::1'], ['goes on', 'goes on']],
    ['counts IPv4 over IPv6 as IPv4', ['10.0.0.1', '::ffff:10.0.0.1', '::ffff:a00:1'], ['goes on', 'waits', 'waits']],
    ['keeps mapped addresses apart', ['::ffff:10.0.0.1', '::ffff:10.0.0.2'], ['goes on', 'goes on']],
    ['reads an address with its zone', ['fe80::1%eth0', 'fe80::2%eth0'], ['goes on', 'waits']],
    ['takes what is no address as it is', ['unknown', 'other', 'unknown'], ['goes on', 'goes on', 'waits']],
  ])('%s', (_, addresses, expected) => {
    expect(counted(...addresses)).toEqual(expected);
  });
});
