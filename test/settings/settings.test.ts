/** Settings: what is accepted, what is refused with which words, what is warned about. */

import { describe, expect, it } from 'vitest';
import { type Environment, readSettings, type Settings } from '../../src/settings.js';

const accepted = (environment: Environment): Settings => {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.errors.join('\n'));
  return read.settings;
};
const errors = (environment: Environment): readonly string[] => {
  const read = readSettings(environment);
  return read.ok ? [] : read.errors;
};

describe('an empty environment', () => {
  it('gives the defaults of the design, frozen', () => {
    const settings = accepted({});
    expect(settings).toEqual({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: undefined,
      trustProxy: { kind: 'none' },
      dataDir: undefined,
      storage: { kind: 'sqlite' },
      retentionDays: 30,
      allowedOrigins: [],
      directLineSecret: undefined,
      directLineTokenSeconds: 1800,
      rateLimit: true,
      bot: { kind: 'closed' },
      keepUnanswered: true,
      smtpUrl: undefined,
      contactTo: undefined,
      contactWebhook: undefined,
      off: false,
    });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('is what empty values mean too', () => {
    expect(accepted({ PORT: '', MicrosoftAppId: ' ', OFF: '' })).toEqual(accepted({}));
  });
});

describe('good values are taken', () => {
  it.each<[string, Environment, Partial<Settings>]>([
    [
      'origins',
      { ALLOWED_ORIGINS: 'https://a.example, http://b.localhost:8080,http://127.0.0.1:1' },
      { allowedOrigins: ['https://a.example', 'http://b.localhost:8080', 'http://127.0.0.1:1'] },
    ],
    ['a public address', { PUBLIC_URL: 'https://chat.example/' }, { publicUrl: 'https://chat.example' }],
    ['a number of proxies', { TRUST_PROXY: '2' }, { trustProxy: { kind: 'hops', hops: 2 } }],
    [
      'addresses of proxies',
      { TRUST_PROXY: '10.0.0.0/8, ::1' },
      { trustProxy: { kind: 'addresses', addresses: ['10.0.0.0/8', '::1'] } },
    ],
    [
      'Redis',
      { STORAGE: 'redis', REDIS_URL: 'redis://127.0.0.1:6379' },
      { storage: { kind: 'redis', url: 'redis://127.0.0.1:6379' } },
    ],
    ['an open bot on loopback', { BOT_AUTH: 'none' }, { bot: { kind: 'open' } }],
    [
      'switches',
      { OFF: 'on', RATE_LIMIT: 'off', KEEP_UNANSWERED: 'off' },
      { off: true, rateLimit: false, keepUnanswered: false },
    ],
    [
      'a registered bot',
      { MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw' },
      { bot: { kind: 'registered', appId: 'id', options: { MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw' } } },
    ],
  ])('%s', (_, environment, expected) => {
    expect(accepted(environment)).toMatchObject(expected);
  });
});

describe('impossible values are errors that name the setting', () => {
  it.each<[string, Environment, RegExp]>([
    ['a port that is no number', { PORT: 'http' }, /^PORT must be a whole number from 0 to 65535/],
    ['a port too high', { PORT: '65536' }, /^PORT /],
    ['a switch that is neither', { RATE_LIMIT: 'false' }, /^RATE_LIMIT must be "on" or "off"/],
    ['another switch', { OFF: 'yes' }, /^OFF must be/],
    ['an unknown storage', { STORAGE: 'postgres' }, /^STORAGE must be "sqlite" or "redis"/],
    ['Redis without address', { STORAGE: 'redis' }, /^STORAGE=redis needs REDIS_URL/],
    ['a short secret', { DIRECT_LINE_SECRET: 'short' }, /^DIRECT_LINE_SECRET must have 16 characters/],
    ['no token life', { DIRECT_LINE_TOKEN_SECONDS: '0' }, /^DIRECT_LINE_TOKEN_SECONDS /],
    ['a public address with a path', { PUBLIC_URL: 'https://a.example/chat' }, /^PUBLIC_URL must be/],
    ['an origin with a path', { ALLOWED_ORIGINS: 'https://a.example/x' }, /^ALLOWED_ORIGINS: "https:\/\/a.example\/x"/],
    ['a star for origins', { ALLOWED_ORIGINS: '*' }, /^ALLOWED_ORIGINS: "\*"/],
    ['plain http from afar', { ALLOWED_ORIGINS: 'http://a.example' }, /must be https/],
    ['http of a look-alike of loopback', { ALLOWED_ORIGINS: 'http://localhost.example' }, /must be https/],
    ['a vague proxy', { TRUST_PROXY: 'yes' }, /^TRUST_PROXY must be/],
    ['another authentication', { BOT_AUTH: 'basic' }, /^BOT_AUTH can only be "none"/],
    ['an open bot for everybody', { BOT_AUTH: 'none', HOST: '0.0.0.0' }, /^BOT_AUTH=none is for loopback only/],
    [
      'an open bot with an app id',
      { BOT_AUTH: 'none', MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw' },
      /exclude each other/,
    ],
    ['an app id without password', { MicrosoftAppId: 'id' }, /^MicrosoftAppId needs MicrosoftAppPassword/],
    ['a password without app id', { MicrosoftAppPassword: 'pw' }, /without MicrosoftAppId/],
    [
      'a single tenant without tenant',
      { MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw', MicrosoftAppType: 'SingleTenant' },
      /needs MicrosoftAppTenantId/,
    ],
    [
      'an unknown app type',
      { MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw', MicrosoftAppType: 'Multi' },
      /^MicrosoftAppType must be one of/,
    ],
    [
      'half of a cloud',
      { MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw', OAuthUrl: 'https://x.example' },
      /all or none; missing: .*CallerId/,
    ],
    ['a mail server by http', { SMTP_URL: 'http://mail.example' }, /^SMTP_URL must be smtp/],
    ['a recipient without @', { CONTACT_TO: 'nobody' }, /^CONTACT_TO must be an e-mail address/],
    ['a webhook without scheme', { CONTACT_WEBHOOK: 'hooks.example/x' }, /^CONTACT_WEBHOOK must be/],
    ['no retention', { RETENTION_DAYS: '0' }, /^RETENTION_DAYS /],
  ])('%s', (_, environment, expected) => {
    expect(errors(environment)).toEqual([expect.stringMatching(expected)]);
  });

  it('are told all at once', () => {
    expect(errors({ PORT: 'x', OFF: 'x', STORAGE: 'x' })).toHaveLength(3);
  });

  it('never repeat a secret', () => {
    expect(errors({ DIRECT_LINE_SECRET: 'hunter2', SMTP_URL: 'hunter2' }).join(' ')).not.toContain('hunter2');
  });
});

describe('names', () => {
  it.each([
    ['DIRECTLINE_SECRET', 'DIRECT_LINE_SECRET'],
    ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
    ['MicrosoftAppID', 'MicrosoftAppId'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['ALOWED_ORIGNS', 'ALLOWED_ORIGINS'],
    ['PROT', 'PORT'],
    ['REDIS_URI', 'REDIS_URL'],
  ])('%s is warned about as a slip of %s', (name, meant) => {
    expect(readSettings({ [name]: 'x' }).warnings).toEqual([`${name} is not a setting; did you mean ${meant}?`]);
  });

  it('of others are none of our business', () => {
    const others = [
      'PATH',
      'HOME',
      'HOSTNAME',
      'PWD',
      'USER',
      'LANG',
      'TERM',
      'SHELL',
      'NODE_ENV',
      'TMPDIR',
      'OLDPWD',
      'CI',
      'REDIS_HOST',
    ];
    expect(readSettings(Object.fromEntries(others.map((name) => [name, 'x']))).warnings).toEqual([]);
  });
});
