/** Reads contact requests out of their two tables. */

import type Database from 'libsql';
import type { ContactDelivery, StoredContact } from './contact-types.js';

export interface ContactRow {
  readonly id: string;
  readonly request: string | null;
  readonly wanted: number;
  readonly sent_at: number;
  readonly delivered_at: number | null;
  readonly deleted_at: number | null;
}

interface DeliveryRow {
  readonly contact_id: string;
  readonly channel: string;
  readonly attempts: number;
  readonly next_at: number;
  readonly underway: number;
  readonly delivered_at: number | null;
  readonly last_error: string | null;
}

export function createContactReader(db: Database.Database) {
  const deliveriesOf = db.prepare('SELECT * FROM contact_delivery WHERE contact_id = ? ORDER BY channel');
  const all = db.prepare('SELECT * FROM contact ORDER BY sent_at, id');

  const read = (row: ContactRow | undefined): StoredContact | undefined =>
    row && {
      id: row.id,
      request: row.request === null ? undefined : JSON.parse(row.request),
      wanted: row.wanted === 1,
      sentAt: row.sent_at,
      deliveredAt: row.delivered_at ?? undefined,
      deletedAt: row.deleted_at ?? undefined,
      deliveries: (deliveriesOf.all(row.id) as readonly DeliveryRow[]).map(deliveryOf),
    };
  return {
    read,
    readAll: (): readonly StoredContact[] => (all.all() as readonly ContactRow[]).map((row) => read(row)!),
  };
}

const deliveryOf = (row: DeliveryRow): ContactDelivery => ({
  channel: row.channel,
  attempts: row.attempts,
  nextAt: row.next_at,
  underway: row.underway === 1,
  deliveredAt: row.delivered_at ?? undefined,
  lastError: row.last_error ?? undefined,
});
