/** Turns an HTTP upgrade at a stream's address into a socket that follows the conversation, or refuses it. */

import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { UpgradeHandler } from '../http/types.js';
import type { Store } from '../store/types.js';
import type { Credentials } from './credentials.js';
import { notFound, Refusal } from './refusal.js';
import type { Streams } from './streams.js';
import type { Log } from './types.js';

const streamPath = /^\/v3\/directline\/conversations\/([^/]{1,500})\/stream$/;

/** @param stopping true once no new sockets are taken */
export function createUpgrade(
  store: Store,
  credentials: Credentials,
  streams: Streams,
  stopping: () => boolean,
  log: Log,
): UpgradeHandler {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // With it a socket costs 230 kB instead of 10, and four times the processor time.
    perMessageDeflate: false,
    // Clients send only empty frames.
    maxPayload: 64 * 1024,
  });

  async function admit(url: URL, origin: string | undefined) {
    if (stopping()) throw new Refusal(503, 'ServiceError', 'The service stops.');
    const conversationId = readConversation(url);
    const claims = await credentials.identifyStream(conversationId, url.searchParams.get('t') ?? '', origin);
    if (!(await store.findConversation(conversationId))) throw notFound();
    return claims;
  }

  return (request, socket, head, url) => {
    // A connection that breaks before it is a WebSocket has nobody else to catch its error.
    const ignore = () => socket.destroy();
    socket.on('error', ignore);
    admit(url, request.headers.origin).then(
      ({ conv, after }) => {
        socket.off('error', ignore);
        server.handleUpgrade(request, socket, head, (webSocket) => streams.add(webSocket, conv, after));
      },
      (error) => {
        if (!(error instanceof Refusal)) log.error({ err: error }, 'stream could not be opened');
        refuseSocket(socket, error instanceof Refusal ? error : new Refusal(500, 'ServiceError', 'Try again later.'));
      },
    );
  };
}

function readConversation(url: URL): string {
  const encoded = streamPath.exec(url.pathname)?.[1];
  try {
    return decodeURIComponent(encoded ?? '');
  } catch {
    // A malformed escape names no conversation.
    throw notFound();
  }
}

function refuseSocket(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ error: { code, message } });
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
