/** Turns an environment, given as an argument, into checked settings, or tells every mistake in it. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Who the bot is to the Bot Framework. `closed`: `/api/messages` answers 401; `open`: it asks for no token. */
export type BotIdentity =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open' }
  /** `options`: names and values as the SDK knows them. */
  | { readonly kind: 'registered'; readonly appId: string; readonly options: Readonly<Record<string, string>> };

/** Which addresses may say on whose behalf they call. */
export type TrustProxy =
  | { readonly kind: 'none' }
  | { readonly kind: 'hops'; readonly hops: number }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] };

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** scheme://host[:port], without a slash at the end. */
  readonly publicUrl?: string | undefined;
  readonly trustProxy: TrustProxy;
  /** As given; undefined: `.data` beside the code. */
  readonly dataDir?: string | undefined;
  readonly storage: { readonly kind: 'sqlite' } | { readonly kind: 'redis'; readonly url: string };
  readonly retentionDays: number;
  readonly allowedOrigins: readonly string[];
  readonly directLineSecret?: string | undefined;
  readonly directLineTokenSeconds: number;
  readonly rateLimit: boolean;
  readonly bot: BotIdentity;
  readonly keepUnanswered: boolean;
  readonly smtpUrl?: string | undefined;
  readonly contactTo?: string | undefined;
  readonly contactWebhook?: string | undefined;
  readonly off: boolean;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[]; readonly warnings: readonly string[] };

const ownNames = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'DATA_DIR',
  'STORAGE',
  'REDIS_URL',
  'RETENTION_DAYS',
  'ALLOWED_ORIGINS',
  'DIRECT_LINE_SECRET',
  'DIRECT_LINE_TOKEN_SECONDS',
  'RATE_LIMIT',
  'BOT_AUTH',
  'KEEP_UNANSWERED',
  'SMTP_URL',
  'CONTACT_TO',
  'CONTACT_WEBHOOK',
  'OFF',
] as const;

/** The SDK takes these all as given as soon as one of them is set, without defaults: so all or none. */
const cloudNames = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
] as const;

const identityNames = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'CertificateThumbprint',
  'CertificatePrivateKey',
  'ChannelService',
  'ValidateAuthority',
] as const;

const knownNames: readonly string[] = [...ownNames, ...identityNames, ...cloudNames];
const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMsi'] as const;
const governmentService = 'https://botframework.azure.us';

/**
 * Reads the settings. Empty values count as not set.
 * @returns frozen settings, or one line for every mistake; warnings name variables that nearly fit a known name
 */
export const readSettings = (environment: Environment): SettingsResult => {
  const errors: string[] = [];
  const read = createReader(environment, errors);
  const warnings = nearMisses(environment);
  const host = read.text('HOST') ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) errors.push('HOST is no host name or address.');
  const settings: Settings = {
    port: read.whole('PORT', 3978, 0, 65535),
    host,
    publicUrl: read.parsed('PUBLIC_URL', originOf, 'must be http(s)://host[:port] without a path.'),
    trustProxy: read.parsed(
      'TRUST_PROXY',
      trustOf,
      'must be "none", the number of proxies (1 to 9), or their addresses (10.0.0.1 or 10.0.0.0/8), comma-separated.',
    ) ?? { kind: 'none' },
    dataDir: read.text('DATA_DIR'),
    storage: storageOf(read, errors),
    retentionDays: read.whole('RETENTION_DAYS', 30, 1, 3650),
    allowedOrigins: originsOf(read, errors),
    directLineSecret: read.parsed(
      'DIRECT_LINE_SECRET',
      (text) => (/^[\x21-\x7e]{16,}$/.test(text) ? text : undefined),
      'must have 16 characters or more, without spaces.',
    ),
    directLineTokenSeconds: read.whole('DIRECT_LINE_TOKEN_SECONDS', 1800, 1, 86_400),
    rateLimit: read.onOff('RATE_LIMIT', true),
    bot: botOf(read, host, errors),
    keepUnanswered: read.onOff('KEEP_UNANSWERED', true),
    smtpUrl: read.parsed('SMTP_URL', urlOf(['smtp:', 'smtps:']), 'must be smtp://… or smtps://….'),
    contactTo: read.parsed(
      'CONTACT_TO',
      (text) => (/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text) ? text : undefined),
      'must be an e-mail address.',
    ),
    contactWebhook: read.parsed('CONTACT_WEBHOOK', urlOf(['https:', 'http:']), 'must be https://… or http://….'),
    off: read.onOff('OFF', false),
  };
  if (errors.length > 0) return { ok: false, errors, warnings };
  return { ok: true, settings: Object.freeze(settings), warnings };
};

