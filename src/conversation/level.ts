/** How freely a person may act on a result, in words. */

import type { Outcome } from '../content/types.js';
import type { Result } from '../rules/index.js';
import type { Say } from './say.js';

/** @param result with its notes; undefined when only the outcome is known. A note of level stop comes before all steps. */
export const levelText = ({ level }: Outcome, result: Result | undefined, say: Say): string => {
  const stops = result?.notes.some((note) => note.level === 'stop') ?? false;
  return say(level === 'act' && stops ? 'level-act-after-stops' : `level-${level}`);
};
