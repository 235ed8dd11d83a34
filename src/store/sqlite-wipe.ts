/**
 * Makes deleted text unreadable in the files. SQLite's secure_delete overwrites what is deleted, but not the copies that
 * it leaves in a page when it moves rows to another one (measured: a fragment or two of a person's words in every file of
 * some size). So the file is written anew, and the write-ahead log is moved into it and emptied.
 */

import fs from 'node:fs';
import type Database from 'libsql';
import { lockWait } from './sqlite-open.js';

/** Milliseconds until a wipe is tried again that another process held up. */
const again = 1000;
/** Larger files are not written anew: everybody waits meanwhile, some 4 ms a megabyte. */
const longest = 128 * 1024 * 1024;
/** A wipe that takes longer than this many milliseconds is followed by a rest of fifty times as long. */
const cheap = 50;

export interface Wipe {
  soon(): void;
  /** What still waits is done now; to be called before the end. */
  last(): void;
}

/** @param run does work on the database, and explains its errors */
export function createWipe(db: Database.Database, file: string, run: <T>(work: () => T) => T): Wipe {
  let waiting: NodeJS.Timeout | undefined;
  let restUntil = 0;

  function wipe(): void {
    waiting = undefined;
    const began = performance.now();
    const done = run(() => rewrite(db, file) && emptyLog(db));
    const took = performance.now() - began;
    restUntil = took > cheap ? performance.now() + 50 * took : 0;
    if (!done) later(again);
  }

  function later(milliseconds: number): void {
    waiting = setTimeout(() => {
      try {
        wipe();
      } catch {
        // Nobody waits for this one. What hinders it hinders the next statement too, which has somebody to tell.
        later(again);
      }
    }, milliseconds);
    waiting.unref();
  }

  return {
    soon() {
      const rest = restUntil - performance.now();
      if (rest <= 0) {
        clearTimeout(waiting);
        wipe();
      } else if (!waiting) later(rest);
    },
    last() {
      clearTimeout(waiting);
      run(() => {
        if (waiting) rewrite(db, file);
        emptyLog(db);
      });
    },
  };
}

/** @returns false when another process kept the file in use */
function rewrite(db: Database.Database, file: string): boolean {
  if (fs.statSync(file).size > longest) return true;
  return impatiently(db, () => {
    try {
      db.exec('VACUUM');
      return true;
    } catch (error) {
      if (/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) return false;
      throw error;
    }
  });
}

/** @returns false when a reader of another process kept part of the log in use */
function emptyLog(db: Database.Database): boolean {
  return impatiently(db, () => {
    const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
    return row?.busy === 0;
  });
}

/** Waiting for another process would hold up everybody; what it hinders is tried again instead. */
function impatiently<T>(db: Database.Database, work: () => T): T {
  db.pragma('busy_timeout = 0');
  try {
    return work();
  } finally {
    db.pragma(`busy_timeout = ${lockWait}`);
  }
}
