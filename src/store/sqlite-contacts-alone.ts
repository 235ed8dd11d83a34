/** Only the contact requests of a SQLite file, for a command that runs beside the service. */

import fs from 'node:fs';
import path from 'node:path';
import type { ContactStore } from './contact-types.js';
import { createContacts } from './sqlite-contacts.js';
import { fileName, openDatabase } from './sqlite-open.js';
import { createRunner } from './sqlite-runner.js';

/**
 * Rejects with an Error that says what to do when the folder has no database, or it cannot be used. Nothing is made
 * where nothing is.
 */
export async function openSqliteContacts(
  dataDir: string,
): Promise<{ readonly contacts: ContactStore; close(): Promise<void> }> {
  const expected = path.join(path.resolve(dataDir), fileName);
  if (!fs.existsSync(expected)) {
    throw new Error(`There is no database ${expected}: start the service once, or set DATA_DIR to its folder.`);
  }
  const { db, file } = openDatabase(dataDir);
  const runner = createRunner(db, file);
  return { contacts: createContacts(db, runner), close: async () => runner.close() };
}
