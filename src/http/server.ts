/** The HTTP server: restify finds the route, everything else about requests and answers is decided here. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import { errorResponse, writeAnswer } from './answer.js';
import type { Caller, ReadCaller } from './client-address.js';
import { BodyRefused, readJsonBody } from './json-body.js';
import { corsHeaders, type OriginAllowed, preflightHeaders } from './origins.js';
import type { RateLimit } from './rate-limit.js';
import { restifyLog } from './restify-log.js';
import type { HttpRequest, HttpResponse, Route, UpgradeHandler } from './types.js';

export interface HttpDeps {
  readonly routes: readonly Route[];
  readonly upgrade: UpgradeHandler;
  readonly readCaller: ReadCaller;
  readonly originAllowed: OriginAllowed;
  readonly rateLimit: RateLimit;
  /** Called after each answer. `route` is the pattern. */
  readonly onAnswer: (told: { method: string; route: string; status: number; seconds: number }) => void;
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
  const { routes, readCaller, originAllowed } = deps;
  const server = restify.createServer({ name: '', log: restifyLog, maxParamLength: longestPathParameter });
  const node = server.server;
  // The body has a clock of its own, which can still answer; these two are for what node itself reads.
  node.headersTimeout = 15_000;
  node.requestTimeout = 2 * (deps.bodyWithin ?? usualBodyWithin);
  const corsFolders = new Set(routes.filter(({ cors }) => cors).map(({ path }) => folderOf(path)));
  let stopping = false;

  /** Writes an answer with the headers that hang on the caller. */
  const write = async (call: Call, answer: HttpResponse, unread = false) => {
    const cors = call.cors && call.allowed ? corsHeaders(call.origin!) : {};
    const more = { ...cors, ...(call.cors ? { vary: 'Origin' } : {}), ...(stopping ? { connection: 'close' } : {}) };
    call.response.once('close', () =>
      deps.onAnswer({
        method: call.request.method ?? '',
        route: call.route,
        status: answer.status,
        seconds: (performance.now() - call.began) / 1000,
      }),
    );
    await writeAnswer(call.request, call.response, answer, more, unread);
  };

  const begin = (request: IncomingMessage, response: ServerResponse, route: string): Call => {
    const caller = readCaller(request);
    const { origin } = request.headers;
    const allowed = origin !== undefined && originAllowed(origin, caller.origin);
    const cors = corsFolders.has(folderOf(pathOf(request)));
    return { request, response, caller, origin, allowed, cors, route, began: performance.now() };
  };

  const answerRoute = async (call: Call, route: Route, params: Record<string, string>) => {
    const { request, caller } = call;
    const maxBody = route.maxBody ?? 0;
    const changes = route.method !== 'GET';
    if (changes && !call.cors && call.origin !== undefined && !call.allowed) {
      return write(call, errorResponse(403, 'Forbidden', 'Pages of this origin may not call here.'), true);
    }
    const wait = (route.limited ?? changes) ? deps.rateLimit.take(caller.address) : 0;
    if (wait > 0) return write(call, tooMany(wait), true);
    try {
      const body = maxBody > 0 ? await readJsonBody(request, maxBody, deps.bodyWithin ?? usualBodyWithin) : undefined;
      const answer = await route.handle(requestOf(call, params, body));
      await write(call, answer, !request.complete && hasBody(request));
    } catch (error) {
      if (error instanceof BodyRefused) {
        await write(call, errorResponse(error.status, error.code, error.message), error.unread);
        return;
      }
      deps.onError(error, route.path);
      if (!call.response.headersSent)
        await write(call, errorResponse(500, 'ServiceError', 'Something went wrong here.'));
    }
  };

  for (const route of routes) {
    const handle = async (request: restify.Request, response: restify.Response) =>
      answerRoute(begin(request, response, route.path), route, request.params as Record<string, string>);
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
    const call = begin(request, response, 'preflight');
    if (!call.cors) return next();
    const headers = call.allowed ? preflightHeaders(call.origin!) : {};
    write({ ...call, allowed: false }, { status: 204, headers }).then(() => next(false), next);
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
      const call = begin(request, response, 'none');
      write(call, errorResponse(status, code, message), !request.complete && hasBody(request)).then(done, done);
    },
  );

  node.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin } = readCaller(request);
    if (stopping || !URL.canParse(request.url ?? '', origin)) return socket.destroy();
    deps.upgrade(request, socket, head, new URL(request.url ?? '', origin));
  });
  // Restify passes the error of a failed listen on and throws it when nobody listens; `listen` below tells it.
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  node.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

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
    close: (milliseconds) =>
      new Promise((resolve) => {
        if (sockets.size === 0) return resolve();
        const end = () => {
          clearInterval(look);
          clearTimeout(timer);
          // An upgraded socket is no connection of node's server any more: each is closed by hand.
          for (const socket of sockets) socket.destroy();
          resolve();
        };
        const look = setInterval(() => {
          node.closeIdleConnections();
          if (sockets.size === 0) end();
        }, 20);
        const timer = setTimeout(end, milliseconds);
      }),
  };
};

/** One request on its way to its answer. */
interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly origin: string | undefined;
  /** Whether pages of that origin may call. */
  readonly allowed: boolean;
  /** Whether the path is one that other sites may call. */
  readonly cors: boolean;
  readonly route: string;
  readonly began: number;
}

const plainErrors: readonly (readonly [number, string, string])[] = [
  [400, 'BadRequest', 'The address is malformed.'],
  [404, 'NotFound', 'There is nothing at this address.'],
  [405, 'MethodNotAllowed', 'This address does not take that method.'],
];
const serviceError = [500, 'ServiceError', 'Something went wrong here.'] as const;

const tooMany = (seconds: number): HttpResponse => {
  const answer = errorResponse(429, 'TooManyRequests', 'Too many requests from this address.');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
};

/** The first two segments: what lies below one folder is for the same callers, errors and unknown paths included. */
const folderOf = (path: string): string => path.split('/').slice(0, 3).join('/');

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0]!;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const requestOf = (call: Call, params: Record<string, string>, body: unknown): HttpRequest => ({
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
