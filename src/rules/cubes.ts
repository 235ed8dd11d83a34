/** Sets of combinations as cubes: for each input the values allowed, as one bit mask. A row's condition is a cube. */

/** One mask per input. A mask without a bit makes the cube empty. */
export type Cube = readonly number[];

/** How many combinations the cube holds. */
export const sizeOf = (cube: Cube): number => cube.reduce((product, mask) => product * bitsOf(mask), 1);

/** How many combinations cubes hold that do not overlap. */
export const totalOf = (cubes: readonly Cube[]): number => cubes.reduce((sum, cube) => sum + sizeOf(cube), 0);

/** The combinations in both, or undefined when there are none. */
export const meet = (a: Cube, b: Cube): Cube | undefined => {
  const both = a.map((mask, i) => mask & b[i]!);
  return both.includes(0) ? undefined : both;
};

/** The combinations of the cubes that the other does not hold. Cubes that did not overlap still do not. */
export const without = (cubes: readonly Cube[], other: Cube): readonly Cube[] =>
  cubes.flatMap((cube) => {
    if (meet(cube, other) === undefined) return [cube];
    const pieces: Cube[] = [];
    let rest = cube;
    cube.forEach((mask, i) => {
      const outside = mask & ~other[i]!;
      if (outside !== 0) pieces.push(rest.with(i, outside));
      rest = rest.with(i, mask & other[i]!);
    });
    return pieces;
  });

/** The combinations of the cubes that none of the others holds. */
export const withoutAll = (cubes: readonly Cube[], others: readonly Cube[]): readonly Cube[] =>
  others.reduce<readonly Cube[]>((left, other) => without(left, other), cubes);

/** The same combinations in cubes that do not overlap. */
export const apart = (cubes: readonly Cube[]): readonly Cube[] => {
  const kept: Cube[] = [];
  for (const cube of cubes) kept.push(...withoutAll([cube], kept));
  return kept;
};

/** Whether the cubes together hold every combination of this one. */
export const covers = (cubes: readonly Cube[], cube: Cube): boolean => withoutAll([cube], cubes).length === 0;

const bitsOf = (mask: number): number => {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
};
