/** Settings: what is accepted, what is refused with which words, what is warned about. */

import { describe, expect, it } from 'vitest';
import { createReadCaller } from '../../src/http/index.js';
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
      contactFrom: undefined,
      contactWebhook: undefined,
      contactWebhookSecret: undefined,
      contactKeepDays: 30,
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
    [
      'a public address with its usual port',
      { PUBLIC_URL: 'https://Chat.example:443' },
      { publicUrl: 'https://chat.example' },
    ],
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
    ['a switch named like something of every object', { OFF: 'constructor' }, /^OFF must be "on" or "off"/],
    ['another of these', { RATE_LIMIT: 'toString' }, /^RATE_LIMIT must be "on" or "off"/],
    ['a proxy that is no address', { TRUST_PROXY: '10.0.0.256' }, /^TRUST_PROXY must be "none", the number/],
    ['a proxy with a prefix too long', { TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY must be/],
    ['an IPv6 proxy with a prefix too long', { TRUST_PROXY: '::1/129' }, /^TRUST_PROXY must be/],
    ['a proxy of colons', { TRUST_PROXY: ':::' }, /^TRUST_PROXY must be/],
    ['one bad proxy among good ones', { TRUST_PROXY: '10.0.0.1, 1.2.3.4.5' }, /^TRUST_PROXY must be/],
    ['too many proxies', { TRUST_PROXY: '10' }, /^TRUST_PROXY must be/],
    ['no proxies by number', { TRUST_PROXY: '0' }, /^TRUST_PROXY must be/],
    ['a list of no proxies', { TRUST_PROXY: ',' }, /^TRUST_PROXY must be/],
    ['a list of no origins', { ALLOWED_ORIGINS: ',' }, /^ALLOWED_ORIGINS must be/],
    ['a host with a space', { HOST: 'my host' }, /^HOST must be a host name or an address/],
    ['retention in words', { RETENTION_DAYS: '1e3' }, /^RETENTION_DAYS must be a whole number from 1 to 3650/],
    [
      'a token life too long',
      { DIRECT_LINE_TOKEN_SECONDS: '86401' },
      /^DIRECT_LINE_TOKEN_SECONDS must be .* from 1 to 86400/,
    ],
    ['a line break in an origin', { ALLOWED_ORIGINS: 'https://a.example\nX' }, /^ALLOWED_ORIGINS: .*must be scheme/],
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
    ['a mail server without recipient', { SMTP_URL: 'smtp://mail.example' }, /^SMTP_URL needs CONTACT_TO/],
    [
      'a password that is not encoded',
      { SMTP_URL: 'smtp://a:%zz@mail.example', CONTACT_TO: 'a@b.example' },
      /^SMTP_URL must be .* percent-encoded/,
    ],
    ['a name for a recipient', { CONTACT_TO: 'Office <a@b.example>' }, /^CONTACT_TO must be an e-mail address/],
    ['a webhook with a password', { CONTACT_WEBHOOK: 'https://a:b@hook.example' }, /^CONTACT_WEBHOOK must be/],
    [
      'a short secret of a webhook',
      { CONTACT_WEBHOOK: 'https://hook.example', CONTACT_WEBHOOK_SECRET: 'short' },
      /^CONTACT_WEBHOOK_SECRET must have 16/,
    ],
    ['requests kept no day', { CONTACT_KEEP_DAYS: '0' }, /^CONTACT_KEEP_DAYS must be a whole number from 1 to 3650/],
    ['a webhook without scheme', { CONTACT_WEBHOOK: 'hooks.example/x' }, /^CONTACT_WEBHOOK must be/],
    ['no retention', { RETENTION_DAYS: '0' }, /^RETENTION_DAYS /],
  ])('%s', (_, environment, expected) => {
    expect(errors(environment)).toEqual([expect.stringMatching(expected)]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('(%s for any setting)', (value) => {
    for (const name of [
      'PORT',
      'RETENTION_DAYS',
      'DIRECT_LINE_TOKEN_SECONDS',
      'RATE_LIMIT',
      'KEEP_UNANSWERED',
      'OFF',
      'STORAGE',
      'TRUST_PROXY',
      'BOT_AUTH',
      'PUBLIC_URL',
      'ALLOWED_ORIGINS',
    ]) {
      expect(errors({ [name]: value }), name).toHaveLength(1);
    }
  });

  it('are one line each', () => {
    for (const error of errors({ PORT: 'a\nb', TRUST_PROXY: 'a\nb', ALLOWED_ORIGINS: 'a\nb', HOST: 'a\nb' }))
      expect(error).not.toContain('\n');
  });

  it('are not taken from what every object has', () => {
    const inherited = Object.create({ PORT: '1', OFF: 'on' }) as Environment;
    expect(accepted(inherited)).toMatchObject({ port: 3978, off: false });
  });

  it('of addresses that are good never reach the service as bad ones', () => {
    const trust = '10.0.0.0/8, 0.0.0.0/0, 255.255.255.255/32, ::/0, 2001:db8::/32, ::ffff:10.0.0.1, fe80::1/128';
    const { trustProxy } = accepted({ TRUST_PROXY: trust });
    expect(() => createReadCaller(trustProxy, undefined)).not.toThrow();
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

  it.each<[string, Environment, number]>([
    ['a host for everybody', { HOST: '0.0.0.0' }, 1],
    ['a proxy', { TRUST_PROXY: '1' }, 1],
    ['both, with a public address', { HOST: '0.0.0.0', TRUST_PROXY: '1', PUBLIC_URL: 'https://chat.example' }, 0],
    ['neither', {}, 0],
  ])('of no public address: %s warns that browsers will be kept out', (_, environment, count) => {
    const about = readSettings(environment).warnings.filter((line) => line.startsWith('PUBLIC_URL is not set'));
    expect(about).toHaveLength(count);
  });

  it.each<[string, Environment, RegExp | undefined]>([
    ['a recipient alone', { CONTACT_TO: 'a@b.example' }, /^CONTACT_TO does nothing without SMTP_URL/],
    ['a secret alone', { CONTACT_WEBHOOK_SECRET: 'x'.repeat(16) }, /^CONTACT_WEBHOOK_SECRET does nothing/],
    ['a webhook in the open', { CONTACT_WEBHOOK: 'http://hook.example' }, /travel unencrypted/],
    ['a webhook on this machine', { CONTACT_WEBHOOK: 'http://127.0.0.1:1/x' }, undefined],
    ['mail, complete', { SMTP_URL: 'smtp://a:b%40@mail.example', CONTACT_TO: 'a@b.example' }, undefined],
  ])('of contact requests: %s', (_, environment, expected) => {
    expect(readSettings(environment).warnings).toEqual(expected ? [expect.stringMatching(expected)] : []);
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
