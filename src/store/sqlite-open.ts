/** Opens the one database file in DATA_DIR, or says plainly why it cannot be used. */

import fs from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { explain, explainFolder } from './sqlite-errors.js';
import { migrate } from './sqlite-schema.js';

/** Name of the database inside DATA_DIR. */
export const fileName = 'assistant.sqlite';

/** How long a statement waits for another process's lock, in milliseconds. The event loop waits too, so not long. */
export const lockWait = 500;

/** Files up to this size are checked page by page before they are used; larger ones would hold up the start. */
const checkedBytes = 64 * 1024 * 1024;

/** Throws an Error that names the file and a remedy. */
export function openDatabase(dataDir: string): { readonly db: Database.Database; readonly file: string } {
  const folder = path.resolve(dataDir);
  const file = path.join(folder, fileName);
  prepareFolder(folder, file);
  try {
    const db = new Database(file, { timeout: lockWait });
    db.pragma('journal_mode = WAL');
    // With WAL, NORMAL survives the death of the process; only a power cut may lose the last turns.
    db.pragma('synchronous = NORMAL');
    // What people ask us to forget must not stay readable in free pages.
    db.pragma('secure_delete = ON');
    if (fs.statSync(file).size <= checkedBytes) checkPages(db);
    migrate(db, file);
    return { db, file };
  } catch (error) {
    throw explain(error, file);
  }
}

function prepareFolder(folder: string, file: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    // Conversations are nobody else's business; SQLite gives its side files the same mode.
    fs.closeSync(fs.openSync(file, 'a', 0o600));
  } catch (error) {
    throw explainFolder(error, folder);
  }
}

function checkPages(db: Database.Database): void {
  const [row] = db.pragma('quick_check(1)') as readonly { quick_check: string }[];
  if (row && row.quick_check !== 'ok') {
    throw Object.assign(new Error(row.quick_check), { code: 'SQLITE_CORRUPT' });
  }
}
