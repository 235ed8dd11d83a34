/** The names of all settings, and the warnings about names that nearly are one. */

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
  'CONTACT_FROM',
  'CONTACT_WEBHOOK',
  'CONTACT_WEBHOOK_SECRET',
  'CONTACT_KEEP_DAYS',
  'OFF',
] as const;

/** The SDK takes these all as given as soon as one of them is set, without defaults: so all or none. */
export const cloudNames = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
] as const;

export const identityNames = [
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

/** One warning for every variable that is no known name but nearly is one. */
export const nearMisses = (names: readonly string[]): string[] =>
  names
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
