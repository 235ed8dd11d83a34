/** Writes a handler's answer, with the headers that every answer bears. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpResponse } from './types.js';

/** The one form in which errors are told. */
export const errorBody = (code: string, message: string) => ({ error: { code, message } });

export const errorResponse = (status: number, code: string, message: string): HttpResponse => ({
  status,
  body: errorBody(code, message),
  headers: { 'cache-control': 'no-store' },
});

/** Pages bring a policy of their own; whatever else is shown by a browser may do nothing. */
const usualHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** How long the rest of a refused body is taken and thrown away, so that the client reads the answer. */
const lingerMilliseconds = 2_000;

/**
 * Writes the answer.
 * @param unread the request's body was not read to its end: the connection is closed after the answer
 */
export const writeAnswer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, contentType, headers }: HttpResponse,
  more: Readonly<Record<string, string>>,
  unread = false,
): Promise<void> => {
  const bytes = bytesOf(body);
  const type = contentType ?? (isText(body) ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
  const hasBody = bytes !== undefined && status !== 204 && status !== 304;
  response.writeHead(status, {
    ...usualHeaders,
    ...(hasBody ? { 'content-type': type, 'content-length': String(bytes.length) } : {}),
    ...(bytes === undefined && status !== 204 && status !== 304 ? { 'content-length': '0' } : {}),
    ...headers,
    ...more,
    ...(unread ? { connection: 'close' } : {}),
  });
  if (hasBody && request.method !== 'HEAD') response.write(bytes);
  if (unread) await linger(request);
  response.end();
};

const isText = (body: unknown): boolean => typeof body === 'string' || body instanceof Uint8Array;

const bytesOf = (body: unknown): Uint8Array | undefined => {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
};

/** A connection closed over unread bytes is reset, and the client may lose the answer with it. */
const linger = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    if (request.complete || request.destroyed) return resolve();
    const timer = setTimeout(resolve, lingerMilliseconds);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).once('error', done).resume();
  });
