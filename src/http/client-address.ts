/** Who calls, and under which address the service is reached: what proxies say is believed only of trusted ones. */

import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { bareAddress } from './network-of.js';

export type TrustProxy =
  | { readonly kind: 'none' }
  | { readonly kind: 'hops'; readonly hops: number }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] };

export interface Caller {
  /** The client's address. */
  readonly address: string;
  /**
   * scheme://host[:port] under which the client says it reached the service. It makes addresses for that client; whether
   * its page is our own is decided in origins.ts.
   */
  readonly origin: string;
}

export type ReadCaller = (request: IncomingMessage) => Caller;

/** @param publicUrl scheme://host[:port]; undefined: taken from the request */
export const createReadCaller = (trust: TrustProxy, publicUrl: string | undefined): ReadCaller => {
  const trusted = trust.kind === 'addresses' ? blockListOf(trust.addresses) : undefined;
  return (request) => {
    const peer = bareAddress(request.socket.remoteAddress ?? '');
    const line = [...list(request, 'x-forwarded-for').map(bareAddress), peer];
    const peerTrusted = trust.kind === 'hops' || (trusted !== undefined && isIn(trusted, peer));
    if (!peerTrusted) return { address: peer, origin: publicUrl ?? originOf('http', request.headers.host) };
    const address =
      trust.kind === 'hops'
        ? line[Math.max(0, line.length - 1 - trust.hops)]!
        : (line.findLast((each) => !isIn(trusted!, each)) ?? line[0]!);
    const scheme = list(request, 'x-forwarded-proto').at(-1) === 'https' ? 'https' : 'http';
    const host = list(request, 'x-forwarded-host').at(-1) ?? request.headers.host;
    return { address, origin: publicUrl ?? originOf(scheme, host) };
  };
};

const list = (request: IncomingMessage, name: string): string[] => {
  const given = request.headers[name];
  return (Array.isArray(given) ? given.join(',') : (given ?? ''))
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
};

const originOf = (scheme: string, host: string | undefined): string => {
  const url = `${scheme}://${host ?? ''}`;
  return host !== undefined && /^[\w.:[\]-]{1,255}$/.test(host) && URL.canParse(url)
    ? new URL(url).origin
    : 'http://localhost';
};

const blockListOf = (addresses: readonly string[]): BlockList => {
  const blocks = new BlockList();
  for (const each of addresses) {
    const [given = '', prefix] = each.split('/');
    const address = prefix === undefined ? bareAddress(given) : given;
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) blocks.addAddress(address, family);
    else blocks.addSubnet(address, Number(prefix), family);
  }
  return blocks;
};

const isIn = (blocks: BlockList, address: string): boolean =>
  isIPv4(address) ? blocks.check(address, 'ipv4') : isIPv6(address) && blocks.check(address, 'ipv6');
