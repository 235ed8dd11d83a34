/** What commands work on: the data in DATA_DIR, opened beside a service that may be running. */

import path from 'node:path';
import type { Settings } from '../settings.js';
import { openSqliteBeside, type StoreBeside } from '../store/index.js';

export type { ContactDelivery, KeptGap, StoreBeside, StoredContact } from '../store/index.js';

/**
 * Undefined when there are no data yet. Rejects when they cannot be used.
 * @param root the project's folder, where the data lie when no DATA_DIR is set
 */
export const openDataDir = async (
  settings: Pick<Settings, 'dataDir' | 'storage'>,
  root: string,
): Promise<StoreBeside | undefined> => {
  if (settings.storage.kind === 'redis') throw new Error('This command reads DATA_DIR: leave STORAGE out.');
  return openSqliteBeside(settings.dataDir === undefined ? path.join(root, '.data') : settings.dataDir);
};
