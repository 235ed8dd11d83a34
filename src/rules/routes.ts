/** What a result says of each route: recommended, possible with care, or ruled out, why, since when and by which answer. */

import { outcomesLeft, possible, type Rules } from './masks.js';
import type { Answers } from './types.js';

export interface RouteFinding {
  readonly route: string;
  readonly verdict: 'go' | 'maybe' | 'out';
  /** Id of the reason; only when ruled out. */
  readonly reason?: string;
  /** YYYY-MM-DD, when the reason holds since a certain day. */
  readonly since?: string;
  /**
   * Questions whose answer rules the route out, in table order: with another answer there, and whatever later
   * questions then ask, some outcome has the route as recommended or possible. Empty when it takes more than one.
   */
  readonly blockedBy: readonly string[];
  readonly facts: readonly string[];
}

/** The verdict on every route for an outcome reached with these answers. */
export const routesFor = (rules: Rules, answers: Answers, outcome: string): readonly RouteFinding[] => {
  const { routeTable } = rules.ruleSet;
  return routeTable.routes.map((route) => {
    const verdict = verdictOf(rules, outcome, route);
    if (verdict === 'go' || verdict === 'maybe') return { route, verdict, blockedBy: [], facts: [] };
    const reason = routeTable.reasons.find(({ id }) => id === verdict);
    if (reason === undefined) throw new Error(`outcome ${outcome}, route ${route}: no reason "${verdict}"`);
    return {
      route,
      verdict: 'out' as const,
      reason: reason.id,
      ...(reason.since === undefined ? {} : { since: reason.since }),
      blockedBy: blockers(rules, answers, route),
      facts: reason.facts,
    };
  });
};

const verdictOf = (rules: Rules, outcome: string, route: string): string => {
  const { byOutcome, other } = rules.ruleSet.routeTable;
  const verdict = (byOutcome[outcome] ?? other)[route];
  if (verdict === undefined) throw new Error(`outcome ${outcome} says nothing of route ${route}`);
  return verdict;
};

const blockers = (rules: Rules, answers: Answers, route: string): readonly string[] => {
  const allowed = possible(rules, answers);
  return rules.inputs
    .filter(({ id }, at) => {
      if (answers[id] === undefined) return false;
      const others = rules.full[at]! & ~allowed[at]!;
      const changed = allowed.map((mask, i) => (i === at ? others : mask));
      return outcomesLeft(rules.finding, changed).some((outcome) =>
        ['go', 'maybe'].includes(verdictOf(rules, outcome, route)),
      );
    })
    .map(({ id }) => id);
};
