/** Direct Line calls as a plain HTTP and WebSocket client makes them. */

import { WebSocket } from 'ws';
import type { Host } from './host.js';

export interface Called {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the service answers
  readonly body: any;
}

export interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
  readonly expires_in: number;
}

export interface Sending {
  readonly auth?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export async function call(
  host: Host,
  method: string,
  path: string,
  { auth, body, headers }: Sending = {},
): Promise<Called> {
  const response = await fetch(host.base + path, {
    method,
    headers: {
      ...(auth !== undefined && { authorization: `Bearer ${auth}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

export const directLine = (host: Host, method: string, path: string, sending?: Sending) =>
  call(host, method, `/v3/directline${path}`, sending);

/** A conversation of a new visitor of our own page. */
export async function startConversation(host: Host, body?: unknown): Promise<Started & { userId: string }> {
  const { body: granted } = await call(host, 'POST', '/api/token');
  const started = await directLine(host, 'POST', '/conversations', { auth: granted.token, body });
  return { ...started.body, userId: granted.userId };
}

export const post = (
  host: Host,
  { conversationId, token }: Pick<Started, 'conversationId' | 'token'>,
  activity: unknown,
) => directLine(host, 'POST', `/conversations/${conversationId}/activities`, { auth: token, body: activity });

export const say = (host: Host, started: Pick<Started, 'conversationId' | 'token'>, text: string, more: object = {}) =>
  post(host, started, { type: 'message', from: { id: 'visitor' }, text, ...more });

export const read = (
  host: Host,
  { conversationId, token }: Pick<Started, 'conversationId' | 'token'>,
  watermark?: string,
) =>
  directLine(
    host,
    'GET',
    `/conversations/${conversationId}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`,
    { auth: token },
  );

export interface Stream {
  readonly socket: WebSocket;
  readonly frames: { activities: Record<string, unknown>[]; watermark: string }[];
  /** The texts and the types without text, in order. */
  readonly seen: () => string[];
  readonly opened: Promise<number>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a stream; `opened` gives 101, or the status of the refusal. */
export function openStream(url: string, headers: Record<string, string> = {}): Stream {
  const socket = new WebSocket(url, { headers });
  const frames: Stream['frames'] = [];
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
  socket.on('error', () => socket.terminate());
  return {
    socket,
    frames,
    seen: () => frames.flatMap(({ activities }) => activities.map(({ text, type }) => String(text ?? type))),
    opened: new Promise((resolve) => {
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    }),
    closed: new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    }),
  };
}
