/** A Direct Line on a port of its own, with a small HTTP server and a bot that echoes. */

import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Activity, createDirectLine, type DirectLine, type DirectLineDeps } from '../../src/directline/index.js';
import type { HttpResponse, Route } from '../../src/http/types.js';
import { openSqliteStore, type Store } from '../../src/store/index.js';

export const secret = 'a-secret-for-tests';

export interface Host {
  readonly base: string;
  readonly store: Store;
  readonly directLine: DirectLine;
  /** What the bot was given, with the original text. */
  readonly heard: readonly Activity[];
  readonly logged: readonly string[];
  /** Stops the service and starts a new one on the same port and data. */
  restart(): Promise<Host>;
  stop(): Promise<void>;
}

export interface HostOptions extends Partial<DirectLineDeps> {
  readonly folder?: string;
  readonly port?: number;
  /** The bot's turn; the usual one echoes. */
  readonly bot?: (activity: Activity, directLine: DirectLine, heard: number) => Promise<'ok' | 'failed'>;
}

export const echo: NonNullable<HostOptions['bot']> = async (activity, { connector }) => {
  if (activity.type !== 'message') return 'ok';
  const { id } = activity.conversation as { id: string };
  await connector.deliver(id, { type: 'typing', from: { id: 'x' } });
  await connector.deliver(id, { type: 'message', text: `echo: ${activity.text}`, replyToId: activity.id });
  return 'ok';
};

export async function startHost(options: HostOptions = {}): Promise<Host> {
  const folder = options.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'directline-'));
  const store = options.store ?? (await openSqliteStore(folder));
  const heard: Activity[] = [];
  const logged: string[] = [];
  const note = (fields: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const bot = options.bot ?? echo;
  const directLine: DirectLine = createDirectLine({
    store,
    clock: () => new Date(),
    randomId: randomUUID,
    secret,
    tokenSeconds: 1800,
    returnSeconds: 30 * 86_400,
    originAllowed: (origin, own) => origin === own || origin === 'http://friend.localhost',
    mask: (text) => text.replace(/\d{4}-\d{4}/g, '[removed]'),
    onActivity: async (activity, _conversation, replied) => {
      // Each reply of this bot is one message: nothing can be missing of it.
      if (replied > 0) return 'ok';
      heard.push(activity);
      return bot(activity, directLine, heard.length);
    },
    onStart: async ({ id }, locale) => {
      await directLine.connector.deliver(id, { type: 'message', text: `welcome ${locale ?? ''}`.trim() });
    },
    log: { info: note, warn: note, error: note },
    ...options,
  });
  const server = http.createServer((request, response) => void serve(directLine.routes, request, response));
  server.on('upgrade', (request, socket, head) =>
    directLine.upgrade(request, socket, head, new URL(request.url!, 'http://host')),
  );
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function halt() {
    await directLine.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  }
  return {
    base: `http://127.0.0.1:${port}`,
    store,
    directLine,
    heard,
    logged,
    async restart() {
      await halt();
      return startHost({ ...options, folder, port });
    },
    async stop() {
      await halt();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(routes: readonly Route[], request: http.IncomingMessage, response: http.ServerResponse) {
  const url = new URL(request.url!, `http://${request.headers.host}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { status, body, headers } = await answer(routes, request, url, Buffer.concat(chunks).toString());
  // A new connection each time: a restart would break the kept ones.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
  response.end(JSON.stringify(body));
}

/** As little of an HTTP layer as will do. */
async function answer(
  routes: readonly Route[],
  request: http.IncomingMessage,
  url: URL,
  text: string,
): Promise<HttpResponse> {
  const refuse = (status: number) => ({ status, body: { error: { code: 'Host', message: 'refused by the host' } } });
  for (const route of routes) {
    const params = route.method === request.method ? match(route.path, url.pathname) : undefined;
    if (!params) continue;
    if (text.length > (route.maxBody ?? 0)) return refuse(413);
    let body: unknown;
    try {
      body = text === '' ? undefined : JSON.parse(text);
    } catch {
      return refuse(400);
    }
    return route.handle({
      method: request.method!,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: request.headers as Record<string, string>,
      body,
      address: '127.0.0.1',
      publicUrl: url.origin,
    });
  }
  return refuse(404);
}

function match(pattern: string, pathname: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const parts = pathname.split('/');
  if (expected.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of expected.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(parts[i]!);
    else if (part !== parts[i]) return undefined;
  }
  return params;
}
