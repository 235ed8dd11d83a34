/** A request that has found its route: page, limit and body are checked, then the handler is asked. */

import { errorResponse } from './answer.js';
import { BodyRefused } from './body-text.js';
import { type Call, type Calls, hasUnreadBody, requestOf } from './call.js';
import { readFormBody } from './form-body.js';
import { readJsonBody } from './json-body.js';
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
    const refuse = (plain: HttpResponse, unread: boolean): Promise<void> => {
      const answer = route.refused?.(requestOf(call, params, undefined), plain.status) ?? plain;
      return write(call, { ...answer, headers: { ...plain.headers, ...answer.headers } }, unread);
    };
    if (changes && !call.cors && call.origin !== undefined && !call.allowed) {
      return refuse(errorResponse(403, 'Forbidden', 'Pages of this origin may not call here.'), true);
    }
    const wait = (route.limited ?? changes) ? rateLimit.take(caller.address) : 0;
    if (wait > 0) return refuse(tooMany(wait), true);
    try {
      const read = route.form ? readFormBody : readJsonBody;
      const body = maxBody > 0 ? await read(request, maxBody, bodyWithin) : undefined;
      const answer = await route.handle(requestOf(call, params, body));
      await write(call, answer, hasUnreadBody(request));
    } catch (error) {
      if (error instanceof BodyRefused) {
        return refuse(errorResponse(error.status, error.code, error.message), error.unread);
      }
      onError(error, route.path);
      if (!call.response.headersSent) {
        await refuse(errorResponse(500, 'ServiceError', 'Something went wrong here.'), false);
      }
    }
  };

const tooMany = (seconds: number): HttpResponse => {
  const answer = errorResponse(429, 'TooManyRequests', 'Too many requests from this address.');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
};
