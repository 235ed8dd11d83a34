/** The store in a SQLite file: its contract, and what can be wrong with a file. */

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore, type TurnRecord } from '../../src/store/index.js';
import { storeContract } from './contract.js';

const newFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
const wish = (key: string, expectedVersion: number): TurnRecord => ({
  key,
  expectedVersion,
  state: null,
  activityId: 'forget me',
  replies: ['Goodbye'],
  at: 9000,
  forget: { conversationId: undefined },
});
const fileIn = (folder: string) => path.join(folder, 'assistant.sqlite');

storeContract('SQLite', async () => {
  const folder = newFolder();
  const store = await openSqliteStore(folder);
  return {
    store,
    reopen: () => openSqliteStore(folder),
    async dispose() {
      await store.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
});

/** The user id that stands for nobody. */
const nobody = 65534;

describe('the SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const rawBytes = () =>
    Buffer.concat(fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name)))).toString('latin1');

  it('lies in a folder that is made when it is missing, readable by its owner only', async () => {
    const store = await openSqliteStore(path.join(folder, 'a', 'b'));
    await store.setting('secret', () => 'x');
    for (const name of fs.readdirSync(path.join(folder, 'a', 'b'))) {
      expect(fs.statSync(path.join(folder, 'a', 'b', name)).mode & 0o077, name).toBe(0);
    }
    await store.close();
  });

  it("uses a write-ahead log and today's schema version", async () => {
    const store = await openSqliteStore(folder);
    const db = new Database(fileIn(folder));
    expect(db.pragma('journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
    expect(db.pragma('user_version')).toMatchObject([{ user_version: 4 }]);
    await store.close();
  });

  it('holds no byte of what was forgotten or has expired', async () => {
    const store = await openSqliteStore(folder);
    const secretOf = (who: string, i: number) =>
      `SECRET-${who}-${i}-${'é'.repeat(i % 7)}${'x'.repeat((i * 37) % 6000)}`;
    const people = ['anna', 'bert', 'carla'];
    for (const who of people)
      await store.createConversation({ id: who, userId: who, createdAt: who === 'bert' ? 1 : 9000 });
    for (let i = 0; i < 150; i += 1) {
      for (const who of people) {
        const text = secretOf(who, i);
        const at = who === 'bert' ? 1 : 9000;
        await store.appendActivity(who, { text }, at);
        const version = (await store.loadState(`web|${who}|u`))?.version ?? 0;
        await store.saveTurn({
          key: `web|${who}|u`,
          expectedVersion: version,
          state: { text, i },
          activityId: `${who}${i}`,
          replies: [text],
          at,
        });
      }
    }
    expect(rawBytes()).toContain('SECRET-anna');
    expect(rawBytes()).toContain('SECRET-bert');
    const { version } = (await store.loadState('web|anna|u'))!;
    await store.saveTurn({ ...wish('web|anna|u', version), forget: { conversationId: 'anna' } });
    expect(await store.carryOutForgetting(9500)).toBe(1);
    expect(await store.expire(5000, '1970-01-01')).toBe(1);
    // Two wipes one after the other: the second may have to wait.
    await expect.poll(rawBytes, { timeout: 8000 }).not.toMatch(/SECRET-(anna|bert)/);
    expect(rawBytes()).toContain('SECRET-carla');
    await store.close();
  });

  it('holds no byte of any of many people who wrote at the same time', async () => {
    const store = await openSqliteStore(folder);
    const people = Array.from({ length: 10 }, (_, i) => `p${(i * 7919) % 97}x`);
    for (const who of people) await store.createConversation({ id: who, userId: who, createdAt: 9000 });
    for (let i = 0; i < 60; i += 1) {
      for (const who of people) {
        const text = `SECRET-${who}-${i}-${'x'.repeat((i * 37) % 1500)}`;
        await store.appendActivity(who, { text }, 9000);
        const version = (await store.loadState(who))?.version ?? 0;
        await store.saveTurn({
          key: who,
          expectedVersion: version,
          state: text,
          activityId: `${i}`,
          replies: [text],
          at: 9000,
        });
      }
    }
    for (const who of people) {
      const { version } = (await store.loadState(who))!;
      await store.saveTurn({ ...wish(who, version), forget: { conversationId: who } });
      expect(await store.carryOutForgetting(9500)).toBe(1);
      await expect.poll(rawBytes, { timeout: 8000 }).not.toContain(`SECRET-${who}-`);
    }
    await store.close();
  });

  it('holds no byte of a forgotten state once a reader of another connection has gone', async () => {
    const store = await openSqliteStore(folder);
    await store.saveTurn({ key: 'k', expectedVersion: 0, state: 'SECRET-state', activityId: 'a', replies: [], at: 1 });
    const reader = new Database(fileIn(folder));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM state').all();
    await store.saveTurn(wish('k', 1));
    await store.carryOutForgetting(9500);
    expect(rawBytes()).toContain('SECRET-state');
    reader.exec('COMMIT');
    await expect.poll(rawBytes, { timeout: 4000 }).not.toContain('SECRET-state');
    await store.close();
  });

  it('of a process that died between deleting and wiping is wiped by the next start', async () => {
    const store = await openSqliteStore(folder);
    await store.saveTurn({ key: 'k', expectedVersion: 0, state: 'SECRET-state', activityId: 'a', replies: [], at: 1 });
    const reader = new Database(fileIn(folder));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM state').all();
    await store.saveTurn(wish('k', 1));
    await store.carryOutForgetting(9500);
    // As it lies on the disk when the process is killed now.
    const left = newFolder();
    fs.cpSync(folder, left, { recursive: true });
    reader.exec('COMMIT');
    reader.close();
    await store.close();
    const bytes = () =>
      Buffer.concat(fs.readdirSync(left).map((name) => fs.readFileSync(path.join(left, name)))).toString('latin1');
    expect(bytes()).toContain('SECRET-state');
    const next = await openSqliteStore(left);
    expect(bytes()).not.toContain('SECRET-state');
    await next.close();
    fs.rmSync(left, { recursive: true });
  });

  it('of the first version is brought to today, with all that is in it', async () => {
    const store = await openSqliteStore(folder);
    await store.saveTurn({ key: 'k', expectedVersion: 0, state: 's', activityId: 'a', replies: ['r'], at: 1 });
    await store.close();
    const db = new Database(fileIn(folder));
    db.exec(
      'DROP INDEX reply_key_at; DROP TABLE forgetting; DROP TABLE contact; DROP TABLE contact_delivery; DROP TABLE gap',
    );
    db.exec('ALTER TABLE state DROP COLUMN gaps; PRAGMA user_version = 1');
    db.close();
    const today = await openSqliteStore(folder);
    expect(await today.repliesTo('k', 'a')).toEqual(['r']);
    expect(await today.carryOutForgetting(9000)).toBe(0);
    await today.close();
  });

  it('survives the sudden death of the process with every turn that was acknowledged', async () => {
    const script = path.join(folder, 'writer.mjs');
    const store = new URL('../../src/store/index.ts', import.meta.url).pathname;
    // Node 20 cannot load TypeScript; esbuild is there for the widget.
    const { build } = await import('esbuild');
    const bundle = path.join(folder, 'store.mjs');
    await build({
      entryPoints: [store],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['libsql'],
      outfile: bundle,
    });
    fs.symlinkSync(new URL('../../node_modules', import.meta.url).pathname, path.join(folder, 'node_modules'));
    const data = path.join(folder, 'data');
    fs.writeFileSync(
      script,
      `import { openSqliteStore } from './store.mjs';
       const store = await openSqliteStore(${JSON.stringify(data)});
       await store.createConversation({ id: 'c', userId: 'u', createdAt: 1 });
       for (let i = 1; ; i += 1) {
         await store.appendActivity('c', { i }, i);
         await new Promise((resolve) => process.stdout.write(i + '\\n', resolve));
       }`,
    );
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.split('\n').length > 300) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.on('close', resolve));
    const acknowledged = output.split('\n').filter(Boolean).length;
    const again = await openSqliteStore(data);
    const log = await again.readActivities('c', 0);
    expect(acknowledged).toBeGreaterThan(200);
    expect(log.length).toBeGreaterThanOrEqual(acknowledged);
    expect(log.map(({ activity }) => activity.i)).toEqual(log.map((_, index) => index + 1));
    await again.close();
  });

  it('is said to be damaged when it is no database', async () => {
    fs.writeFileSync(fileIn(folder), 'this is no database '.repeat(500));
    await expect(openSqliteStore(folder)).rejects.toThrow(/assistant\.sqlite is damaged.*copy/);
  });

  it('is said to be damaged when pages in the middle are overwritten', async () => {
    const store = await openSqliteStore(folder);
    await store.createConversation({ id: 'c', userId: 'u', createdAt: 1 });
    for (let i = 0; i < 200; i += 1) await store.appendActivity('c', { text: 'x'.repeat(2000) }, 1);
    await store.close();
    const bytes = fs.readFileSync(fileIn(folder));
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
    bytes.fill(0x41, 4096 * 10, 4096 * 30);
    fs.writeFileSync(fileIn(folder), bytes);
    await expect(openSqliteStore(folder)).rejects.toThrow(/is damaged/);
  });

  it('is said to be locked when another process holds it', async () => {
    const holder = new Database(fileIn(folder));
    holder.exec('CREATE TABLE other (x); BEGIN EXCLUSIVE; INSERT INTO other VALUES (1)');
    await expect(openSqliteStore(folder)).rejects.toThrow(/is locked by another process/);
    holder.exec('ROLLBACK');
    await (await openSqliteStore(folder)).close();
  });

  it('is said to be locked when another process writes for long, and works again afterwards', async () => {
    const store = await openSqliteStore(folder);
    const holder = new Database(fileIn(folder));
    holder.exec('BEGIN IMMEDIATE');
    await expect(store.createConversation({ id: 'c', userId: 'u', createdAt: 1 })).rejects.toThrow(/is locked/);
    expect(await store.findConversation('c')).toBeUndefined();
    holder.exec('ROLLBACK');
    expect(await store.createConversation({ id: 'c', userId: 'u', createdAt: 1 })).toBe(true);
    await store.close();
  });

  it('of a later program is refused', async () => {
    const db = new Database(fileIn(folder));
    db.exec('PRAGMA user_version = 99');
    await expect(openSqliteStore(folder)).rejects.toThrow(/schema version 99.*newer program/);
  });

  it('cannot be made where DATA_DIR is a file or lies below one', async () => {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, '');
    await expect(openSqliteStore(file)).rejects.toThrow(/DATA_DIR .*file cannot be written \(it is not a folder\)/);
    await expect(openSqliteStore(path.join(file, 'below'))).rejects.toThrow(/DATA_DIR .* cannot be written/);
  });

  it('cannot be made in a folder without the right to write', async () => {
    fs.chmodSync(folder, 0o500);
    // Root may write everywhere: then the attempt is made as somebody else, who owns the folder.
    const root = process.geteuid?.() === 0;
    if (root) {
      fs.chownSync(folder, nobody, nobody);
      process.seteuid!(nobody);
    }
    try {
      await expect(openSqliteStore(folder)).rejects.toThrow(/DATA_DIR .* cannot be written/);
    } finally {
      if (root) process.seteuid!(0);
      fs.chmodSync(folder, 0o700);
    }
  });

  it('cannot be opened where its name is taken by a folder', async () => {
    fs.mkdirSync(fileIn(folder));
    await expect(openSqliteStore(folder)).rejects.toThrow(/cannot be (written|opened)/);
  });
});
