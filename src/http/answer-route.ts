/** A request that has found its route: page, limit and body are checked, then the handler is asked. */

import { errorResponse } from './answer.js';
import { type Call, type Calls, hasUnreadBody, requestOf } from './call.js';
import { BodyRefused, readJsonBody } from './json-body.js';
import type { RateLimit } from './rate-limit.js';
import type { HttpResponse, Route } from './types.js';

export interface AnswerRouteDeps {
  readonly rateLimit: RateLimit;
  /** Called with what a handler threw; the client only gets a 500. */
  readonly onError: (error: unknown, route: string) => void;
  /** How long a body may take, in milliseconds. */
  readonly bodyWithin: number;
}

export const createAnswerRoute =
  ({ write }: Calls, { rateLimit, onError, bodyWithin }: AnswerRouteDeps) =>
  async (call: Call, route: Route, params: Record<string, string>): Promise<void> => {
    const { request, caller } = call;
    const maxBody = route.maxBody ?? 0;
    const changes = route.method !== 'GET';
    if (changes && !call.cors && call.origin !== undefined && !call.allowed) {
      return write(call, errorResponse(403, 'Forbidden', 'Pages of this origin may not call here.'), true);
    }
    const wait = (route.limited ?? changes) ? rateLimit.take(caller.address) : 0;
    if (wait > 0) return write(call, tooMany(wait), true);
    try {
      const body = maxBody > 0 ? await readJsonBody(request, maxBody, bodyWithin) : undefined;
      const answer = await route.handle(requestOf(call, params, body));
      await write(call, answer, hasUnreadBody(request));
    } catch (error) {
      if (error instanceof BodyRefused) {
        return write(call, errorResponse(error.status, error.code, error.message), error.unread);
      }
      onError(error, route.path);
      if (!call.response.headersSent) {
        await write(call, errorResponse(500, 'ServiceError', 'Something went wrong here.'));
      }
    }
  };

const tooMany = (seconds: number): HttpResponse => {
  const answer = errorResponse(429, 'TooManyRequests', 'Too many requests from this address.');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
};
