/** What commands read of a SQLite file, beside a service that may be running. */

import fs from 'node:fs';
import path from 'node:path';
import type { ContactStore } from './contact-types.js';
import { createContacts } from './sqlite-contacts.js';
import { createGaps } from './sqlite-gaps.js';
import { fileName, openDatabase } from './sqlite-open.js';
import { createRunner } from './sqlite-runner.js';
import type { Store } from './types.js';

/** The part of the store that commands use. */
export type StoreBeside = Pick<Store, 'gaps' | 'close'> & { readonly contacts: ContactStore };

/** Undefined when the folder has no database; nothing is made where nothing is. Rejects with an Error that says what to do when it cannot be used. */
export async function openSqliteBeside(dataDir: string): Promise<StoreBeside | undefined> {
  if (!fs.existsSync(path.join(path.resolve(dataDir), fileName))) return undefined;
  const { db, file } = openDatabase(dataDir);
  const runner = createRunner(db, file);
  return {
    contacts: createContacts(db, runner),
    gaps: async () => runner.run(createGaps(db).list),
    close: async () => runner.close(),
  };
}
