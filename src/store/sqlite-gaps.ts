/** What authors should see of turns: under its day, away from the person; the state alone knows which were its own. */

import { randomUUID } from 'node:crypto';
import type Database from 'libsql';
import type { KeptGap } from './types.js';

export function createGaps(db: Database.Database) {
  const put = db.prepare('INSERT INTO gap (id, day, gap) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM gap WHERE id = ?');
  const removeOld = db.prepare('DELETE FROM gap WHERE day < ?');
  const list = db.prepare('SELECT day, gap FROM gap ORDER BY day, id');

  return {
    /** Returns the ids, in order. To be called in a transaction. */
    add(gaps: readonly unknown[], at: number): readonly string[] {
      const day = new Date(at).toISOString().slice(0, 10);
      return gaps.map((gap) => {
        const id = randomUUID();
        put.run(id, day, JSON.stringify(gap));
        return id;
      });
    },
    remove(ids: readonly string[]): void {
      for (const id of ids) remove.run(id);
    },
    /** @param before YYYY-MM-DD */
    expire(before: string): void {
      removeOld.run(before);
    },
    list(): readonly KeptGap[] {
      const rows = list.all() as readonly { day: string; gap: string }[];
      return rows.map(({ day, gap }) => ({ day, gap: JSON.parse(gap) }));
    },
  };
}
