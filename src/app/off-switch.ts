/** The off switch: a setting, or a file named `off` in the data folder that works without a restart. */

import { existsSync } from 'node:fs';

/** How long an answer of the file system is believed, in milliseconds. */
const believed = 1_000;

/** @param now milliseconds */
export const createOffSwitch = (setting: boolean, file: string, now: () => number): (() => boolean) => {
  let looked = Number.NEGATIVE_INFINITY;
  let there = false;
  return () => {
    if (setting) return true;
    if (Math.abs(now() - looked) >= believed) {
      looked = now();
      there = existsSync(file);
    }
    return there;
  };
};
