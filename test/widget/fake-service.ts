/** A Direct Line service in memory, with faults at will and a clock that is turned by hand. */

import type { Activity } from '../../src/widget/activity.js';
import type { Clock } from '../../src/widget/clock.js';
import { CallFailed, type DirectLine, type Pass } from '../../src/widget/direct-line.js';
import type { SocketLike } from '../../src/widget/hearing.js';

export interface HandClock extends Clock {
  /** Lets time pass, and everything that was waiting for it happen. */
  pass(ms: number): Promise<void>;
}

const settled = async () => {
  for (let turns = 0; turns < 50; turns++) await Promise.resolve();
};

export function handClock(): HandClock {
  let now = 1_000_000;
  let jobs: { at: number; job: () => void }[] = [];
  return {
    now: () => now,
    after(ms, job) {
      const entry = { at: now + ms, job };
      jobs.push(entry);
      return () => {
        jobs = jobs.filter((other) => other !== entry);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const next = jobs.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        jobs = jobs.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.job();
        await settled();
      }
      now = end;
    },
  };
}

export interface FakeSocket extends SocketLike {
  readonly after: number;
  opened: boolean;
  closed: boolean;
}

type Call = 'getPass' | 'start' | 'resume' | 'activities' | 'send' | 'refresh';

export function fakeService(clock: Clock) {
  const conversations = new Map<string, Activity[]>();
  const sockets: FakeSocket[] = [];
  const calls: Call[] = [];
  let conversationCount = 0;
  let tokenCount = 0;
  const service = {
    calls,
    sockets,
    conversations,
    /** Throws what the next calls of this kind shall end with. */
    fault: {} as Partial<Record<Call, number>>,
    /** The POST arrives, its answer does not. */
    loseAnswers: false,
    /** WebSockets never open. */
    deaf: false,
    lifetime: 1800,
    bot: (said: Activity, reply: (activity: Partial<Activity>) => void): void =>
      reply({ text: `You said ${said.text}` }),
    open: () => sockets.filter(({ closed }) => !closed),
    add(id: string, activity: Activity): Activity {
      const log = conversations.get(id)!;
      const added = { ...activity, id: `${id}|${log.length + 1}` };
      log.push(added);
      for (const socket of service.open()) if (socket.opened) frame(socket, [added], String(log.length));
      return added;
    },
    /** Breaks all streams. */
    cut(reason?: string) {
      for (const socket of service.open()) {
        socket.closed = true;
        (socket.onclose as ((event: unknown) => void) | null)?.({ reason });
      }
    },
    openSocket(url: string): SocketLike {
      const [, id = '', after = '0'] = /^ws:\/\/service\/([^/]+)\/(\d+)$/.exec(url) ?? [];
      const socket: FakeSocket = {
        after: Number(after),
        opened: false,
        closed: false,
        onopen: null,
        onmessage: null,
        onclose: null,
        close: () => {
          socket.closed = true;
        },
      };
      sockets.push(socket);
      clock.after(1, () => {
        if (socket.closed) return;
        if (service.deaf) {
          socket.closed = true;
          return (socket.onclose as ((event: unknown) => void) | null)?.({});
        }
        socket.opened = true;
        (socket.onopen as (() => void) | null)?.();
        const log = conversations.get(id) ?? [];
        if (log.length > socket.after) frame(socket, log.slice(socket.after), String(log.length));
      });
      return socket;
    },
  };

  function frame(socket: FakeSocket, activities: readonly Activity[], watermark: string) {
    (socket.onmessage as ((event: unknown) => void) | null)?.({ data: JSON.stringify({ activities, watermark }) });
  }

  function enter(call: Call, pass?: Pass): void {
    calls.push(call);
    const status = service.fault[call];
    if (status !== undefined) throw new CallFailed(status);
    if (!pass) return;
    if (pass.expiresAt <= clock.now()) throw new CallFailed(403);
    if (call !== 'start' && !conversations.has(pass.conversationId)) throw new CallFailed(404);
  }

  const grant = (pass: Pick<Pass, 'conversationId' | 'userId'>): Pass => ({
    ...pass,
    token: `t${++tokenCount}`,
    lifetime: service.lifetime,
    expiresAt: clock.now() + service.lifetime * 1000,
  });

  const api: DirectLine = {
    async getPass() {
      enter('getPass');
      const number = ++conversationCount;
      return grant({ conversationId: `c${number}`, userId: `dl_${number}` });
    },
    async start(pass) {
      enter('start', pass);
      conversations.set(pass.conversationId, []);
      service.add(pass.conversationId, { type: 'message', from: { id: 'bot' }, text: 'Hello' });
      return { streamUrl: `ws://service/${pass.conversationId}/0` };
    },
    async resume(pass, watermark) {
      enter('resume', pass);
      return { streamUrl: `ws://service/${pass.conversationId}/${watermark ?? 0}` };
    },
    async activities(pass, watermark) {
      enter('activities', pass);
      const log = conversations.get(pass.conversationId)!;
      return { activities: log.slice(Number(watermark ?? 0)), watermark: String(log.length) };
    },
    async send(pass, activity) {
      await Promise.resolve();
      enter('send', pass);
      const said = service.add(pass.conversationId, { ...activity, from: { id: pass.userId } });
      clock.after(10, () =>
        service.bot(said, (reply) => {
          if (conversations.has(pass.conversationId))
            service.add(pass.conversationId, {
              type: 'message',
              from: { id: 'bot' },
              replyToId: said.id,
              ...reply,
            } as Activity);
        }),
      );
      if (service.loseAnswers) throw new CallFailed(0);
      return { id: said.id };
    },
    async refresh(pass) {
      enter('refresh', pass);
      return grant(pass);
    },
  };
  return { ...service, service, api };
}
