/** Contact requests in the SQLite file, with a row for every way of delivering each. */

import type Database from 'libsql';
import { type ContactStore, mostContacts, type StoredContact } from './contact-types.js';
import { type ContactRow, createContactReader } from './sqlite-contact-reader.js';
import type { Runner } from './sqlite-runner.js';

export function createContacts(db: Database.Database, { run, change, scrub }: Runner): ContactStore {
  const { read, readAll } = createContactReader(db);
  const count = db.prepare('SELECT count(*) AS n FROM contact');
  const insert = db.prepare(
    'INSERT OR IGNORE INTO contact (id, reference, request, wanted, sent_at) VALUES (?, ?, ?, ?, ?)',
  );
  const insertDelivery = db.prepare(
    'INSERT OR IGNORE INTO contact_delivery (contact_id, channel, next_at) VALUES (?, ?, ?)',
  );
  const byReference = db.prepare('SELECT * FROM contact WHERE reference = ?');
  const empty = db.prepare('UPDATE contact SET request = NULL, deleted_at = ? WHERE id = ?');
  const removeContact = db.prepare('DELETE FROM contact WHERE id = ?');
  const removeDeliveries = db.prepare('DELETE FROM contact_delivery WHERE contact_id = ?');
  const waiting = db.prepare('SELECT * FROM contact WHERE wanted = 1 AND delivered_at IS NULL AND deleted_at IS NULL');
  const removeDelivery = db.prepare('DELETE FROM contact_delivery WHERE contact_id = ? AND channel = ?');
  const complete = db.prepare(
    `UPDATE contact SET delivered_at = ?2 WHERE id = ?1 AND delivered_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM contact_delivery WHERE contact_id = ?1 AND delivered_at IS NULL)`,
  );
  const due = db.prepare(
    `SELECT contact_id FROM contact_delivery WHERE channel = ? AND delivered_at IS NULL AND next_at <= ?
       ORDER BY next_at LIMIT 1`,
  );
  const begin = db.prepare(
    `UPDATE contact_delivery SET attempts = attempts + 1, underway = 1, next_at = ?
       WHERE contact_id = ? AND channel = ? RETURNING attempts`,
  );
  const byId = db.prepare('SELECT * FROM contact WHERE id = ?');
  const next = db.prepare('SELECT min(next_at) AS at FROM contact_delivery WHERE channel = ? AND delivered_at IS NULL');
  const succeed = db.prepare(
    `UPDATE contact_delivery SET delivered_at = ?, underway = 0, last_error = NULL WHERE contact_id = ? AND channel = ?`,
  );
  const fail = db.prepare(
    'UPDATE contact_delivery SET underway = 0, last_error = ?, next_at = ? WHERE contact_id = ? AND channel = ?',
  );
  const old = db.prepare(
    'SELECT * FROM contact WHERE coalesce(deleted_at, delivered_at, ?1) < ?1 OR (delivered_at IS NULL AND sent_at < ?2)',
  );

  const removeAll = (ids: readonly string[]): number =>
    ids.reduce((sum, id) => {
      removeDeliveries.run(id);
      return sum + removeContact.run(id).changes;
    }, 0);

  return {
    async add({ id, reference, request, sentAt, channels }) {
      // A message that somebody was thanked for must outlive a power cut too; turns of the chat need not.
      run(() => db.pragma('synchronous = FULL'));
      try {
        return change(() => {
          if (byReference.get(reference)) return 'repeated';
          if ((count.get() as { n: number }).n >= mostContacts) return 'full';
          insert.run(id, reference, JSON.stringify(request), channels.length > 0 ? 1 : 0, sentAt);
          for (const channel of channels) insertDelivery.run(id, channel, sentAt);
          return 'added';
        });
      } finally {
        run(() => db.pragma('synchronous = NORMAL'));
      }
    },
    find: async (reference) => run(() => read(byReference.get(reference) as ContactRow | undefined)),
    list: async () => run(readAll),

    async withdraw(reference, at) {
      const before = change((): StoredContact | undefined => {
        const contact = read(byReference.get(reference) as ContactRow | undefined);
        if (contact === undefined || contact.deletedAt !== undefined) return undefined;
        empty.run(at, contact.id);
        removeDeliveries.run(contact.id);
        return contact;
      });
      if (before) scrub();
      return before;
    },
    async remove(ids) {
      const removed = change(() => removeAll(ids));
      if (removed > 0) scrub();
      return removed;
    },

    async plan(channels, now) {
      change(() => {
        for (const row of waiting.all() as readonly ContactRow[]) {
          const { deliveries } = read(row)!;
          const lost = deliveries.filter((each) => each.deliveredAt === undefined && !channels.includes(each.channel));
          // Without any channel they wait for the next one that is set.
          if (channels.length > 0) for (const { channel } of lost) removeDelivery.run(row.id, channel);
          for (const channel of channels) insertDelivery.run(row.id, channel, now);
          if (channels.length > 0) complete.run(row.id, now);
        }
      });
    },
    claim: async (channel, now, until) =>
      change(() => {
        const found = due.get(channel, now) as { contact_id: string } | undefined;
        if (!found) return undefined;
        const { attempts } = begin.get(until, found.contact_id, channel) as { attempts: number };
        const { id, request, sentAt } = read(byId.get(found.contact_id) as ContactRow)!;
        return { id, channel, request, sentAt, attempts };
      }),
    nextDue: async (channel) => run(() => (next.get(channel) as { at: number | null }).at ?? undefined),
    delivered: async (id, channel, at) =>
      change(() => {
        succeed.run(at, id, channel);
        complete.run(id, at);
      }),
    failed: async (id, channel, error, nextAt) => run(() => void fail.run(error, nextAt, id, channel)),

    async expire(doneBefore, sentBefore) {
      const gone = change(() => {
        const contacts = (old.all(doneBefore, sentBefore) as readonly ContactRow[]).map((row) => read(row)!);
        removeAll(contacts.map(({ id }) => id));
        return contacts;
      });
      if (gone.length > 0) scrub();
      const vain = gone.filter(({ wanted, deliveredAt, deletedAt }) => wanted && !deliveredAt && !deletedAt);
      return { deleted: gone.length, undelivered: vain.length };
    },
  };
}
