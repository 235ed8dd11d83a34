/** Under which name an address is counted: one caller has one IPv4 address, but a whole /64 of IPv6. */

import { isIPv6 } from 'node:net';

/** The address without port, brackets and zone; an IPv4 address that came over IPv6 is the same client. */
export const bareAddress = (text: string): string => {
  const address = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const groups = groupsOf(address);
  if (groups === undefined) return address;
  const [, , , , , mapped, high = '', low = ''] = groups;
  if (groups.slice(0, 5).some((group) => group !== '0') || mapped !== 'ffff') return address;
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.');
};

/** The /64 of an IPv6 address; any other text as it is. */
export const networkOf = (text: string): string => {
  const address = bareAddress(text);
  const groups = groupsOf(address);
  return groups === undefined ? address : `${groups.slice(0, 4).join(':')}::/64`;
};

/** The eight groups of an IPv6 address in their shortest form. */
const groupsOf = (address: string): readonly string[] | undefined => {
  if (!isIPv6(address) || address.includes('%')) return undefined;
  // The URL parser knows every way to write one.
  const [front = '', back] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = front === '' ? [] : front.split(':');
  if (back === undefined) return left;
  const right = back === '' ? [] : back.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
};
