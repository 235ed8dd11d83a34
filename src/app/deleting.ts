/** Deletes what must go: the words of people who asked to be forgotten, and conversations past their time. */

import { describeError } from '../bot/index.js';
import type { Store } from '../store/index.js';
import type { AppConfig } from './types.js';

/** How long the words of somebody stay after the wish: a socket has their echo at once, a client that polls asks every second. */
const untilForgotten = 3_000;
const expireEvery = 3_600_000;
const dayLong = 86_400_000;
/** Notes for authors are of use for half a year: long enough for the next review of the content. */
const gapDays = 180;

export interface Deleting {
  /** Somebody has asked to be forgotten, which the store has noted. */
  forgetSoon(): void;
  /** Carries out at once what is noted, and stops. Never rejects. */
  end(): Promise<void>;
}

/** Begins at once: what an earlier process did not come to is carried out before anybody is served. */
export const startDeleting = async (
  { settings, log }: Pick<AppConfig, 'settings' | 'log'>,
  store: Store,
  clock: () => Date,
): Promise<Deleting> => {
  const forget = (askedBefore: number) =>
    store
      .carryOutForgetting(askedBefore)
      .catch((error: unknown) => log.error(describeError(error), 'people who asked could not be forgotten yet'));
  const forgetAll = () => forget(Number.MAX_SAFE_INTEGER);
  const daysAgo = (days: number): number => clock().getTime() - days * dayLong;
  const expire = () =>
    store
      .expire(daysAgo(settings.retentionDays), new Date(daysAgo(gapDays)).toISOString().slice(0, 10))
      .catch((error: unknown) => log.error(describeError(error), 'old conversations could not be deleted'));

  await forgetAll();
  void expire();
  const waiting = new Set<NodeJS.Timeout>();
  const hourly = setInterval(() => {
    void expire();
    // Those whose time came while the store was out of reach.
    void forget(clock().getTime() - untilForgotten);
  }, expireEvery);
  hourly.unref();

  return {
    forgetSoon: () => {
      const asked = clock().getTime();
      const timer = setTimeout(() => {
        waiting.delete(timer);
        void forget(asked);
      }, untilForgotten);
      waiting.add(timer.unref());
    },
    end: async () => {
      clearInterval(hourly);
      for (const timer of waiting) clearTimeout(timer);
      await forgetAll();
    },
  };
};
