/** Remembers which activities were answered by this process, so that a channel's repetition stays without a second answer. */

export interface SentMemory {
  /** @param name the person's key and the activity's id */
  has(name: string): boolean;
  add(name: string): void;
}

/**
 * Channels repeat within minutes; when the memory is full the oldest entry goes. After a restart it is empty: then a
 * repetition gets the stored replies, because nobody knows whether they went out.
 */
export const createSentMemory = (longest = 20_000): SentMemory => {
  const sent = new Set<string>();
  return {
    has: (name) => sent.has(name),
    add: (name) => {
      sent.add(name);
      if (sent.size > longest) sent.delete(sent.values().next().value as string);
    },
  };
};
