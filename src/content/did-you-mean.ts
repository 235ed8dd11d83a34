/** Finds the name that was probably meant by one that does not exist. */

import Fuse from 'fuse.js';

/** Fuse's measure of unlikeness, 0 to 1; from here on a guess would mislead. */
const leastLike = 0.45;

/** What to add to a remedy: the nearest known name as a question, or nothing when none is near. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const [best] = new Fuse([...known], { threshold: leastLike, ignoreLocation: true }).search(name, { limit: 1 });
  return best === undefined ? '' : `. Did you mean "${best.item}"?`;
};
