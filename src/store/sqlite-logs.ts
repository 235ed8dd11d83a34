/** Conversations with their activity logs, and who waits for new activities. */

import type Database from 'libsql';
import { type ConversationRecord, type LoggedActivity, mostActivities } from './types.js';

type Json = Readonly<Record<string, unknown>>;

export function createLogs(db: Database.Database) {
  const add = db.prepare('INSERT OR IGNORE INTO conversation (id, user_id, created_at, touched) VALUES (?, ?, ?, ?)');
  const get = db.prepare('SELECT user_id, created_at, last FROM conversation WHERE id = ?');
  const advance = db.prepare(
    'UPDATE conversation SET last = last + 1, touched = max(touched, ?) WHERE id = ? RETURNING last',
  );
  const putActivity = db.prepare(
    'INSERT INTO activity (conversation_id, watermark, once, activity) VALUES (?, ?, ?, ?)',
  );
  const getOnce = db.prepare('SELECT watermark FROM activity WHERE conversation_id = ? AND once = ?');
  const list = db.prepare(
    'SELECT watermark, activity FROM activity WHERE conversation_id = ? AND watermark > ? ORDER BY watermark LIMIT ?',
  );
  const old = db.prepare('SELECT id FROM conversation WHERE touched < ? LIMIT ?');
  const removeLog = db.prepare('DELETE FROM activity WHERE conversation_id = ?');
  const removeUpTo = db.prepare('DELETE FROM activity WHERE conversation_id = ? AND watermark <= ?');
  const remove = db.prepare('DELETE FROM conversation WHERE id = ?');
  const waiting = new Map<string, Set<() => void>>();

  return {
    /** @returns false when it exists already */
    create: ({ id, userId, createdAt }: ConversationRecord): boolean =>
      add.run(id, userId, createdAt, createdAt).changes === 1,

    find(id: string): ConversationRecord | undefined {
      const row = get.get(id) as { user_id: string; created_at: number } | undefined;
      return row && { id, userId: row.user_id, createdAt: row.created_at };
    },

    /** To be called in a transaction. Throws when there is no such conversation. */
    append(id: string, once: string | undefined, activity: Json, at: number) {
      const earlier = once !== undefined && (getOnce.get(id, once) as { watermark: number } | undefined);
      if (earlier) return { watermark: earlier.watermark, repeated: true };
      const row = advance.get(at, id) as { last: number } | undefined;
      if (!row) throw new Error(`There is no conversation ${id}.`);
      putActivity.run(id, row.last, once ?? null, JSON.stringify(activity));
      if (row.last > mostActivities) removeUpTo.run(id, row.last - mostActivities);
      return { watermark: row.last, repeated: false };
    },

    read(id: string, after: number, limit = -1): readonly LoggedActivity[] {
      const rows = list.all(id, after, limit) as readonly { watermark: number; activity: string }[];
      return rows.map((row) => ({ watermark: row.watermark, activity: JSON.parse(row.activity) }));
    },

    last: (id: string): number => (get.get(id) as { last: number } | undefined)?.last ?? 0,

    /** Empties the log up to a watermark; the conversation and its count stay. */
    forget: (id: string, upTo: number): void => void removeUpTo.run(id, upTo),
    /** Deletes up to `limit` conversations not touched since; returns how many. To be called in a transaction. */
    expire(before: number, limit: number): number {
      const rows = old.all(before, limit) as readonly { id: string }[];
      for (const { id } of rows) {
        removeLog.run(id);
        remove.run(id);
      }
      return rows.length;
    },

    wake(id: string): void {
      for (const call of [...(waiting.get(id) ?? [])]) call();
    },
    subscribe(id: string, call: () => void): () => void {
      const calls = waiting.get(id) ?? new Set();
      // Wrapped, so that the same function may subscribe twice and each end ends only its own.
      const own = () => call();
      waiting.set(id, calls.add(own));
      return () => {
        calls.delete(own);
        if (calls.size === 0 && waiting.get(id) === calls) waiting.delete(id);
      };
    },
  };
}
