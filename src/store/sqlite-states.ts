/** State of people in conversations, saved only over the version that was loaded, with the replies of each turn. */

import type Database from 'libsql';
import { createGaps } from './sqlite-gaps.js';
import { mostReplies, type SaveOutcome, type StoredState, type TurnRecord } from './types.js';

export function createStates(db: Database.Database) {
  const get = db.prepare('SELECT version, state FROM state WHERE key = ?');
  const getOwn = db.prepare('SELECT version, gaps FROM state WHERE key = ?');
  const put = db.prepare(
    `INSERT INTO state (key, version, state, touched, gaps) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET
       version = excluded.version, state = excluded.state, touched = excluded.touched, gaps = excluded.gaps`,
  );
  const getReplies = db.prepare('SELECT replies FROM reply WHERE key = ? AND activity_id = ?');
  const putReplies = db.prepare('INSERT INTO reply (key, activity_id, replies, at) VALUES (?, ?, ?, ?)');
  const removeOlderReplies = db.prepare(
    `DELETE FROM reply WHERE key = ?1 AND activity_id <> ?2 AND activity_id IN
       (SELECT activity_id FROM reply WHERE key = ?1 ORDER BY at DESC, activity_id DESC LIMIT -1 OFFSET ${mostReplies})`,
  );
  const gaps = createGaps(db);
  const remove = ['state', 'reply'].map((table) => db.prepare(`DELETE FROM ${table} WHERE key = ?`));
  const removeOld = [db.prepare('DELETE FROM state WHERE touched < ?'), db.prepare('DELETE FROM reply WHERE at < ?')];

  return {
    load(key: string): StoredState | undefined {
      const row = get.get(key) as { version: number; state: string } | undefined;
      return row && { version: row.version, state: JSON.parse(row.state) };
    },

    /** To be called in a transaction. */
    save(turn: TurnRecord): SaveOutcome {
      if (getReplies.get(turn.key, turn.activityId)) return 'repeated';
      const row = getOwn.get(turn.key) as { version: number; gaps: string } | undefined;
      if ((row?.version ?? 0) !== turn.expectedVersion) return 'conflict';
      const own: readonly string[] = JSON.parse(row?.gaps ?? '[]');
      if (turn.forget) {
        gaps.remove(own);
        for (const statement of remove) statement.run(turn.key);
      } else {
        const kept = JSON.stringify([...own, ...gaps.add(turn.gaps ?? [], turn.at)]);
        put.run(turn.key, turn.expectedVersion + 1, JSON.stringify(turn.state ?? null), turn.at, kept);
      }
      putReplies.run(turn.key, turn.activityId, JSON.stringify(turn.replies), turn.at);
      removeOlderReplies.run(turn.key, turn.activityId);
      return 'saved';
    },

    repliesTo(key: string, activityId: string): readonly unknown[] | undefined {
      const row = getReplies.get(key, activityId) as { replies: string } | undefined;
      return row && JSON.parse(row.replies);
    },

    expire(before: number, gapsBefore: string): void {
      for (const statement of removeOld) statement.run(before);
      gaps.expire(gapsBefore);
    },
    gaps: gaps.list,
  };
}
