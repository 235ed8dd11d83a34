/** Deletes the words of people who asked to be forgotten, once their device has had the time to fetch the last reply. */

/** A socket has the reply at once, a client that polls asks every second. */
const delay = 3_000;

export interface Forgetting {
  later(conversationId: string): void;
  /** Deletes at once what waits. Never rejects. */
  now(): Promise<void>;
}

export const createForgetting = (
  forget: (conversationId: string) => Promise<void>,
  onError: (error: unknown) => void,
): Forgetting => {
  const waiting = new Map<string, NodeJS.Timeout>();
  const run = async (id: string) => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    await forget(id).catch(onError);
  };
  return {
    later: (id) => {
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(() => void run(id), delay).unref());
    },
    now: async () => {
      await Promise.all([...waiting.keys()].map(run));
    },
  };
};
