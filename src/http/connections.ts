/** The open connections of a server, so that its end waits for them, but not for ever. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often it is looked whether all are closed, in milliseconds. */
const lookAgain = 20;

export const createConnections = (server: Server) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    /** Resolves when none is open; after so many milliseconds the rest is cut. */
    close: (milliseconds: number): Promise<void> =>
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
          server.closeIdleConnections();
          if (sockets.size === 0) end();
        }, lookAgain);
        const timer = setTimeout(end, milliseconds);
      }),
  };
};
