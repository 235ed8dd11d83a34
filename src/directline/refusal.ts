/** Refusals, and the one shape in which clients of Direct Line 3.0 expect them: {error: {code, message}}. */

import type { HttpHandler, HttpResponse } from '../http/types.js';
import type { Log } from './types.js';

/** Thrown where a request is refused; the message is for the client. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const badArgument = (message: string) => new Refusal(400, 'BadArgument', message);
export const noCredential = () =>
  new Refusal(401, 'Unauthorized', 'Send "Authorization: Bearer" with the secret or a token.');
export const forbidden = (message: string) => new Refusal(403, 'Forbidden', message);
export const tokenExpired = () => new Refusal(403, 'TokenExpired', 'The token has expired.');
export const notFound = () => new Refusal(404, 'NotFound', 'There is no such conversation.');

/** An answer that no cache keeps: all of them carry credentials or people's words. */
export const answer = (status: number, body: unknown): HttpResponse => ({
  status,
  body,
  headers: { 'cache-control': 'no-store' },
});

export const refuse = ({ status, code, message }: Refusal): HttpResponse =>
  answer(status, { error: { code, message } });

/** Turns what a handler throws into an answer. What is not a refusal is logged and told to nobody. */
export function answering(handle: HttpHandler, log: Log): HttpHandler {
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof Refusal) return refuse(error);
      log.error({ err: error, method: request.method }, 'direct line request failed');
      return refuse(new Refusal(500, 'ServiceError', 'The service could not do this. Try again later.'));
    }
  };
}
