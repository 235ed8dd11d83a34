/** Runs work on the database: alone or in a transaction, with errors in plain words, and wipes what was deleted. */

import type Database from 'libsql';
import { explain } from './sqlite-errors.js';
import { createWipe } from './sqlite-wipe.js';

export interface Runner {
  run<T>(work: () => T): T;
  /** All of the work, or nothing. */
  change<T>(work: () => T): T;
  /** Makes what was deleted unreadable in the files: at once, or soon when that would hold up the others. */
  scrub(): void;
  close(): void;
}

export function createRunner(db: Database.Database, file: string): Runner {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const wipe = createWipe(db, file, run);
  let open = true;

  function run<T>(work: () => T): T {
    // The driver lets statements work on after close; the file may be somebody else's by then.
    if (!open) throw new Error(`The database ${file} is closed.`);
    try {
      return work();
    } catch (error) {
      throw explain(error, file);
    }
  }

  function change<T>(work: () => T): T {
    return run(() => {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        throw error;
      }
    });
  }

  function close(): void {
    if (!open) return;
    // The driver closes the file only when its statements are collected, so SQLite's own checkpoint may never come.
    wipe.last();
    open = false;
    db.close();
  }

  return { run, change, scrub: wipe.soon, close };
}
