/** The route of the Bot Framework's channels: not limited per address, because all of Teams comes from few of them. */

import { createHash } from 'node:crypto';
import { errorBody } from './answer.js';
import { networkOf } from './network-of.js';
import type { RateLimit } from './rate-limit.js';
import type { Route } from './types.js';

/** Takes an activity. */
export type ProcessActivity = (request: {
  readonly authorization: string | undefined;
  readonly body: unknown;
}) => Promise<{ readonly status: number; readonly body?: unknown }>;

/** Bytes; Teams sends at most some 100 KB. */
const longestActivity = 256 * 1024;

/** Tokens that were good a short while ago; each is still checked, but no limit stands before the check. */
const goodFor = 60_000;
const goodKept = 1_000;

/**
 * @param refusals how often one address may be refused before nothing of it is looked at any more: checking a token costs
 *   time, and the SDK keeps something of each made-up one
 * @param now milliseconds
 */
export const messagesRoute = (process: ProcessActivity, refusals: RateLimit, now: () => number): Route => {
  const good = new Map<string, number>();
  const waits = new Map<string, number>();
  return {
    method: 'POST',
    path: '/api/messages',
    maxBody: longestActivity,
    limited: false,
    handle: async ({ headers, body, address }) => {
      const { authorization } = headers;
      const token = createHash('sha256')
        .update(authorization ?? '')
        .digest('base64');
      const caller = networkOf(address);
      const until = waits.get(caller) ?? 0;
      if ((good.get(token) ?? 0) < now() && until > now()) {
        const seconds = String(Math.ceil((until - now()) / 1000));
        return {
          status: 429,
          body: errorBody('TooManyRequests', 'Too many refused requests from this address.'),
          headers: { 'retry-after': seconds },
        };
      }
      const answer = await process({ authorization, body });
      if (answer.status === 401) {
        const wait = refusals.take(address);
        if (wait > 0) remember(waits, caller, now() + wait * 1000);
      } else if (answer.status < 400) remember(good, token, now() + goodFor);
      return answer;
    },
  };
};

const remember = (memory: Map<string, number>, name: string, until: number): void => {
  memory.delete(name);
  memory.set(name, until);
  if (memory.size > goodKept) memory.delete(memory.keys().next().value as string);
};
