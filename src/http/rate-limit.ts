/** How often one address may call: a bucket of calls that fills up again. */

import { networkOf } from './network-of.js';

export interface RateLimit {
  /** Takes one call of the address; all of an IPv6 /64 count as one. @returns 0 when it may go on, else in how many seconds it may try again */
  take(address: string): number;
}

export interface Rate {
  /** Calls at once. */
  readonly burst: number;
  /** Calls a minute in the long run. */
  readonly perMinute: number;
}

/** Addresses remembered; when there are more, the oldest go: an attacker with so many has no use for bursts. */
const longest = 50_000;

/** @param now milliseconds */
export const createRateLimit = ({ burst, perMinute }: Rate, now: () => number): RateLimit => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (address) => {
      const at = now();
      const caller = networkOf(address);
      const before = buckets.get(caller) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 60_000) * perMinute);
      // Put at the end again, so that the first is the one that was quiet longest.
      buckets.delete(caller);
      buckets.set(caller, { left: left < 1 ? left : left - 1, at });
      if (buckets.size > longest) buckets.delete(buckets.keys().next().value as string);
      return left < 1 ? Math.max(1, Math.ceil(((1 - left) / perMinute) * 60)) : 0;
    },
  };
};

/** For RATE_LIMIT=off. */
export const noRateLimit: RateLimit = { take: () => 0 };
