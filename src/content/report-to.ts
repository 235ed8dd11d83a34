/** The short form in which checks record a mistake at a place of the content. */

import type { Mistake } from './mistakes.js';
import type { Places } from './yaml-file.js';

/** Records one mistake at `of`, or at its key or item. */
export type Report = (
  check: string,
  of: unknown,
  key: string | number | undefined,
  problem: string,
  remedy: string,
) => void;

export const reportTo =
  (places: Places, mistakes: Mistake[]): Report =>
  (check, of, key, problem, remedy) => {
    mistakes.push({ check, ...places.find(of, key), problem, remedy });
  };
