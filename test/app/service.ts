/** The whole service on a free port, in a data folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type App, type AppConfig, createApp } from '../../src/app.js';
import { type Environment, readSettings } from '../../src/settings.js';
import { loaded, root } from '../support/project.js';

export interface Service {
  readonly app: App;
  readonly base: string;
  readonly dataDir: string;
  /** Everything that was logged, as text. */
  readonly log: () => string;
  close(): Promise<void>;
}

export const openService = async (environment: Environment = {}, more: Partial<AppConfig> = {}): Promise<Service> => {
  const read = readSettings({ RATE_LIMIT: 'off', ...environment });
  if (!read.ok) throw new Error(read.errors.join('\n'));
  const dataDir = more.dataDir ?? mkdtempSync(path.join(tmpdir(), 'ecopr-app-'));
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
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
  return {
    app,
    base: `http://127.0.0.1:${port}`,
    dataDir,
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      if (more.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

// biome-ignore lint/suspicious/noExplicitAny: whatever the service answers
type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

export const call = async (
  base: string,
  method: string,
  address: string,
  body?: unknown,
  token?: string,
): Promise<Answer> => {
  const response = await fetch(base + address, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
};

/** A visitor of our own page who polls. */
export interface Visitor {
  readonly conversationId: string;
  readonly token: string;
  readonly userId: string;
  /** Sends words. @returns the status, and what the bot said since the last call */
  say(text: string, more?: object): Promise<{ status: number; replies: Json[] }>;
  replies(): Promise<Json[]>;
}

export const arrive = async (base: string, locale?: string): Promise<Visitor> => {
  const { body: granted } = await call(base, 'POST', '/api/token');
  const { token, conversationId, userId } = granted as { token: string; conversationId: string; userId: string };
  const folder = `/v3/directline/conversations`;
  await call(base, 'POST', folder, { locale }, token);
  let watermark = '0';
  const replies = async () => {
    const { body } = await call(
      base,
      'GET',
      `${folder}/${conversationId}/activities?watermark=${watermark}`,
      undefined,
      token,
    );
    watermark = body.watermark ?? watermark;
    return (body.activities as Json[]).filter((each) => each.from.role === 'bot');
  };
  return {
    conversationId,
    token,
    userId,
    replies,
    say: async (text, more = {}) => {
      const { status } = await call(
        base,
        'POST',
        `${folder}/${conversationId}/activities`,
        { type: 'message', from: { id: userId }, text, ...more },
        token,
      );
      return { status, replies: await replies() };
    },
  };
};

export const turnOf = (replies: readonly Json[]): Json =>
  replies.at(-1)?.entities?.find((entity: Json) => entity.type === 'urn:ecopr-assistant:turn');
