/** Keeps one conversation reachable: the stream, polling when it fails, catching up, fresh tokens, a new start when it is gone. */

import type { Activity } from './activity.js';
import type { Clock } from './clock.js';
import { type ActivitySet, CallFailed, type DirectLine, type Pass } from './direct-line.js';
import type { Vault } from './vault.js';

export type Link = 'connecting' | 'online' | 'offline' | 'closed';

export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { reason?: string }) => void) | null;
  close(): void;
}

export interface ConnectionParts {
  readonly api: DirectLine;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly openSocket: (url: string) => SocketLike;
  readonly locale: () => string;
  /** A page in the background asks less often. */
  readonly visible: () => boolean;
  readonly received: (activities: readonly Activity[]) => void;
  readonly linkChanged: (link: Link) => void;
  /** The conversation is another one from now on. */
  readonly restarted: () => void;
}

export interface Connection {
  readonly pass: Pass | undefined;
  /** Opens, or goes on after a break; at most one attempt runs at a time. */
  connect(): Promise<void>;
  /** Asks for what the stream may have missed; drops a stream that has gone deaf. */
  check(): Promise<void>;
  send(activity: Activity): Promise<string | undefined>;
  /** Ends this conversation here; the next connect begins another. */
  forget(): void;
}

const refreshMs = 15 * 60_000;
const pollMs = 1500;
const hiddenPollMs = 15_000;
const longestPauseMs = 30_000;

export function createConnection(parts: ConnectionParts): Connection {
  const { api, vault, clock } = parts;
  let pass: Pass | undefined;
  let watermark: string | undefined;
  let socket: SocketLike | undefined;
  let heardAny = false;
  let failures = 0;
  let deafSockets = 0;
  let underway: Promise<void> | undefined;
  let cancelNext = () => {};
  let cancelRefresh = () => {};
  /** Grows when the conversation changes, so that late answers of the old one are ignored. */
  let era = 0;

  function take(next: Pass): void {
    pass = next;
    vault.writePass(next);
    cancelRefresh();
    const due = Math.min(refreshMs, (next.expiresAt - clock.now()) / 2);
    cancelRefresh = clock.after(Math.max(due, 1000), () => void refresh());
  }

  async function refresh(): Promise<void> {
    const current = pass;
    if (!current) return;
    try {
      const next = await api.refresh(current);
      if (pass === current) take(next);
    } catch (error) {
      if (pass !== current) return;
      if (error instanceof CallFailed && error.gone) void connect();
      else cancelRefresh = clock.after(60_000, () => void refresh());
    }
  }

  function hear(set: ActivitySet): void {
    if (set.watermark !== undefined) watermark = set.watermark;
    if (!Array.isArray(set.activities) || set.activities.length === 0) return;
    heardAny = true;
    parts.received(set.activities);
  }

  async function catchUp(): Promise<number> {
    const asked = era;
    if (!pass) return 0;
    const before = watermark;
    const set = await api.activities(pass, watermark);
    if (asked !== era) return 0;
    hear(set);
    return before === watermark ? 0 : (set.activities?.length ?? 0);
  }

  function leave(): void {
    era++;
    pass = undefined;
    watermark = undefined;
    heardAny = false;
    cancelRefresh();
    silence();
  }

  function silence(): void {
    const old = socket;
    socket = undefined;
    cancelNext();
    old?.close();
  }

  /** A pass that the service does not accept any more: another tab's, a renewed one, or a new conversation. */
  async function replace(refused: Pass, status: number): Promise<string | undefined> {
    const kept = vault.readPass();
    if (kept && kept.token !== refused.token && kept.expiresAt > clock.now()) {
      if (kept.conversationId !== refused.conversationId) begun();
      take(kept);
      return undefined;
    }
    const next = await api.getPass(status === 404 ? undefined : refused);
    if (next.conversationId === refused.conversationId) {
      take(next);
      return undefined;
    }
    begun();
    return await begin(next);

    function begun() {
      leave();
      vault.clear();
      parts.restarted();
    }
  }

  async function begin(next: Pass): Promise<string | undefined> {
    const { streamUrl } = await api.start(next, parts.locale());
    take(next);
    return streamUrl;
  }

  /** Gets to the point where the conversation is known to live; answers the address of its stream. */
  async function reach(): Promise<string | undefined> {
    pass ??= vault.readPass();
    if (!pass) return await begin(await api.getPass());
    for (let tries = 0; ; tries++) {
      const current: Pass = pass!;
      try {
        if (current.expiresAt <= clock.now()) throw new CallFailed(403);
        await catchUp();
        const { streamUrl, token } = await api.resume(current, watermark);
        take(token ? { ...current, token } : current);
        return streamUrl;
      } catch (error) {
        if (!(error instanceof CallFailed && error.gone) || tries === 2) throw error;
        const streamUrl = await replace(current, error.status);
        if (streamUrl) return streamUrl;
      }
    }
  }

  async function attempt(): Promise<void> {
    silence();
    const startedIn = era;
    try {
      const streamUrl = await reach();
      failures = 0;
      parts.linkChanged('online');
      if (streamUrl && deafSockets < 2) listen(streamUrl);
      else poll();
    } catch (error) {
      if (startedIn !== era && !pass) return;
      parts.linkChanged('offline');
      const pause = (error instanceof CallFailed ? error.retryAfterMs : undefined) ?? pauseAfter(failures++);
      again(pause);
    }
  }

  function again(ms: number): void {
    cancelNext();
    cancelNext = clock.after(ms, () => void connect());
  }

  function connect(): Promise<void> {
    underway ??= attempt().finally(() => {
      underway = undefined;
    });
    return underway;
  }

  function listen(url: string): void {
    let opened = false;
    const mine = parts.openSocket(url);
    socket = mine;
    mine.onopen = () => {
      opened = true;
      deafSockets = 0;
      // A stream that starts without what was said before it was opened leaves the first words to be fetched.
      if (!heardAny) again1500();
    };
    mine.onmessage = (event) => {
      if (socket === mine && typeof event.data === 'string' && event.data) hearFrame(event.data);
    };
    mine.onclose = (event) => {
      if (socket !== mine) return;
      socket = undefined;
      if (!opened) deafSockets++;
      // Another tab has the stream now; taking it back would make the two fight.
      if (event?.reason === 'collision') poll();
      else again(pauseAfter(failures++));
    };
  }

  function again1500(): void {
    clock.after(1500, () => {
      if (!heardAny) void catchUp().catch(() => {});
    });
  }

  function hearFrame(data: string): void {
    let set: ActivitySet;
    try {
      set = JSON.parse(data);
    } catch {
      return;
    }
    hear(set);
  }

  function poll(): void {
    let rounds = 0;
    const next = () => {
      cancelNext = clock.after(parts.visible() ? pollMs : hiddenPollMs, async () => {
        try {
          await catchUp();
        } catch {
          return void connect();
        }
        if (++rounds < 40) return next();
        deafSockets = 0;
        void connect();
      });
    };
    next();
  }

  return {
    get pass() {
      return pass;
    },
    connect,
    async check() {
      if (underway || !pass) return connect();
      try {
        const missed = await catchUp();
        if (missed > 0 || !socket) await connect();
      } catch {
        await connect();
      }
    },
    async send(activity) {
      if (!pass) await connect();
      if (!pass) throw new CallFailed(0);
      return (await api.send(pass, activity)).id;
    },
    forget() {
      leave();
      vault.clear();
      parts.linkChanged('closed');
    },
  };
}

function pauseAfter(failures: number): number {
  return Math.min(longestPauseMs, 1000 * 2 ** failures) * (0.75 + Math.random() / 2);
}
