/** What `npm run contacts` works on: the requests in DATA_DIR, opened beside a service that may be running. */

import path from 'node:path';
import type { Settings } from '../settings.js';
import { type ContactStore, openSqliteContacts } from '../store/index.js';

export type { ContactDelivery, StoredContact } from '../store/index.js';

/** @param root the project's folder, where the data lie when no DATA_DIR is set */
export const openContacts = async (
  settings: Pick<Settings, 'dataDir' | 'storage'>,
  root: string,
): Promise<{ readonly contacts: ContactStore; close(): Promise<void> }> => {
  if (settings.storage.kind === 'redis') throw new Error('Contact requests are kept in DATA_DIR: leave STORAGE out.');
  return openSqliteContacts(settings.dataDir === undefined ? path.join(root, '.data') : settings.dataDir);
};
