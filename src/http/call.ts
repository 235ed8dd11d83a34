/** One request on its way to its answer: who calls, from which page, along which route. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeAnswer } from './answer.js';
import type { Caller, ReadCaller } from './client-address.js';
import { corsHeaders, type OriginAllowed } from './origins.js';
import type { HttpRequest, HttpResponse, Route } from './types.js';

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly origin: string | undefined;
  /** Whether pages of that origin may call. */
  readonly allowed: boolean;
  /** Whether the path is one that other sites may call. */
  readonly cors: boolean;
  /** The route's pattern. */
  readonly route: string;
  readonly began: number;
}

/** Told after each answer. `route` is the pattern. */
export type OnAnswer = (told: { method: string; route: string; status: number; seconds: number }) => void;

export interface Calls {
  begin(request: IncomingMessage, response: ServerResponse, route: string): Call;
  /**
   * Writes an answer with the headers that hang on the caller.
   * @param unread the request's body was not read to its end
   */
  write(call: Call, answer: HttpResponse, unread?: boolean): Promise<void>;
}

interface CallsDeps {
  readonly routes: readonly Route[];
  readonly readCaller: ReadCaller;
  readonly originAllowed: OriginAllowed;
  readonly onAnswer: OnAnswer;
  readonly stopping: () => boolean;
}

export const createCalls = ({ routes, readCaller, originAllowed, onAnswer, stopping }: CallsDeps): Calls => {
  const corsFolders = new Set(routes.filter(({ cors }) => cors).map(({ path }) => folderOf(path)));
  return {
    begin: (request, response, route) => {
      const caller = readCaller(request);
      const { origin } = request.headers;
      const allowed = origin !== undefined && originAllowed(origin, caller.origin);
      const cors = corsFolders.has(folderOf(pathOf(request)));
      return { request, response, caller, origin, allowed, cors, route, began: performance.now() };
    },
    write: async (call, answer, unread = false) => {
      const cors = call.cors && call.allowed ? corsHeaders(call.origin!) : {};
      const more = {
        ...cors,
        ...(call.cors ? { vary: 'Origin' } : {}),
        ...(stopping() ? { connection: 'close' } : {}),
      };
      call.response.once('close', () =>
        onAnswer({
          method: call.request.method ?? '',
          route: call.route,
          status: answer.status,
          seconds: (performance.now() - call.began) / 1000,
        }),
      );
      await writeAnswer(call.request, call.response, answer, more, unread);
    },
  };
};

/** The request as a route's handler gets it. */
export const requestOf = (call: Call, params: Record<string, string>, body: unknown): HttpRequest => ({
  method: call.request.method ?? '',
  path: pathOf(call.request),
  params,
  query: new URLSearchParams((call.request.url ?? '').split('?').slice(1).join('?')),
  headers: Object.fromEntries(
    Object.entries(call.request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  ),
  body,
  address: call.caller.address,
  publicUrl: call.caller.origin,
});

/** Whether bytes of a body are still to be read. */
export const hasUnreadBody = (request: IncomingMessage): boolean =>
  !request.complete &&
  (request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0);

/** The first two segments: what lies below one folder is for the same callers, errors and unknown paths included. */
const folderOf = (path: string): string => path.split('/').slice(0, 3).join('/');

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0]!;
