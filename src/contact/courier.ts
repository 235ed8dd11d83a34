/**
 * Brings requests to one receiver, one after the other: tried again until it has succeeded, with longer and longer pauses,
 * over restarts too. Attempts are counted before they are made, and a success is noted at once, so that nothing is sent
 * twice unless the process dies between the receiver's yes and that note; the receiver can tell by the id.
 */

import type { ClaimedContact, ContactStore } from '../store/index.js';
import { codeOfFailure } from './failure.js';
import type { Log } from './types.js';

/** One way of delivering. */
export interface Channel {
  readonly name: string;
  /** Rejects when it is not certain that the receiver has it. */
  deliver(contact: ClaimedContact): Promise<void>;
  close(): void;
}

/** Milliseconds until the next attempt, after so many. */
export type Pause = (attempts: number) => number;

export const usualPause: Pause = (attempts) => Math.min(5_000 * 4 ** (attempts - 1), 6 * 3_600_000);

/** An attempt that has not ended after so long died with its process. */
const attemptWithin = 5 * 60_000;
/** How often it is looked whether something is due that this process does not know of. */
const lookEvery = 60_000;

export interface Courier {
  /** Something may be due. */
  wake(): void;
  /** Starts no more; resolves when the attempt that runs has ended. */
  close(): Promise<void>;
}

export interface CourierDeps {
  readonly contacts: ContactStore;
  readonly now: () => number;
  readonly pause: Pause;
  readonly log: Log;
}

export const startCourier = (channel: Channel, { contacts, now, pause, log }: CourierDeps): Courier => {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  /** What the receiver has, although the store could not note it yet. */
  const arrived = new Set<string>();

  const attempt = async (contact: ClaimedContact): Promise<void> => {
    const { id, attempts } = contact;
    try {
      if (!arrived.has(id)) await channel.deliver(contact);
    } catch (error) {
      const code = codeOfFailure(error);
      const wait = pause(attempts);
      log.warn(
        { id, channel: channel.name, attempts, code, again: Math.round(wait / 1000) },
        'contact request not delivered',
      );
      await contacts.failed(id, channel.name, code, now() + wait);
      return;
    }
    arrived.add(id);
    await contacts.delivered(id, channel.name, now());
    arrived.delete(id);
    log.info({ id, channel: channel.name, attempts }, 'contact request delivered');
  };

  const work = async (): Promise<void> => {
    do {
      again = false;
      while (!closed) {
        const contact = await contacts.claim(channel.name, now(), now() + attemptWithin);
        if (!contact) break;
        await attempt(contact);
      }
    } while (again && !closed);
    const due = closed ? undefined : await contacts.nextDue(channel.name);
    sleep(due === undefined ? lookEvery : due - now());
  };

  const sleep = (milliseconds: number): void => {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(wake, Math.min(Math.max(milliseconds, 50), lookEvery));
    timer.unref();
  };

  const wake = (): void => {
    again = true;
    if (closed || running) return;
    running = work()
      .catch((error: unknown) => {
        log.error(
          { channel: channel.name, code: codeOfFailure(error) },
          'contact requests could not be looked through',
        );
        sleep(lookEvery);
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };

  wake();
  return {
    wake,
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      channel.close();
    },
  };
};
