/** A listening server over given routes, and requests written by hand where fetch is too polite. */

import { connect } from 'node:net';
import {
  createHttpServer,
  createOriginAllowed,
  createReadCaller,
  noRateLimit,
  type Route,
} from '../../src/http/index.js';
import type { HttpDeps } from '../../src/http/server.js';

export interface HttpBench {
  readonly base: string;
  readonly port: number;
  readonly errors: unknown[];
  readonly answers: { method: string; route: string; status: number }[];
  readonly server: ReturnType<typeof createHttpServer>;
  close(): Promise<void>;
}

export const openServer = async (routes: readonly Route[], more: Partial<HttpDeps> = {}): Promise<HttpBench> => {
  const errors: unknown[] = [];
  const answers: HttpBench['answers'] = [];
  const server = createHttpServer({
    routes,
    upgrade: (_request, socket) => socket.destroy(),
    readCaller: createReadCaller({ kind: 'none' }, undefined),
    originAllowed: createOriginAllowed(['https://site.example'], undefined),
    rateLimit: noRateLimit,
    onAnswer: ({ method, route, status }) => answers.push({ method, route, status }),
    onError: (error) => errors.push(error),
    ...more,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    errors,
    answers,
    server,
    close: async () => {
      server.stop();
      await server.close(200);
    },
  };
};

/** Writes bytes to the port and gives all that comes back until the other side closes, or the time is over. */
export const raw = (port: number, bytes: string | readonly string[], milliseconds = 4000): Promise<string> =>
  new Promise((resolve) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of [bytes].flat()) socket.write(part);
    });
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(got);
    };
    const timer = setTimeout(end, milliseconds);
    socket.setEncoding('utf8').on('data', (data: string) => {
      got += data;
    });
    socket.on('end', end).on('error', end).on('close', end);
  });
