/** The open sockets: each follows its conversation's log from a watermark and is never given more than it takes. */

import type { WebSocket } from 'ws';
import type { Store } from '../store/types.js';
import { toClient } from './activity-log.js';
import type { Activity, Limits, Log } from './types.js';

/** Activities in one frame; one may have 256 kB. */
const frameLength = 20;
/** Open sockets of one conversation: tabs of one visitor. */
const mostSockets = 5;
/** Passing activities that may wait for a socket; more are dropped, they only say that somebody types. */
const mostPassing = 20;
/** How often a socket that takes nothing is looked at again, in milliseconds. */
const lookAgain = 200;
/** Milliseconds for the closing handshake. */
const goodbye = 1000;

export type Streams = ReturnType<typeof createStreams>;

interface Follower {
  readonly socket: WebSocket;
  /** Sends what has come since. */
  readonly follow: () => void;
  readonly pass: (activity: Activity) => void;
  readonly ping: () => void;
}

export function createStreams(store: Store, limits: Limits, log: Log) {
  const followers = new Map<string, Set<Follower>>();
  const each = () => [...followers.values()].flatMap((set) => [...set]);
  const heartbeat = setInterval(() => {
    for (const { ping } of each()) ping();
  }, limits.ping);
  heartbeat.unref();

  /** Lets a socket follow a conversation after a watermark: one for each tab, up to a bound; then the oldest is closed. */
  function add(socket: WebSocket, conversationId: string, after: number): void {
    const set = followers.get(conversationId) ?? new Set();
    for (const older of [...set].slice(0, Math.max(0, set.size + 1 - mostSockets)))
      older.socket.close(4000, 'collision');
    const follower = createFollower(socket, conversationId, after, store, limits, log);
    followers.set(conversationId, set.add(follower));
    const unsubscribe = store.subscribe(conversationId, follower.follow);
    socket.on('close', () => {
      unsubscribe();
      set.delete(follower);
      if (set.size === 0 && followers.get(conversationId) === set) followers.delete(conversationId);
    });
    // After an error comes a close. Without a listener the error would end the process.
    socket.on('error', () => socket.terminate());
    follower.follow();
  }

  /** Sends an activity to the conversation's open sockets of this process, and nowhere else. */
  function pass(conversationId: string, activity: Activity): void {
    for (const follower of followers.get(conversationId) ?? []) follower.pass(activity);
  }

  async function close(): Promise<void> {
    clearInterval(heartbeat);
    const sockets = each().map(({ socket }) => socket);
    await Promise.all(
      sockets.map(async (socket) => {
        const timer = setTimeout(() => socket.terminate(), goodbye);
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.close(1001, 'the service stops');
        await closed;
        clearTimeout(timer);
      }),
    );
  }

  return { add, pass, close, count: () => each().length };
}

function createFollower(
  socket: WebSocket,
  conversationId: string,
  after: number,
  store: Store,
  limits: Limits,
  log: Log,
): Follower {
  let sent = after;
  let passing: Activity[] = [];
  let busy = false;
  let more = false;
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  // Clients may send empty frames to see whether the line holds; whatever they send is not read.
  socket.on('message', () => {
    alive = true;
  });

  function send(activities: readonly Activity[]): void {
    socket.send(JSON.stringify({ activities, watermark: String(sent) }));
  }

  /** Waits until the socket has room. Closes one that stays full. @returns whether it may be written to */
  async function hasRoom(): Promise<boolean> {
    for (let waited = 0; socket.readyState === socket.OPEN; waited += lookAgain) {
      if (socket.bufferedAmount <= limits.unsent) return true;
      if (waited >= limits.stalled) {
        log.warn({ unsent: socket.bufferedAmount }, 'socket reads too slowly: closed');
        socket.terminate();
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, lookAgain).unref());
    }
    return false;
  }

  async function sendNew(): Promise<void> {
    while (await hasRoom()) {
      const logged = await store.readActivities(conversationId, sent, frameLength);
      const last = logged.at(-1);
      if (!last || socket.readyState !== socket.OPEN) break;
      sent = last.watermark;
      send(logged.map((entry) => toClient(conversationId, entry)));
    }
    // After the log, so that typing never overtakes the message before it.
    const waiting = passing;
    passing = [];
    if (waiting.length > 0 && socket.readyState === socket.OPEN) send(waiting);
  }

  function follow(): void {
    more = true;
    if (busy) return;
    busy = true;
    void run();
  }

  // `busy` ends in the same breath as the last look at `more`: a wake in between would be lost.
  async function run(): Promise<void> {
    try {
      while (more) {
        more = false;
        await sendNew();
      }
    } catch (error) {
      log.error({ err: error }, 'stream could not read the log: closed, the client comes back');
      socket.close(1011, 'try again');
    } finally {
      busy = false;
    }
  }

  return {
    socket,
    follow,
    pass(activity) {
      if (passing.length < mostPassing) passing.push(activity);
      follow();
    },
    ping() {
      if (!alive) {
        socket.terminate();
        return;
      }
      alive = false;
      socket.ping();
    },
  };
}
