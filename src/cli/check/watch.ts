/** Runs something again each time a file below some folders changes. */

import { watch } from 'node:fs';

/** Editors write a file in several steps; the last one counts. Milliseconds. */
const settle = 150;

/**
 * Never resolves: the command ends when the person stops it.
 * @param again must not throw
 */
export const watchFolders = (folders: readonly string[], again: () => void): Promise<never> =>
  new Promise(() => {
    let waiting: NodeJS.Timeout | undefined;
    for (const folder of folders)
      watch(folder, { recursive: true }, () => {
        clearTimeout(waiting);
        waiting = setTimeout(again, settle);
      });
  });
