/** The HTTP server: restify finds the route; what happens on a route is in answer-route.ts. */

import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import { errorResponse } from './answer.js';
import { createAnswerRoute } from './answer-route.js';
import { createCalls, hasUnreadBody, type OnAnswer } from './call.js';
import type { ReadCaller } from './client-address.js';
import { createConnections } from './connections.js';
import { type OriginAllowed, preflightHeaders } from './origins.js';
import type { RateLimit } from './rate-limit.js';
import { restifyLog } from './restify-log.js';
import type { Route, UpgradeHandler } from './types.js';

export interface HttpDeps {
  readonly routes: readonly Route[];
  readonly upgrade: UpgradeHandler;
  readonly readCaller: ReadCaller;
  readonly originAllowed: OriginAllowed;
  readonly rateLimit: RateLimit;
  readonly onAnswer: OnAnswer;
  /** Called with what a handler threw; the client only gets a 500. */
  readonly onError: (error: unknown, route: string) => void;
  /** How long a body may take, in milliseconds. */
  readonly bodyWithin?: number;
}

export interface HttpServer {
  /** @returns the address it listens on; rejects as node does (EADDRINUSE, EACCES, …) */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no new connections; answers to requests that run close theirs. */
  stop(): void;
  /** Resolves when all requests are answered, or after so many milliseconds, and closes what is still open. */
  close(milliseconds: number): Promise<void>;
}

const usualBodyWithin = 30_000;
const longestPathParameter = 500;

export const createHttpServer = (deps: HttpDeps): HttpServer => {
  const { routes, readCaller, bodyWithin = usualBodyWithin } = deps;
  const server = restify.createServer({ name: '', log: restifyLog, maxParamLength: longestPathParameter });
  const node = server.server;
  // The body has a clock of its own, which can still answer; these two are for what node itself reads.
  node.headersTimeout = 15_000;
  node.requestTimeout = 2 * bodyWithin;
  let stopping = false;
  const calls = createCalls({ ...deps, stopping: () => stopping });
  const answerRoute = createAnswerRoute(calls, { ...deps, bodyWithin });
  const connections = createConnections(node);

  for (const route of routes) {
    const handle = async (request: restify.Request, response: restify.Response) =>
      answerRoute(calls.begin(request, response, route.path), route, request.params as Record<string, string>);
    if (route.method === 'GET') {
      server.get(route.path, handle);
      server.head(route.path, async (request: restify.Request, response: restify.Response) =>
        handle(request, response),
      );
    } else if (route.method === 'POST') server.post(route.path, handle);
    else server.del(route.path, handle);
  }

  // Preflights come before routing, which would answer them 405.
  server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return next();
    const call = calls.begin(request, response, 'preflight');
    if (!call.cors) return next();
    const headers = call.allowed ? preflightHeaders(call.origin!) : {};
    calls.write({ ...call, allowed: false }, { status: 204, headers }).then(() => next(false), next);
  });

  // No route, a wrong method, a malformed path: whatever restify answers by itself.
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
      if (response.headersSent) return done();
      const { statusCode } = error as { statusCode?: number };
      const [status, code, message] = plainErrors.find(([known]) => known === statusCode) ?? serviceError;
      if (status === 500) deps.onError(error, 'routing');
      // Restify writes an answer of its own unless it believes that one was sent.
      (response as { _sent?: boolean })._sent = true;
      const call = calls.begin(request, response, 'none');
      calls.write(call, errorResponse(status, code, message), hasUnreadBody(request)).then(done, done);
    },
  );

  node.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin } = readCaller(request);
    if (stopping || !URL.canParse(request.url ?? '', origin)) return socket.destroy();
    deps.upgrade(request, socket, head, new URL(request.url ?? '', origin));
  });
  // Restify passes the error of a failed listen on and throws it when nobody listens; `listen` below tells it.
  server.on('error', () => undefined);

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        node.once('error', reject);
        node.listen(port, host, () => {
          node.off('error', reject);
          resolve(node.address() as AddressInfo);
        });
      }),
    stop: () => {
      stopping = true;
      node.close();
      node.closeIdleConnections();
    },
    close: connections.close,
  };
};

const plainErrors: readonly (readonly [number, string, string])[] = [
  [400, 'BadRequest', 'The address is malformed.'],
  [404, 'NotFound', 'There is nothing at this address.'],
  [405, 'MethodNotAllowed', 'This address does not take that method.'],
];
const serviceError = [500, 'ServiceError', 'Something went wrong here.'] as const;
