/** Who asked to be forgotten: noted together with their last turn, kept until it is carried out. */

import type Database from 'libsql';
import type { TurnRecord } from './types.js';

/** One person's wish. */
export interface Note {
  readonly key: string;
  readonly activityId: string;
  readonly conversationId: string | undefined;
  /** The last watermark that must go. */
  readonly upTo: number;
}

export function createForgettingNotes(db: Database.Database) {
  const put = db.prepare(
    'INSERT OR REPLACE INTO forgetting (key, activity_id, conversation_id, up_to, at) VALUES (?, ?, ?, ?, ?)',
  );
  const list = db.prepare('SELECT key, activity_id, conversation_id, up_to FROM forgetting WHERE at <= ?');
  const removeReply = db.prepare('DELETE FROM reply WHERE key = ? AND activity_id = ?');
  const remove = db.prepare('DELETE FROM forgetting WHERE key = ? AND activity_id = ?');

  return {
    /** To be called in the transaction that saves the turn. */
    add({ key, activityId, at }: TurnRecord, conversationId: string | undefined, upTo: number): void {
      put.run(key, activityId, conversationId ?? null, upTo, at);
    },
    askedBefore(at: number): readonly Note[] {
      const rows = list.all(at) as readonly {
        key: string;
        activity_id: string;
        conversation_id: string | null;
        up_to: number;
      }[];
      return rows.map((row) => ({
        key: row.key,
        activityId: row.activity_id,
        conversationId: row.conversation_id ?? undefined,
        upTo: row.up_to,
      }));
    },
    /** Deletes the note, and the reply to the wish: the last that names the person. To be called in a transaction. */
    done({ key, activityId }: Note): void {
      removeReply.run(key, activityId);
      remove.run(key, activityId);
    },
  };
}
