/** Direct Line 3.0 in this process: routes, streams, and the connector by which the bot answers. */

import { activityRoutes } from './activity-routes.js';
import { createConnector } from './connector.js';
import { conversationRoutes } from './conversation-routes.js';
import { createCredentials } from './credentials.js';
import { answering } from './refusal.js';
import { createStreams } from './streams.js';
import { tokenRoutes } from './token-routes.js';
import { createTurns } from './turns.js';
import type { DirectLine, DirectLineDeps, Limits } from './types.js';
import { createUpgrade } from './upgrade.js';

const usual: Limits = {
  // Clients give up after 20 s.
  holdPost: 10_000,
  holdStart: 5_000,
  // Proxies commonly cut a connection that is silent for 60 s.
  ping: 25_000,
  unsent: 1024 * 1024,
  stalled: 15_000,
  drain: 8_000,
};

/** Everything of it that must outlive the process is in the store. */
export function createDirectLine(deps: DirectLineDeps): DirectLine {
  const limits = { ...usual, ...deps.limits };
  const { store, randomId, log } = deps;
  const credentials = createCredentials(deps);
  const streams = createStreams(store, limits, log);
  const turns = createTurns(deps, limits);
  let stopping = false;

  return {
    routes: [
      ...tokenRoutes(credentials, randomId),
      ...conversationRoutes(deps, credentials, turns),
      ...activityRoutes(deps, credentials, turns),
    ].map((route) => ({ ...route, handle: answering(route.handle, log) })),
    upgrade: createUpgrade(store, credentials, streams, () => stopping, log),
    connector: createConnector(deps, streams),
    async close() {
      stopping = true;
      // The replies of running turns still reach the open sockets.
      await turns.settled(limits.drain);
      await streams.close();
    },
  };
}
