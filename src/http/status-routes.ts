/** Whether the service lives and whether it can work, for balancers and people who run it. */

import type { Route } from './types.js';

export interface StatusDeps {
  readonly version: string;
  readonly contentHash: string;
  /** Whether the assistant is switched off. */
  readonly isOff: () => boolean;
  /** Resolves when conversations can be kept. */
  readonly ping: () => Promise<void>;
  readonly isStopping: () => boolean;
}

const headers = { 'cache-control': 'no-store' };

export const statusRoutes = ({ version, contentHash, isOff, ping, isStopping }: StatusDeps): readonly Route[] => [
  {
    method: 'GET',
    path: '/healthz',
    handle: async () => ({
      status: 200,
      body: { status: 'ok', version, contentHash, off: isOff() },
      headers,
    }),
  },
  {
    method: 'GET',
    path: '/readyz',
    handle: async () => {
      if (isStopping()) return { status: 503, body: { ready: false, reason: 'stopping' }, headers };
      try {
        await ping();
        return { status: 200, body: { ready: true }, headers };
      } catch {
        // What exactly is wrong with the store is in the log; callers need only go elsewhere.
        return { status: 503, body: { ready: false, reason: 'storage' }, headers };
      }
    },
  },
];
