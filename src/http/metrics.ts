/** What operators' tools read at /metrics: turns by ending, requests by route and status, the process itself. */

import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Route } from './types.js';

export interface Metrics {
  turn(told: { readonly ending: string; readonly channel: string; readonly seconds: number }): void;
  /** @param route the route's pattern, never a path with ids in it */
  request(told: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  readonly route: Route;
  /** Forgets all numbers and stops gathering. */
  close(): void;
}

const turnSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'ecopr_turns_total',
    help: 'Turns taken, by how they ended.',
    labelNames: ['ending', 'channel'],
    registers,
  });
  const turnTime = new Histogram({
    name: 'ecopr_turn_seconds',
    help: 'Time of a turn, from its start to the last reply sent.',
    buckets: turnSeconds,
    registers,
  });
  const requests = new Counter({
    name: 'ecopr_http_requests_total',
    help: 'HTTP requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const requestTime = new Histogram({
    name: 'ecopr_http_request_seconds',
    help: 'Time of an HTTP request.',
    buckets: turnSeconds,
    registers,
  });
  return {
    turn: ({ ending, channel, seconds }) => {
      turns.inc({ ending, channel });
      turnTime.observe(seconds);
    },
    request: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status });
      requestTime.observe(seconds);
    },
    route: {
      method: 'GET',
      path: '/metrics',
      handle: async () => ({
        status: 200,
        body: await registry.metrics(),
        contentType: registry.contentType,
        headers: { 'cache-control': 'no-store' },
      }),
    },
    close: () => registry.clear(),
  };
};
