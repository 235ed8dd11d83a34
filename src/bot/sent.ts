/** Remembers which activities were answered by this process, so that a channel's repetition stays without a second answer. */

export interface SentMemory {
  has(key: string, activityId: string): boolean;
  add(key: string, activityId: string): void;
}

/**
 * Channels repeat within minutes; when the memory is full the oldest entry goes. After a restart it is empty: then a
 * repetition gets the stored replies, because nobody knows whether they went out.
 */
export const createSentMemory = (longest = 20_000): SentMemory => {
  const sent = new Set<string>();
  const name = (key: string, activityId: string) => `${key} ${activityId}`;
  return {
    has: (key, activityId) => sent.has(name(key, activityId)),
    add: (key, activityId) => {
      sent.add(name(key, activityId));
      if (sent.size > longest) sent.delete(sent.values().next().value as string);
    },
  };
};
