/** The built service killed between store and delivery, and `npm run contacts` beside it. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leastTime } from '../../src/contact/index.js';
import { root } from '../support/project.js';
import { isBuilt } from '../widget/built-service.js';
import { startSmtpServer } from './smtp-server.js';
import { goodFields, plain, post, referenceIn, ticketIn } from './visitor.js';

const built = isBuilt();
if (!built && process.env.CI === 'true') throw new Error('the service is not built (npm run build)');

let dataDir: string;
let environment: Record<string, string>;
const children: ChildProcess[] = [];
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'ecopr-contact-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const start = async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...environment },
    stdio: 'ignore',
  });
  children.push(child);
  const base = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${base}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
  return { base, child, gone: new Promise((resolve) => child.once('exit', resolve)) };
};

const command = async (...args: string[]) => {
  const run = promisify(execFile)(process.execPath, [path.join(root, 'dist/cli/contacts.js'), ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: code as number, text: `${stdout}${stderr}` }),
  );
};

describe.skipIf(!built)('the built service', () => {
  it('killed with -9 after the thank-you delivers exactly once when it is started again', async () => {
    const smtpPort = await freePort();
    environment = {
      DATA_DIR: dataDir,
      SMTP_URL: `smtp://user:hunter2@127.0.0.1:${smtpPort}`,
      CONTACT_TO: 'office@practice.example',
    };
    expect(await command()).toMatchObject({ code: 1, text: expect.stringContaining('There is no database') });

    const first = await start();
    const page = await (await fetch(`${first.base}/contact?language=en`)).text();
    await pause(leastTime + 100);
    const sent = await post(first.base, '/contact', { ...goodFields, ticket: ticketIn(page) });
    first.child.kill('SIGKILL');
    await first.gone;
    expect(sent.status, plain(sent.page)).toBe(200);
    const reference = referenceIn(sent.page);

    const listed = await command('--undelivered');
    expect(listed.text).toMatch(/waits .*María José Ñandú <maria@example\.org> {2}\+14165550199/);
    expect(listed.text).toContain('1 requests');
    expect(listed.text).not.toMatch(/hunter2|expires/);

    // Killed in the very middle of an attempt, the next one is made five minutes later: as if they were over.
    const db = new Database(path.join(dataDir, 'assistant.sqlite'));
    db.exec('UPDATE contact_delivery SET next_at = 0 WHERE underway = 1');
    db.close();
    const server = await startSmtpServer(smtpPort);
    const second = await start();
    await expect.poll(() => server.messages.length, { timeout: 30_000 }).toBe(1);
    await expect
      .poll(async () => plain((await post(second.base, '/contact/status', { reference, language: 'en' })).page))
      .toContain('delivered on');
    second.child.kill('SIGKILL');
    await second.gone;
    const third = await start();
    await pause(1000);
    expect(server.messages).toHaveLength(1);
    await server.close();

    const exported = (await command('--export')).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(exported).toEqual([
      expect.objectContaining({
        name: goodFields.name,
        message: goodFields.message,
        deliveredAt: expect.stringMatching(/Z$/),
      }),
    ]);
    const { id } = exported[0];
    expect((await command('--delete', 'no-such')).code).toBe(1);
    expect((await command('--delete')).code).toBe(1);
    expect((await command('--all')).text).toContain('npm run contacts');
    expect(await command('--delete', id.slice(0, 8))).toEqual({ code: 0, text: '1 deleted\n' });
    expect((await command()).text).toBe('0 requests (times in UTC)\n');
    expect((await post(third.base, '/contact/status', { reference })).status).toBe(422);
    expect(await (await fetch(`${third.base}/readyz`)).json()).toEqual({ ready: true });
    third.child.kill('SIGTERM');
    await third.gone;
    expect(readFileSync(path.join(dataDir, 'assistant.sqlite'), 'latin1')).not.toContain('maria@example.org');
  }, 120_000);
});
