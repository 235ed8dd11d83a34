/** How old a fact may grow: its review date runs the clock. */

import type { Fact } from '../content/types.js';

/** `fresh`; `due` from 30 days before the review date; `overdue` from the day after it; `expired`: not told any more. */
export type Freshness = 'fresh' | 'due' | 'overdue' | 'expired';

/** Days before the review date from which a fact is due, and after it until it is refused (design, "Knowledge"). */
const dueBefore = 30;
const refusedAfter = { volatile: 90, lasting: 365 } as const;

const dayMs = 86_400_000;

/** Both days count in UTC. */
export const freshnessOf = (fact: Fact, now: Date): Freshness => {
  const today = Math.floor(now.getTime() / dayMs);
  const review = Math.floor(Date.parse(`${fact.reviewBy}T00:00:00Z`) / dayMs);
  if (today < review - dueBefore) return 'fresh';
  if (today <= review) return 'due';
  return today > review + (fact.volatile ? refusedAfter.volatile : refusedAfter.lasting) ? 'expired' : 'overdue';
};
