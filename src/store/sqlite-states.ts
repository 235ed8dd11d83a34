/** State of people in conversations, saved only over the version that was loaded, with the replies of each turn. */

import type Database from 'libsql';
import type { SaveOutcome, StoredState, TurnRecord } from './types.js';

/** Sorts after every key that starts with the same characters. */
const lastCharacter = '\u{10ffff}';

export function createStates(db: Database.Database) {
  const get = db.prepare('SELECT version, state FROM state WHERE key = ?');
  const getVersion = db.prepare('SELECT version FROM state WHERE key = ?');
  const put = db.prepare(
    `INSERT INTO state (key, version, state, touched) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET version = excluded.version, state = excluded.state, touched = excluded.touched`,
  );
  const getReplies = db.prepare('SELECT replies FROM reply WHERE key = ? AND activity_id = ?');
  const putReplies = db.prepare('INSERT INTO reply (key, activity_id, replies, at) VALUES (?, ?, ?, ?)');
  const remove = ['state', 'reply'].map((table) => db.prepare(`DELETE FROM ${table} WHERE key = ?`));
  const removeRange = ['state', 'reply'].map((table) => db.prepare(`DELETE FROM ${table} WHERE key >= ? AND key < ?`));
  const removeOld = [db.prepare('DELETE FROM state WHERE touched < ?'), db.prepare('DELETE FROM reply WHERE at < ?')];

  return {
    load(key: string): StoredState | undefined {
      const row = get.get(key) as { version: number; state: string } | undefined;
      return row && { version: row.version, state: JSON.parse(row.state) };
    },

    /** To be called in a transaction. */
    save(turn: TurnRecord): SaveOutcome {
      if (getReplies.get(turn.key, turn.activityId)) return 'repeated';
      const row = getVersion.get(turn.key) as { version: number } | undefined;
      if ((row?.version ?? 0) !== turn.expectedVersion) return 'conflict';
      put.run(turn.key, turn.expectedVersion + 1, JSON.stringify(turn.state ?? null), turn.at);
      putReplies.run(turn.key, turn.activityId, JSON.stringify(turn.replies), turn.at);
      return 'saved';
    },

    repliesTo(key: string, activityId: string): readonly unknown[] | undefined {
      const row = getReplies.get(key, activityId) as { replies: string } | undefined;
      return row && JSON.parse(row.replies);
    },

    forget(key: string): void {
      for (const statement of remove) statement.run(key);
    },
    forgetPrefix(prefix: string): void {
      for (const statement of removeRange) statement.run(prefix, prefix + lastCharacter);
    },
    expire(before: number): void {
      for (const statement of removeOld) statement.run(before);
    },
  };
}
