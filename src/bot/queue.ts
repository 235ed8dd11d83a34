/** Runs tasks of one key one after the other, tasks of different keys side by side. */

export interface TurnQueue {
  /**
   * Runs the task after all earlier tasks of its key.
   * @throws QueueFull when too many wait already; whatever the task throws
   */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

/** Somebody sends faster than turns can be taken. */
export class QueueFull extends Error {
  constructor() {
    super('too many turns of one person are waiting');
    this.name = 'QueueFull';
  }
}

/** @param longest how many tasks of one key may wait or run at once */
export const createQueue = (longest = 50): TurnQueue => {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>();
  return {
    run: async (key, task) => {
      const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 };
      if (line.length >= longest) throw new QueueFull();
      const mine = line.last.then(task);
      // The next in line waits for the end, good or bad; the error belongs to this caller alone.
      line.last = mine.catch(() => undefined);
      line.length++;
      lines.set(key, line);
      try {
        return await mine;
      } finally {
        line.length--;
        if (line.length === 0) lines.delete(key);
      }
    },
    idle: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.last));
    },
  };
};
