/** The unchanged npm client botframework-directlinejs in Node: it needs a browser's XMLHttpRequest and WebSocket. */

import { createRequire } from 'node:module';
import { WebSocket } from 'ws';
import type { Host } from './host.js';

/** Every socket that a client opened, so that a test can cut it. */
const sockets = new Set<WebSocket>();

class CountedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.add(this);
    this.on('close', () => sockets.delete(this));
  }
}

/** As much of XMLHttpRequest as RxJS 5 uses. */
class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  onreadystatechange?: () => void;
  onload?: (event: object) => void;
  onerror?: (event: unknown) => void;
  ontimeout?: (event: unknown) => void;
  readonly upload = {};
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';

  open(method: string, url: string) {
    this.#method = method;
    this.#url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value;
  }
  getAllResponseHeaders() {
    return '';
  }
  abort() {
    this.#abort.abort();
  }
  send(body?: string) {
    void this.#send(body);
  }
  async #send(body?: string) {
    const request = { method: this.#method, headers: this.#headers, signal: this.#abort.signal };
    try {
      const answer = await fetch(this.#url, body ? { ...request, body } : request);
      this.responseText = await answer.text();
      this.status = answer.status;
      this.response =
        this.responseType === 'json' && this.responseText ? JSON.parse(this.responseText) : this.responseText;
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.onerror?.(error);
    }
    this.readyState = 4;
    this.onreadystatechange?.();
    this.onload?.({});
  }
}

Object.assign(globalThis, { WebSocket: CountedSocket, XMLHttpRequest: FetchRequest });
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');

export interface Client {
  readonly texts: () => string[];
  readonly activities: readonly { id: string; text?: string; type: string; from: { id: string } }[];
  readonly statuses: readonly string[];
  readonly conversationId: () => string;
  readonly token: () => string;
  /** Resolves with the activity's id, or "retry" as the client gives it. */
  send(activity: object): Promise<string>;
  /** Cuts the connection as a lost network does. */
  cut(): void;
  end(): void;
}

export function connect(host: Host, options: { token: string; webSocket: boolean; conversationId?: string }): Client {
  const line = new DirectLine({
    domain: `${host.base}/v3/directline`,
    pollingInterval: 200,
    random: () => 0,
    ...options,
  });
  const before = new Set(sockets);
  const activities: Client['activities'][number][] = [];
  const statuses: string[] = [];
  const subscription = line.activity$.subscribe((activity: Client['activities'][number]) => activities.push(activity));
  line.connectionStatus$.subscribe((status: number) => statuses.push(ConnectionStatus[status]));
  const cut = () => {
    for (const socket of sockets) if (!before.has(socket)) socket.terminate();
  };
  return {
    activities,
    statuses,
    texts: () => activities.filter(({ type }) => type === 'message').map(({ text }) => text ?? ''),
    conversationId: () => line.conversationId,
    token: () => line.token,
    send: (activity) => new Promise((resolve, reject) => line.postActivity(activity).subscribe(resolve, reject)),
    cut,
    end() {
      subscription.unsubscribe();
      line.end();
      cut();
    },
  };
}
