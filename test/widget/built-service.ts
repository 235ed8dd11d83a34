/** The built service as an operator starts it, on a port of its own, and a website of another origin that embeds it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = path.join(root, 'dist/main.js');
const readyMs = 30_000;

export const isBuilt = () => existsSync(main) && existsSync(path.join(root, 'dist/widget/chat.html'));

export interface BuiltService {
  readonly base: string;
  stop(): Promise<void>;
}

export async function startBuiltService(environment: Readonly<Record<string, string>>): Promise<BuiltService> {
  let failure: unknown;
  // The free port that was found may be taken before it is used.
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await startOn(await freePort(), environment);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function startOn(port: number, environment: Readonly<Record<string, string>>): Promise<BuiltService> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ecopr-browser-'));
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said = (said + data).slice(-2000)));
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const until = Date.now() + readyMs;
  while (Date.now() < until && child.exitCode === null) {
    const ready = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { base, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`the service did not get ready: ${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 8000);
  await gone;
  clearTimeout(late);
}

export interface Website {
  readonly origin: string;
  /** The pages by their path. */
  readonly pages: Map<string, string>;
  /** The policy that its pages are served with. */
  policy: string;
  stop(): Promise<void>;
}

/** A site of another origin than the service. */
export async function startWebsite(): Promise<Website> {
  const pages = new Map<string, string>();
  const site = { pages, policy: '' };
  const server = createServer((request, response) => {
    const html = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    const type = request.url?.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': site.policy,
    });
    response.end(html);
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    origin: `http://practice.localhost:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listening(server);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
