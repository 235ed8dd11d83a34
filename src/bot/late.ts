/** Sendings that outlast their turn: repetitions and the end of the service wait for them, and their errors are told. */

import { describeError, type Log } from './log.js';

export interface LateSends {
  /** Follows a sending to its end, or until it has had its time. Never rejects. */
  follow(name: string, sending: Promise<unknown>): void;
  /** Resolves when no sending of this name is underway any more. */
  over(name: string): Promise<void>;
  /** Resolves when none is underway. */
  idle(): Promise<void>;
}

/** @param patience milliseconds after which a sending is given up: a connector may never answer */
export const createLateSends = (log: Log, patience: number): LateSends => {
  const underway = new Map<string, Promise<void>>();
  return {
    follow: (name, sending) => {
      let timer: NodeJS.Timeout | undefined;
      const givenUp = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          log.warn({}, 'late replies were given up');
          resolve();
        }, patience);
      });
      const ended = sending.then(
        () => log.info({}, 'replies were sent late'),
        (error: unknown) => log.warn(describeError(error), 'late replies could not be sent'),
      );
      const over = Promise.race([ended, givenUp]).finally(() => {
        clearTimeout(timer);
        if (underway.get(name) === over) underway.delete(name);
      });
      underway.set(name, over);
    },
    over: async (name) => underway.get(name),
    idle: async () => {
      while (underway.size > 0) await Promise.all(underway.values());
    },
  };
};
