/** The tables, as the steps that lead from an empty file to today's version. Steps are only ever added. */

import type Database from 'libsql';

const steps: readonly string[] = [
  `CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE state (
     key TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, touched INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX state_touched ON state (touched);
   CREATE TABLE reply (
     key TEXT NOT NULL, activity_id TEXT NOT NULL, replies TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (key, activity_id)
   ) WITHOUT ROWID;
   CREATE INDEX reply_at ON reply (at);
   CREATE TABLE conversation (
     id TEXT PRIMARY KEY, user_id TEXT NOT NULL, created_at INTEGER NOT NULL,
     last INTEGER NOT NULL DEFAULT 0, touched INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX conversation_touched ON conversation (touched);
   CREATE TABLE activity (
     conversation_id TEXT NOT NULL, watermark INTEGER NOT NULL, once TEXT, activity TEXT NOT NULL,
     PRIMARY KEY (conversation_id, watermark)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX activity_once ON activity (conversation_id, once) WHERE once IS NOT NULL;`,
  `CREATE INDEX reply_key_at ON reply (key, at);
   CREATE TABLE forgetting (
     key TEXT NOT NULL, activity_id TEXT NOT NULL, conversation_id TEXT, up_to INTEGER NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (key, activity_id)
   ) WITHOUT ROWID;`,
  `CREATE TABLE contact (
     id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, request TEXT, wanted INTEGER NOT NULL,
     sent_at INTEGER NOT NULL, delivered_at INTEGER, deleted_at INTEGER
   ) WITHOUT ROWID;
   CREATE TABLE contact_delivery (
     contact_id TEXT NOT NULL, channel TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL,
     underway INTEGER NOT NULL DEFAULT 0, delivered_at INTEGER, last_error TEXT,
     PRIMARY KEY (contact_id, channel)
   ) WITHOUT ROWID;
   CREATE INDEX contact_due ON contact_delivery (channel, next_at) WHERE delivered_at IS NULL;`,
  `CREATE TABLE gap (id TEXT PRIMARY KEY, day TEXT NOT NULL, gap TEXT NOT NULL) WITHOUT ROWID;
   CREATE INDEX gap_day ON gap (day);
   ALTER TABLE state ADD COLUMN gaps TEXT NOT NULL DEFAULT '[]';`,
];

/** The version that this program writes. */
export const schemaVersion = steps.length;

/** Brings a file to today's version, one transaction per step. Throws when the file is from a later program. */
export function migrate(db: Database.Database, file: string): void {
  let version = readVersion(db);
  if (version > schemaVersion) {
    throw new Error(
      `The database ${file} has schema version ${version}, this program knows up to ${schemaVersion}. ` +
        'Start the newer program, or give this one another DATA_DIR.',
    );
  }
  while (version < schemaVersion) {
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have taken the same step while this one waited for the lock.
      version = readVersion(db);
      if (version < schemaVersion) db.exec(`${steps[version]}; PRAGMA user_version = ${version + 1};`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
    version = readVersion(db);
  }
}

function readVersion(db: Database.Database): number {
  const [row] = db.pragma('user_version') as readonly { user_version: number }[];
  return row?.user_version ?? 0;
}
