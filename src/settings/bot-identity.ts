/** Who the bot is: the SDK's own names, and BOT_AUTH. */

import { isLoopbackHost } from './addresses.js';
import { cloudNames, identityNames } from './names.js';
import type { Reader } from './reader.js';
import type { BotIdentity } from './types.js';

const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMsi'] as const;
const governmentService = 'https://botframework.azure.us';

/** @param host where the service listens: an open bot is for loopback only */
export const readBotIdentity = (read: Reader, host: string): BotIdentity => {
  const appId = read.text('MicrosoftAppId');
  const open = read.parsed('BOT_AUTH', (text) => text === 'none' || undefined, 'can only be "none".') === true;
  if (open && !isLoopbackHost(host)) read.complain('BOT_AUTH=none is for loopback only: set HOST=127.0.0.1.');
  if (open && appId !== undefined) read.complain('BOT_AUTH=none and MicrosoftAppId exclude each other: remove one.');
  if (open) return { kind: 'open' };
  const given = (name: string): boolean => read.text(name) !== undefined;
  if (appId === undefined) {
    const lonely = ['MicrosoftAppPassword', 'MicrosoftAppTenantId'].filter(given);
    if (lonely.length > 0)
      read.complain(`${lonely.join(' and ')} without MicrosoftAppId: set it too, or remove the rest.`);
    return { kind: 'closed' };
  }
  checkRegistration(read, given);
  const names = [...identityNames, ...cloudNames].filter(given);
  return { kind: 'registered', appId, options: Object.fromEntries(names.map((name) => [name, read.text(name)!])) };
};

const checkRegistration = (read: Reader, given: (name: string) => boolean): void => {
  const type =
    read.parsed(
      'MicrosoftAppType',
      (text) => appTypes.find((each) => each.toLowerCase() === text.toLowerCase()),
      `must be one of ${appTypes.join(', ')}.`,
    ) ?? 'MultiTenant';
  const certificate = given('CertificateThumbprint') && given('CertificatePrivateKey');
  if (type === 'UserAssignedMsi' && given('MicrosoftAppPassword')) {
    read.complain('MicrosoftAppPassword must not be set with MicrosoftAppType=UserAssignedMsi.');
  }
  if (type !== 'UserAssignedMsi' && !given('MicrosoftAppPassword') && !certificate) {
    read.complain('MicrosoftAppId needs MicrosoftAppPassword (or CertificateThumbprint and CertificatePrivateKey).');
  }
  if (type !== 'MultiTenant' && !given('MicrosoftAppTenantId')) {
    read.complain(`MicrosoftAppType=${type} needs MicrosoftAppTenantId.`);
  }
  const service = read.text('ChannelService');
  if (service !== undefined && service !== governmentService) {
    read.complain(`ChannelService can only be ${governmentService}.`);
  }
  const missing = cloudNames.filter((name) => !given(name));
  if (missing.length > 0 && missing.length < cloudNames.length) {
    read.complain(`Of the cloud's addresses set all or none; missing: ${missing.join(', ')}.`);
  }
};
