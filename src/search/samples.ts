/** The observations that the chances are fitted to. */

import type { Entry } from './entries.js';
import { areRelated } from './entries.js';
import type { Asked, Found } from './folds.js';
import type { Sample } from './logistic.js';
import { coveredSignals, rightSignals } from './signals.js';

/** A question that somebody wrote to try the search, with what it found. */
export interface Tried {
  readonly found: Found;
  /** The facts that answer it; none when it is not ours. */
  readonly facts: readonly string[];
}

type Unweighed = Omit<Sample, 'weight'>;

const bestFact = (found: Found) => found.find(({ of }) => of.kind === 'fact');

/** Gives each group its share of all the weight, so that neither drowns the other by its number. */
export const weigh = (
  groups: readonly { readonly share: number; readonly samples: readonly Unweighed[] }[],
): Sample[] => {
  const filled = groups.filter(({ samples }) => samples.length > 0);
  const shares = filled.reduce((sum, group) => sum + group.share, 0);
  const total = filled.reduce((sum, { samples }) => sum + samples.length, 0);
  return filled.flatMap((group) => {
    const weight = (group.share / shares) * (total / group.samples.length);
    return group.samples.map((sample) => ({ ...sample, weight }));
  });
};

/** "Right" is asked only where a fact is on top: a class on top never becomes an answer. */
export const rightSamples = (asked: readonly Asked[], isInside: boolean): Unweighed[] =>
  asked.flatMap(({ entry, found }) => {
    const [top] = found;
    if (top === undefined || top.of.kind !== 'fact') return [];
    // Where facts overlap, a related one often answers rightly too: such a sample says neither yes nor no.
    if (top.of.id !== entry.id && areRelated(top.of, entry)) return [];
    const signals = rightSignals(found, 0, (number) => kindIn(found, number));
    return [{ signals, yes: isInside && top.of.id === entry.id }];
  });

export const coveredSamples = (asked: readonly Asked[], yes: boolean): Unweighed[] =>
  asked.flatMap((each) => {
    const best = bestFact(each.found);
    return best === undefined ? [] : [{ signals: coveredSignals(best), yes }];
  });

/** The kind of an entry of a ranking, by the entry's number. */
const kindIn = (found: Found, number: number): Entry['kind'] => found.find(({ entry }) => entry === number)!.of.kind;

/** Real questions, where a fact is on top. */
export const triedRight = (tried: readonly Tried[]): Unweighed[] =>
  tried.flatMap(({ found, facts }) => {
    const [top] = found;
    if (top === undefined || top.of.kind !== 'fact') return [];
    return [{ signals: rightSignals(found, 0, (number) => kindIn(found, number)), yes: facts.includes(top.of.id) }];
  });

/** Real questions: is it ours at all? */
export const triedCovered = (tried: readonly Tried[]): Unweighed[] =>
  tried.flatMap(({ found, facts }) => {
    const best = bestFact(found);
    return best === undefined ? [] : [{ signals: coveredSignals(best), yes: facts.length > 0 }];
  });
