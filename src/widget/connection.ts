/** Keeps one conversation within reach: stream or polling, breaks and returns, and a new start when it is gone. */

import { createAccess } from './access.js';
import type { Activity } from './activity.js';
import type { Clock } from './clock.js';
import { type ActivitySet, CallFailed, type DirectLine, type Pass } from './direct-line.js';
import { listen, poll, type SocketLike } from './hearing.js';
import type { Vault } from './vault.js';

/** `closed`: the person asked to be forgotten; nothing is opened until they write again. */
export type Link = 'connecting' | 'online' | 'offline' | 'closed';

export interface ConnectionParts {
  readonly api: DirectLine;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSocket: (url: string) => SocketLike;
  readonly locale: () => string;
  readonly visible: () => boolean;
  readonly received: (activities: readonly Activity[]) => void;
  readonly linkChanged: (link: Link) => void;
  /** The conversation is another one from now on. */
  readonly restarted: () => void;
}

export interface Connection {
  userId(): string | undefined;
  /** Opens, or goes on after a break; at most one attempt runs at a time. */
  connect(): Promise<void>;
  /** Asks for what the stream may have missed; drops a stream that has gone deaf. */
  check(): Promise<void>;
  send(activity: Activity): Promise<string | undefined>;
  /** Ends this conversation here; the next message begins another. */
  forget(): void;
}

const longestPauseMs = 30_000;
const firstWordsMs = 1500;

export function createConnection(parts: ConnectionParts): Connection {
  const { api, vault, clock, locale } = parts;
  let watermark: string | undefined;
  let heardAny = false;
  let failures = 0;
  let deafStreams = 0;
  let closed = false;
  let underway: Promise<void> | undefined;
  let stream: (() => void) | undefined;
  let stopHearing = () => {};
  let cancelRetry = () => {};
  const access = createAccess({
    api,
    vault,
    clock,
    locale,
    catchUp,
    watermark: () => watermark,
    restarted() {
      reset();
      parts.restarted();
    },
    lost: () => void connect(),
  });

  function reset(): void {
    watermark = undefined;
    heardAny = false;
  }

  function hear(set: ActivitySet): void {
    if (set.watermark !== undefined) watermark = set.watermark;
    if (!Array.isArray(set.activities) || set.activities.length === 0) return;
    heardAny = true;
    parts.received(set.activities);
  }

  /** How many activities the stream had not brought. */
  async function catchUp(pass: Pass): Promise<number> {
    const before = watermark;
    const set = await api.activities(pass, before);
    if (access.pass && access.pass.conversationId !== pass.conversationId) return 0;
    const news = set.watermark !== watermark;
    hear(set);
    return news ? (set.activities?.length ?? 0) : 0;
  }

  async function ask(): Promise<unknown> {
    return access.pass && catchUp(access.pass);
  }

  function quiet(): void {
    cancelRetry();
    stopHearing();
    stopHearing = () => {};
    stream = undefined;
  }

  async function attempt(): Promise<void> {
    quiet();
    try {
      const streamUrl = await access.reach();
      if (closed) return access.drop();
      parts.linkChanged('online');
      if (streamUrl && deafStreams < 2) openStream(streamUrl);
      else startPolling();
    } catch (error) {
      if (closed) return;
      parts.linkChanged('offline');
      retry(error instanceof CallFailed ? error.retryAfterMs : undefined);
    }
  }

  function retry(ms = Math.min(longestPauseMs, 1000 * 2 ** failures++) * (0.75 + parts.random() / 2)): void {
    cancelRetry();
    cancelRetry = clock.after(ms, () => void connect());
  }

  function connect(): Promise<void> {
    closed = false;
    underway ??= attempt().finally(() => {
      underway = undefined;
    });
    return underway;
  }

  function openStream(url: string): void {
    stream = listen(parts.openSocket(url), {
      opened() {
        failures = 0;
        deafStreams = 0;
        // Some services say their first words before the stream is there, and not on it.
        clock.after(firstWordsMs, () => void (heardAny || ask().catch(() => {})));
      },
      heard: hear,
      ended(why) {
        stream = undefined;
        if (why === 'deaf') deafStreams++;
        // Taking a stream back from another tab would make the two fight over it.
        if (why === 'taken') startPolling();
        else retry();
      },
    });
    stopHearing = stream;
  }

  function startPolling(): void {
    failures = 0;
    stopHearing = poll({
      clock,
      ask,
      visible: parts.visible,
      ended() {
        deafStreams = 0;
        void connect();
      },
    });
  }

  return {
    userId: () => access.pass?.userId,
    connect,
    async check() {
      if (closed) return;
      if (underway || !access.pass) return connect();
      const missed = await catchUp(access.pass).catch(() => 1);
      if (missed > 0 || !stream) await connect();
    },
    async send(activity) {
      if (!access.pass) await connect();
      if (!access.pass) throw new CallFailed(0);
      return (await api.send(access.pass, { ...activity, locale: locale() })).id;
    },
    forget() {
      closed = true;
      quiet();
      access.drop();
      reset();
      parts.linkChanged('closed');
    },
  };
}
