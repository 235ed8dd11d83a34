/** The store in one SQLite file: state with versions, activity logs, settings. For a single process. */

import { createContacts } from './sqlite-contacts.js';
import { createForgettingNotes } from './sqlite-forgetting.js';
import { createLogs } from './sqlite-logs.js';
import { openDatabase } from './sqlite-open.js';
import { createRunner } from './sqlite-runner.js';
import { createStates } from './sqlite-states.js';
import type { Store, TurnRecord } from './types.js';

/** Conversations deleted in one transaction; between two of them other work gets its turn. */
const expireBatch = 100;

/**
 * Opens (or makes) the store in a folder.
 * Rejects with an Error that says what to do when the folder cannot be written, or the file is damaged or locked.
 */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  const { db, file } = openDatabase(dataDir);
  const runner = createRunner(db, file);
  const states = createStates(db);
  const logs = createLogs(db);
  const forgetting = createForgettingNotes(db);
  const settings = {
    add: db.prepare('INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)'),
    get: db.prepare('SELECT value FROM setting WHERE name = ?'),
  };

  // A process that was killed may have left deleted text in the write-ahead log.
  runner.scrub();

  function save(turn: TurnRecord) {
    const outcome = states.save(turn);
    if (outcome === 'saved' && turn.forget) {
      const { conversationId } = turn.forget;
      forgetting.add(turn, conversationId, conversationId === undefined ? 0 : logs.last(conversationId));
    }
    return outcome;
  }

  return {
    contacts: createContacts(db, runner),
    loadState: async (key) => runner.run(() => states.load(key)),
    saveTurn: async (turn) => runner.change(() => save(turn)),
    repliesTo: async (key, activityId) => runner.run(() => states.repliesTo(key, activityId)),

    createConversation: async (conversation) => runner.run(() => logs.create(conversation)),
    findConversation: async (id) => runner.run(() => logs.find(id)),
    async appendActivity(conversationId, activity, at) {
      const { watermark } = runner.change(() => logs.append(conversationId, undefined, activity, at));
      logs.wake(conversationId);
      return watermark;
    },
    async appendOnce(conversationId, once, activity, at) {
      const outcome = runner.change(() => logs.append(conversationId, once, activity, at));
      if (!outcome.repeated) logs.wake(conversationId);
      return outcome;
    },
    readActivities: async (conversationId, after, limit) => runner.run(() => logs.read(conversationId, after, limit)),
    lastWatermark: async (conversationId) => runner.run(() => logs.last(conversationId)),
    subscribe: logs.subscribe,

    setting: async (name, make) =>
      runner.run(() => {
        const kept = settings.get.get(name) as { value: string } | undefined;
        if (kept) return kept.value;
        settings.add.run(name, make());
        return (settings.get.get(name) as { value: string }).value;
      }),

    async carryOutForgetting(askedBefore) {
      const count = runner.change(() => {
        const notes = forgetting.askedBefore(askedBefore);
        for (const note of notes) {
          if (note.conversationId !== undefined) logs.forget(note.conversationId, note.upTo);
          forgetting.done(note);
        }
        return notes.length;
      });
      if (count > 0) runner.scrub();
      return count;
    },
    gaps: async () => runner.run(() => states.gaps()),
    async expire(before, gapsBefore) {
      let deleted = 0;
      for (;;) {
        const count = runner.change(() => logs.expire(before, expireBatch));
        deleted += count;
        if (count < expireBatch) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
      runner.change(() => states.expire(before, gapsBefore));
      runner.scrub();
      return deleted;
    },
    ping: async () => runner.run(() => void settings.get.get('')),
    close: async () => runner.close(),
  };
}
