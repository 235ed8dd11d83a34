/** Hosts, origins, URLs and the addresses of proxies, as they may stand in settings. */

import type { Reader } from './reader.js';
import type { TrustProxy } from './types.js';

export const urlOf =
  (protocols: readonly string[]) =>
  (text: string): string | undefined =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).host !== '' ? text : undefined;

/** scheme://host[:port] as browsers write it; undefined when there is more to it. */
export const originOf = (text: string): string | undefined =>
  /^https?:\/\/[^\s/?#@\\]+\/?$/i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;

/** Whether only this machine can be reached by it. */
export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host) || /^[a-z0-9.-]+\.localhost$/i.test(host);

/** ALLOWED_ORIGINS. */
export const readOrigins = (read: Reader): readonly string[] => {
  const given = read.text('ALLOWED_ORIGINS');
  if (given === undefined) return [];
  const each = given.split(',').flatMap((part) => part.trim() || []);
  if (each.length === 0) read.complain('ALLOWED_ORIGINS must be scheme://host[:port] of each site, comma-separated.');
  return each.flatMap((text) => {
    const origin = originOf(text);
    if (origin === undefined) {
      read.complain(`ALLOWED_ORIGINS: ${JSON.stringify(text)} must be scheme://host[:port] without a path.`);
      return [];
    }
    if (origin.startsWith('http:') && !isLoopbackHost(new URL(origin).hostname)) {
      read.complain(
        `ALLOWED_ORIGINS: ${JSON.stringify(text)} must be https; http is for loopback and *.localhost only.`,
      );
    }
    return [origin];
  });
};

/** TRUST_PROXY. Every address that is taken is one that can be matched. */
export const readTrust = (read: Reader): TrustProxy =>
  read.parsed(
    'TRUST_PROXY',
    trustOf,
    'must be "none", the number of proxies (1 to 9), or their addresses (10.0.0.1, 10.0.0.0/8 or ::1), comma-separated.',
  ) ?? { kind: 'none' };

const trustOf = (text: string): TrustProxy | undefined => {
  if (text === 'none') return { kind: 'none' };
  if (/^[1-9]$/.test(text)) return { kind: 'hops', hops: Number(text) };
  const addresses = text.split(',').map((each) => each.trim());
  return addresses.every(isAddressOrNetwork) ? { kind: 'addresses', addresses } : undefined;
};

const isAddressOrNetwork = (text: string): boolean => {
  const [, address = '', prefix] = /^([\d.]+|[\da-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const bits = isV4(address) ? 32 : isV6(address) ? 128 : undefined;
  return bits !== undefined && (prefix === undefined || Number(prefix) <= bits);
};

const isV4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
};

const isV6 = (text: string): boolean => text.includes(':') && URL.canParse(`http://[${text}]`);