interface Reader {
  text(name: string): string | undefined;
  whole(name: string, fallback: number, least: number, most: number): number;
  onOff(name: string, fallback: boolean): boolean;
  parsed<T>(name: string, parse: (text: string) => T | undefined, complaint: string): T | undefined;
}

const createReader = (environment: Environment, errors: string[]): Reader => {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const parsed: Reader['parsed'] = (name, parse, complaint) => {
    const given = text(name);
    if (given === undefined) return undefined;
    const value = parse(given);
    // The value itself is not repeated: it may be a secret.
    if (value === undefined) errors.push(`${name} ${complaint}`);
    return value;
  };
  return {
    text,
    parsed,
    whole: (name, fallback, least, most) =>
      parsed(
        name,
        (given) => (/^\d{1,9}$/.test(given) && +given >= least && +given <= most ? +given : undefined),
        `must be a whole number from ${least} to ${most}.`,
      ) ?? fallback,
    onOff: (name, fallback) =>
      parsed(name, (given) => ({ on: true, off: false })[given], 'must be "on" or "off".') ?? fallback,
  };
};

const urlOf =
  (protocols: readonly string[]) =>
  (text: string): string | undefined =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).host !== '' ? text : undefined;

const originOf = (text: string): string | undefined => {
  const url = urlOf(['https:', 'http:'])(text) === undefined ? undefined : new URL(text);
  return url?.origin === text.replace(/\/$/, '').toLowerCase() ? url.origin : undefined;
};

const isLoopbackHost = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host) || /^[a-z0-9.-]+\.localhost$/i.test(host);

const originsOf = (read: Reader, errors: string[]): readonly string[] =>
  (read.text('ALLOWED_ORIGINS') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => {
      const origin = originOf(each);
      if (origin === undefined) {
        errors.push(`ALLOWED_ORIGINS: "${each}" must be scheme://host[:port] without a path.`);
        return [];
      }
      if (origin.startsWith('http:') && !isLoopbackHost(new URL(origin).hostname)) {
        errors.push(`ALLOWED_ORIGINS: "${each}" must be https; http is for loopback and *.localhost.`);
      }
      return [origin];
    });

const trustOf = (text: string): TrustProxy | undefined => {
  if (text === 'none') return { kind: 'none' };
  if (/^[1-9]$/.test(text)) return { kind: 'hops', hops: Number(text) };
  const addresses = text.split(',').map((each) => each.trim());
  const looksRight = (each: string) =>
    /^(\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[0-9a-f:]*:[0-9a-f:]*(\/\d{1,3})?)$/i.test(each);
  return addresses.every(looksRight) ? { kind: 'addresses', addresses } : undefined;
};

const storageOf = (read: Reader, errors: string[]): Settings['storage'] => {
  const kind = read.parsed(
    'STORAGE',
    (text) => (['sqlite', 'redis'].includes(text) ? text : undefined),
    'must be "sqlite" or "redis".',
  );
  const url = read.parsed('REDIS_URL', urlOf(['redis:', 'rediss:']), 'must be redis://… or rediss://….');
  if (kind !== 'redis') return { kind: 'sqlite' };
  if (url === undefined) errors.push('STORAGE=redis needs REDIS_URL.');
  return { kind: 'redis', url: url ?? '' };
};

