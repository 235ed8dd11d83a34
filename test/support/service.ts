/** The whole service on a port of its own, as `main` starts it, for tests with real clients. */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type App, type AppConfig, createApp } from '../../src/app.js';
import { readSettings } from '../../src/settings.js';
import { loaded, root } from './project.js';

export interface Service {
  readonly base: string;
  readonly app: App;
  readonly dataDir: string;
  /** Every line logged so far, as text. */
  readonly logged: () => string;
  stop(): Promise<void>;
}

/** @param environment settings as an operator would give them; the rate limit is off unless they say otherwise */
export const startService = async (
  environment: Readonly<Record<string, string>> = {},
  more: Pick<AppConfig, 'replace' | 'clock'> & { readonly dataDir?: string } = {},
): Promise<Service> => {
  const read = readSettings({ RATE_LIMIT: 'off', ...environment });
  if (!read.ok) throw new Error(read.errors.join('\n'));
  const dataDir = more.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'ecopr-'));
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const app = await createApp({
    settings: read.settings,
    root,
    dataDir,
    log,
    ...more,
    // Loaded once for all services of a file, unless the test brings content of its own.
    replace: { ...('root' in more ? {} : { loaded }), ...more.replace },
  });
  const { port } = await app.listen(0, '127.0.0.1');
  return { base: `http://127.0.0.1:${port}`, app, dataDir, logged: () => lines.join(''), stop: () => app.close() };
};
