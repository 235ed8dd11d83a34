/** Describes a set of combinations by few, wide conditions. */

import { type Cube, covers, meet, sizeOf, totalOf, without, withoutAll } from './cubes.js';

/** A condition, and how many combinations fit it that fit none of the conditions before it. */
export interface Covering {
  readonly cube: Cube;
  readonly combinations: number;
}

/**
 * Few wide cubes that together hold exactly the combinations of the given ones. Greedy: each cube is widened until
 * it would leave the set, then the one with most combinations not yet told is taken, again and again. Not always
 * the fewest possible, but none of the conditions can be widened or left out.
 * @param cubes they do not overlap
 * @param full all values of each input
 */
export const coverOf = (cubes: readonly Cube[], full: Cube): readonly Covering[] => {
  const wide = distinct(cubes.map((cube) => widened(cube, cubes, full)));
  const taken: Cube[] = [];
  let candidates = wide.map((cube) => ({ cube, left: [cube] as readonly Cube[] }));
  for (;;) {
    candidates = candidates.filter(({ left }) => left.length > 0);
    // The first of equals: the order of the cubes is that of the table.
    const best = candidates.reduce<(typeof candidates)[number] | undefined>(
      (most, each) => (most === undefined || totalOf(each.left) > totalOf(most.left) ? each : most),
      undefined,
    );
    if (best === undefined) break;
    taken.push(best.cube);
    candidates = candidates.map(({ cube, left }) => ({ cube, left: without(left, best.cube) }));
  }
  return counted(needed(taken));
};

/** The cube with as many more values of each input, in their order, as stay within the set. */
const widened = (cube: Cube, set: readonly Cube[], full: Cube): Cube => {
  let wide = cube;
  full.forEach((values, i) => {
    for (let bit = 1; bit <= values; bit <<= 1) {
      if ((values & bit & ~wide[i]!) !== 0 && covers(touching(set, wide.with(i, bit)), wide.with(i, bit))) {
        wide = wide.with(i, wide[i]! | bit);
      }
    }
  });
  return wide;
};

const touching = (set: readonly Cube[], cube: Cube): readonly Cube[] =>
  set.filter((each) => meet(each, cube) !== undefined);

const distinct = (cubes: readonly Cube[]): readonly Cube[] => [
  ...new Map(cubes.map((cube) => [cube.join(), cube])).values(),
];

/** Leaves out, smallest first, what the others hold anyway. */
const needed = (cubes: readonly Cube[]): readonly Cube[] => {
  let kept = cubes;
  for (const cube of [...cubes].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const others = kept.filter((other) => other !== cube);
    if (covers(others, cube)) kept = others;
  }
  return kept;
};

const counted = (cubes: readonly Cube[]): readonly Covering[] =>
  cubes.map((cube, at) => ({
    cube,
    combinations: totalOf(withoutAll([cube], cubes.slice(0, at))),
  }));