const botOf = (read: Reader, host: string, errors: string[]): BotIdentity => {
  const appId = read.text('MicrosoftAppId');
  const open = read.parsed('BOT_AUTH', (text) => text === 'none' || undefined, 'can only be "none".') === true;
  if (open && !isLoopbackHost(host)) errors.push('BOT_AUTH=none is for loopback only: set HOST=127.0.0.1.');
  if (open && appId !== undefined) errors.push('BOT_AUTH=none and MicrosoftAppId exclude each other: remove one.');
  if (open) return { kind: 'open' };
  const given = (name: string): boolean => read.text(name) !== undefined;
  if (appId === undefined) {
    const lonely = ['MicrosoftAppPassword', 'MicrosoftAppTenantId'].filter(given);
    if (lonely.length > 0) errors.push(`${lonely.join(' and ')} without MicrosoftAppId.`);
    return { kind: 'closed' };
  }
  const type =
    read.parsed(
      'MicrosoftAppType',
      (text) => appTypes.find((each) => each.toLowerCase() === text.toLowerCase()),
      `must be one of ${appTypes.join(', ')}.`,
    ) ?? 'MultiTenant';
  const certificate = given('CertificateThumbprint') && given('CertificatePrivateKey');
  if (type === 'UserAssignedMsi' && given('MicrosoftAppPassword')) {
    errors.push('MicrosoftAppPassword must not be set with MicrosoftAppType=UserAssignedMsi.');
  }
  if (type !== 'UserAssignedMsi' && !given('MicrosoftAppPassword') && !certificate) {
    errors.push('MicrosoftAppId needs MicrosoftAppPassword (or CertificateThumbprint and CertificatePrivateKey).');
  }
  if (type !== 'MultiTenant' && !given('MicrosoftAppTenantId')) {
    errors.push(`MicrosoftAppType=${type} needs MicrosoftAppTenantId.`);
  }
  const service = read.text('ChannelService');
  if (service !== undefined && service !== governmentService) {
    errors.push(`ChannelService can only be ${governmentService}.`);
  }
  const missing = cloudNames.filter((name) => !given(name));
  if (missing.length > 0 && missing.length < cloudNames.length) {
    errors.push(`Of the cloud's addresses set all or none; missing: ${missing.join(', ')}.`);
  }
  const names = [...identityNames, ...cloudNames].filter(given);
  return { kind: 'registered', appId, options: Object.fromEntries(names.map((name) => [name, read.text(name)!])) };
};

/** One warning for every variable that is no known name but nearly is one. */
const nearMisses = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter((name) => !knownNames.includes(name))
    .flatMap((name) => {
      const meant = knownNames.find((known) => isNear(name, known));
      return meant === undefined ? [] : [`${name} is not a setting; did you mean ${meant}?`];
    });

const isNear = (name: string, known: string): boolean => {
  const bare = (text: string) => text.replaceAll(/[_-]/g, '').toLowerCase();
  if (bare(name) === bare(known)) return true;
  // Short names have many neighbours of their own right (HOST and HOME): there one slip must do.
  const slips = known.length < 4 ? 0 : known.length < 8 ? 1 : 2;
  return editsWithin(name, known, slips);
};

/** Whether one text becomes the other by so many slips: a letter added, lost, changed, or two neighbours exchanged. */
const editsWithin = (a: string, b: string, slips: number): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB) return true;
  if (slips === 0 || Math.abs(restA.length - restB.length) > slips) return false;
  return (
    editsWithin(restA.slice(1), restB, slips - 1) ||
    editsWithin(restA, restB.slice(1), slips - 1) ||
    editsWithin(restA.slice(1), restB.slice(1), slips - 1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && editsWithin(restA.slice(2), restB.slice(2), slips - 1))
  );
};
