/** Turns an environment, given as an argument, into checked settings, or tells every mistake in it. */

import { isLoopbackHost, originOf, readOrigins, readTrust, urlOf } from './settings/addresses.js';
import { readBotIdentity } from './settings/bot-identity.js';
import { contactWarnings, readContact } from './settings/contact.js';
import { nearMisses } from './settings/names.js';
import { createReader, type Reader } from './settings/reader.js';
import type { Environment, Settings, SettingsResult } from './settings/types.js';

export type { BotIdentity, Environment, Settings, SettingsResult, TrustProxy } from './settings/types.js';

/**
 * Reads the settings. Empty values count as not set.
 * @returns frozen settings, or one line for every mistake; warnings name variables that nearly fit a known name, and
 *   settings that together keep browsers out
 */
export const readSettings = (environment: Environment): SettingsResult => {
  const errors: string[] = [];
  const read = createReader(environment, (line) => errors.push(line));
  const host =
    read.parsed(
      'HOST',
      (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
      'must be a host name or an address of this machine (127.0.0.1, 0.0.0.0 or ::1).',
    ) ?? '127.0.0.1';
  const settings: Settings = {
    port: read.whole('PORT', 3978, 0, 65535),
    host,
    publicUrl: read.parsed('PUBLIC_URL', originOf, 'must be http(s)://host[:port] without a path.'),
    trustProxy: readTrust(read),
    dataDir: read.text('DATA_DIR'),
    storage: readStorage(read),
    retentionDays: read.whole('RETENTION_DAYS', 30, 1, 3650),
    allowedOrigins: readOrigins(read),
    directLineSecret: read.parsed(
      'DIRECT_LINE_SECRET',
      (text) => (/^[\x21-\x7e]{16,}$/.test(text) ? text : undefined),
      'must have 16 characters or more, without spaces.',
    ),
    directLineTokenSeconds: read.whole('DIRECT_LINE_TOKEN_SECONDS', 1800, 1, 86_400),
    rateLimit: read.onOff('RATE_LIMIT', true),
    bot: readBotIdentity(read, host),
    keepUnanswered: read.onOff('KEEP_UNANSWERED', true),
    ...readContact(read),
    off: read.onOff('OFF', false),
  };
  const warnings = nearMisses(Object.keys(environment));
  if (errors.length > 0) return { ok: false, errors, warnings };
  return {
    ok: true,
    settings: Object.freeze(settings),
    warnings: [...warnings, ...withoutAddress(settings), ...contactWarnings(settings)],
  };
};

const readStorage = (read: Reader): Settings['storage'] => {
  const kind = read.parsed(
    'STORAGE',
    (text) => (['sqlite', 'redis'].includes(text) ? text : undefined),
    'must be "sqlite" or "redis".',
  );
  const url = read.parsed('REDIS_URL', urlOf(['redis:', 'rediss:']), 'must be redis://… or rediss://….');
  if (kind !== 'redis') return { kind: 'sqlite' };
  if (url === undefined) read.complain('STORAGE=redis needs REDIS_URL.');
  return { kind: 'redis', url: url ?? '' };
};

/** What a request says of our name is believed on loopback only; elsewhere our own page must be told who it is. */
const withoutAddress = ({ host, trustProxy, publicUrl }: Settings): string[] => {
  if (publicUrl !== undefined || (isLoopbackHost(host) && trustProxy.kind === 'none')) return [];
  return ['PUBLIC_URL is not set: the chat works only on pages of this machine and of ALLOWED_ORIGINS.'];
};
