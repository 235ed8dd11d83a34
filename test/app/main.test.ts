/** The built server as a process: how it starts, what it says when it cannot, how it ends. */

import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { root } from '../support/project.js';
import { arrive, call } from './service.js';

let folder: string;
const running = new Set<ChildProcess>();

/** A copy of the project as it is installed, so that a test may break it. */
const install = (name: string): string => {
  const copy = path.join(folder, name);
  for (const part of ['dist', 'dialogs', 'knowledge', 'package.json'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  return copy;
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ecopr-main-'));
  install('whole');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** Resolves with the address once it listens. */
  readonly base: Promise<string>;
}

const start = (environment: Record<string, string> = {}, installed = 'whole'): Started => {
  const child = spawn(process.execPath, [path.join(folder, installed, 'dist/main.js')], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const base = new Promise<string>((resolve) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(out);
      if (found) resolve(found[0]);
    });
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, out: () => out, err: () => err, ended, base };
};

describe('a start', () => {
  it('from any working directory says one readable line and keeps its data beside the code', async () => {
    const { child, base, out, ended } = start();
    await base;
    expect(out().trim().split('\n')).toHaveLength(1);
    expect(out()).toMatch(/\(\d+ facts, \d+ questions, 117,600 combinations certified; data in .*whole\/\.data\)/);
    expect(existsSync(path.join(folder, 'whole/.data'))).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('warns about a name that is nearly one of ours', async () => {
    const { base, err } = start({ ALLOWED_ORIGIN: 'https://x.example', DATA_DIR: path.join(folder, 'd1') });
    await base;
    expect(err()).toContain('ALLOWED_ORIGIN is not a setting; did you mean ALLOWED_ORIGINS?');
  });
});

describe('a start that cannot be: exit 1, plain lines, no stack', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an impossible setting',
      { RATE_LIMIT: 'no', BOT_AUTH: 'none', HOST: '0.0.0.0' },
      /^The settings cannot be used:\n- RATE_LIMIT must be "on" or "off"\.\n- BOT_AUTH=none is for loopback only/,
    ],
    [
      'Redis, which this version has not',
      { STORAGE: 'redis', REDIS_URL: 'redis://127.0.0.1:1' },
      /^STORAGE=redis is not in this version yet/,
    ],
    ['an address that is not ours', { HOST: '192.0.2.1' }, /^HOST 192\.0\.2\.1 is no address of this machine/m],
  ])('%s', async (_, environment, expected) => {
    const { ended, err, out } = start({ DATA_DIR: path.join(folder, 'd2'), ...environment });
    expect(await ended).toBe(1);
    expect(err()).toMatch(expected);
    expect(err()).not.toMatch(/^\s+at /m);
    expect(out()).toBe('');
  });

  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { ended, err } = start({ PORT: String(port), DATA_DIR: path.join(folder, 'd3') });
    expect(await ended).toBe(1);
    expect(err()).toBe(`Port ${port} on 127.0.0.1 is in use: stop the other program, or set PORT to another number.\n`);
    other.close();
  });

  it('a data folder that cannot be written', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { ended, err } = start({ DATA_DIR: path.join(file, 'data') });
    expect(await ended).toBe(1);
    expect(err()).toMatch(/^DATA_DIR .*file\/data cannot be written .*\n$/);
  });

  it('broken content, with file and line of every mistake', async () => {
    const copy = install('broken');
    appendFileSync(path.join(copy, 'dialogs/commands.yaml'), '\nnonsense: 1\n');
    const { ended, err } = start({}, 'broken');
    expect(await ended).toBe(1);
    expect(err()).toMatch(/^The content cannot be used:\ndialogs\/commands\.yaml:\d+: /);
    expect(err()).not.toMatch(/^\s+at /m);
  });
});

describe('a promise or a timer that breaks', () => {
  it('is logged without its words, and the others go on', async () => {
    const breaking = `process.on('SIGUSR2', () => { Promise.reject(new Error('secret 1')); setTimeout(() => { throw new RangeError('secret 2'); }, 10); })`;
    const file = path.join(folder, 'breaking.mjs');
    writeFileSync(file, breaking);
    const { child, base, err } = start({
      DATA_DIR: path.join(folder, 'breaking'),
      NODE_OPTIONS: `--import=${pathToFileURL(file)}`,
    });
    const visitor = await arrive(await base);
    child.kill('SIGUSR2');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await visitor.say('what is a COPR?')).status).toBe(200);
    expect(err()).toContain('unhandled rejection');
    expect(err()).toContain('RangeError');
    expect(err()).not.toContain('secret');
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s is quick and clean, with visitors connected', async (signal) => {
    const { child, base, ended } = start({ DATA_DIR: path.join(folder, `end-${signal}`) });
    const visitor = await arrive(await base);
    const { body } = await call(
      await base,
      'GET',
      `/v3/directline/conversations/${visitor.conversationId}`,
      undefined,
      visitor.token,
    );
    const socket = new WebSocket(body.streamUrl);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    const began = performance.now();
    child.kill(signal);
    expect(await ended).toBe(0);
    await closed;
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('answers every turn that was sent before it', async () => {
    const dataDir = path.join(folder, 'drain');
    const first = start({ DATA_DIR: dataDir, RATE_LIMIT: 'off' });
    const visitor = await arrive(await first.base);
    const sent = Array.from({ length: 20 }, () => visitor.say('what is a COPR?').catch(() => ({ status: 0 })));
    await Promise.race(sent);
    first.child.kill('SIGTERM');
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(await first.ended).toBe(0);
    const second = start({ DATA_DIR: dataDir });
    const { body } = await call(
      await second.base,
      'GET',
      `/v3/directline/conversations/${visitor.conversationId}/activities`,
      undefined,
      visitor.token,
    );
    const said = (role: string) =>
      body.activities.filter((each: { from: { role: string } }) => each.from.role === role);
    expect(said('bot').length - 1).toBe(said('user').length);
    expect(said('user').length).toBeGreaterThanOrEqual(statuses.filter((status) => status === 200).length);
  });

  it('survives a kill between two messages', async () => {
    const dataDir = path.join(folder, 'killed');
    const first = start({ DATA_DIR: dataDir });
    const visitor = await arrive(await first.base);
    await visitor.say('start');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start({ DATA_DIR: dataDir });
    const answer = await call(
      await second.base,
      'POST',
      `/v3/directline/conversations/${visitor.conversationId}/activities`,
      { type: 'message', from: { id: visitor.userId }, text: 'why' },
      visitor.token,
    );
    expect(answer.status).toBe(200);
  });
});
