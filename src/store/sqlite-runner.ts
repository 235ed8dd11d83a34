/** Runs work on the database: alone or in a transaction, with errors in plain words, and wipes what was deleted. */

import type Database from 'libsql';
import { explain } from './sqlite-errors.js';
import { lockWait } from './sqlite-open.js';

/** Milliseconds until a wipe is tried again that another process's reader held up. */
const wipeAgain = 1000;

export interface Runner {
  run<T>(work: () => T): T;
  /** All of the work, or nothing. */
  change<T>(work: () => T): T;
  /** Moves the write-ahead log into the file and empties it: deleted text stays readable in it otherwise. */
  scrub(): void;
  close(): void;
}

export function createRunner(db: Database.Database, file: string): Runner {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let open = true;
  let waiting: NodeJS.Timeout | undefined;

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

  function scrub(): void {
    clearTimeout(waiting);
    waiting = undefined;
    if (!run(() => emptyLog(db))) {
      waiting = setTimeout(() => open && scrub(), wipeAgain);
      waiting.unref();
    }
  }

  function close(): void {
    if (!open) return;
    clearTimeout(waiting);
    // The driver closes the file only when its statements are collected, so SQLite's own checkpoint may never come.
    run(() => emptyLog(db));
    open = false;
    db.close();
  }

  return { run, change, scrub, close };
}

/** @returns false when a reader of another process kept part of the log in use */
function emptyLog(db: Database.Database): boolean {
  // Waiting for that reader would hold up everybody; it is tried again instead.
  db.pragma('busy_timeout = 0');
  try {
    const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
    return row?.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${lockWait}`);
  }
}
