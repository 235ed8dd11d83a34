/** What a route's handler gets and gives, without restify: so that handlers are tested without a server. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body, JSON or the fields of a form; undefined when there was none. Size and type were checked before. */
  readonly body: unknown;
  /** The client's address, after TRUST_PROXY. */
  readonly address: string;
  /** scheme://host[:port] under which clients reach the service (PUBLIC_URL, else from the Host header). */
  readonly publicUrl: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Sent as JSON unless it is a string or bytes. Undefined: an empty body. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly handle: HttpHandler;
  /** Whether other origins may call it (those of ALLOWED_ORIGINS). */
  readonly cors?: boolean;
  /** Longest body in bytes; 0 for none. */
  readonly maxBody?: number;
  /** Takes what a browser sends of a form (application/x-www-form-urlencoded) in place of JSON. */
  readonly form?: boolean;
  /** What is answered when the request does not reach the handler, or that fails; JSON when absent. */
  readonly refused?: (request: HttpRequest, status: number) => HttpResponse;
  /** Whether the limit per address holds: true for POST and DELETE when not said. */
  readonly limited?: boolean;
}

/** Takes over a WebSocket upgrade; answers and destroys the socket itself when it refuses. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer, url: URL) => void;
