/** Time as an argument, so that waiting can be tested without waiting. */

export interface Clock {
  now(): number;
  /** Runs `job` once after `ms`; the result calls it off. */
  after(ms: number, job: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, job) {
    const timer = setTimeout(job, ms);
    return () => clearTimeout(timer);
  },
};
