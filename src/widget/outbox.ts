/** The person's messages on their way: one after the other, kept through breaks, never sent twice when they did arrive. */

import type { Activity } from './activity.js';
import type { Clock } from './clock.js';
import { CallFailed } from './direct-line.js';
import type { Delivery } from './entries.js';

export interface OutboxParts {
  readonly clock: Clock;
  readonly send: (activity: Activity) => Promise<unknown>;
  /** Brings in what the service has, so that echoes of these messages are seen. */
  readonly check: () => Promise<void>;
  /** Mends a conversation that the service refuses. */
  readonly mend: () => Promise<void>;
  readonly changed: (key: string, delivery: Delivery) => void;
}

export interface Outbox {
  post(key: string, activity: Activity): void;
  /** The service has shown that it has the message. */
  echoed(key: string): void;
  /** The connection is back. */
  resume(): void;
  /** The conversation is another one: what was not echoed goes there. */
  readdress(): void;
  retry(key: string): void;
}

interface Letter {
  readonly key: string;
  readonly activity: Activity;
  tries: number;
  state: 'queued' | 'accepted' | 'failed';
}

const mostTries = 4;
const echoChecksMs = [4000, 12_000];
const echoGivenUpMs = 30_000;

export function createOutbox({ clock, send, check, mend, changed }: OutboxParts): Outbox {
  let letters: Letter[] = [];
  let pumping = false;
  let cancelPause = () => {};

  const kept = (letter: Letter) => letters.includes(letter);

  function remove(letter: Letter): void {
    letters = letters.filter((other) => other !== letter);
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    cancelPause();
    try {
      for (let next = queued(); next; next = queued()) {
        const goOn = await deliver(next);
        if (!goOn) return;
      }
    } finally {
      pumping = false;
    }
  }

  const queued = () => letters.find((letter) => letter.state === 'queued');

  async function deliver(letter: Letter): Promise<boolean> {
    // It may have arrived although the answer to the first try did not.
    if (letter.tries > 0) await check();
    if (!kept(letter)) return true;
    changed(letter.key, 'sending');
    letter.tries++;
    try {
      await send(letter.activity);
      letter.state = 'accepted';
      awaitEcho(letter);
      return true;
    } catch (error) {
      const failure = error instanceof CallFailed ? error : new CallFailed(0);
      return await afterFailure(letter, failure);
    }
  }

  async function afterFailure(letter: Letter, failure: CallFailed): Promise<boolean> {
    // Not reached at all: no fault of the message, so it is tried for as long as the page is open.
    if (failure.status === 0) letter.tries = 1;
    if (letter.tries < mostTries && failure.gone) {
      await mend();
      return true;
    }
    if (letter.tries < mostTries && failure.passing) {
      changed(letter.key, 'waiting');
      cancelPause = clock.after(failure.retryAfterMs ?? 2000 * 2 ** letter.tries, () => void pump());
      return false;
    }
    letter.state = 'failed';
    changed(letter.key, 'failed');
    return true;
  }

  function awaitEcho(letter: Letter): void {
    const waiting = () => kept(letter) && letter.state === 'accepted';
    for (const ms of echoChecksMs) clock.after(ms, () => void (waiting() && check()));
    clock.after(echoGivenUpMs, () => {
      if (!waiting()) return;
      remove(letter);
      changed(letter.key, 'delivered');
    });
  }

  return {
    post(key, activity) {
      letters.push({ key, activity, tries: 0, state: 'queued' });
      void pump();
    },
    echoed(key) {
      letters = letters.filter((letter) => letter.key !== key);
    },
    resume: () => void pump(),
    readdress() {
      for (const letter of letters) if (letter.state === 'accepted') letter.state = 'queued';
    },
    retry(key) {
      const letter = letters.find((other) => other.key === key);
      if (letter?.state !== 'failed') return;
      letter.state = 'queued';
      letter.tries = 1;
      void pump();
    },
  };
}
