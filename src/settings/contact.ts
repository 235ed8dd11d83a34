/** Where contact requests go: SMTP_URL with CONTACT_TO, CONTACT_WEBHOOK, and how long they are kept. */

import { isLoopbackHost, urlOf } from './addresses.js';
import type { Reader } from './reader.js';
import type { ContactSettings, Settings } from './types.js';

export const readContact = (read: Reader): ContactSettings => {
  const address = (text: string) => (/^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,190}$/.test(text) ? text : undefined);
  const settings: ContactSettings = {
    smtpUrl: read.parsed(
      'SMTP_URL',
      (text) => (isDecodable(text) ? urlOf(['smtp:', 'smtps:'])(text) : undefined),
      'must be smtp://… or smtps://…, with a user name and password in it percent-encoded.',
    ),
    contactTo: read.parsed('CONTACT_TO', address, 'must be an e-mail address.'),
    contactFrom: read.parsed('CONTACT_FROM', address, 'must be an e-mail address.'),
    contactWebhook: read.parsed(
      'CONTACT_WEBHOOK',
      (text) => (hasNoUser(text) ? urlOf(['https:', 'http:'])(text) : undefined),
      'must be https://… or http://…, without a user name or password in it.',
    ),
    contactWebhookSecret: read.parsed(
      'CONTACT_WEBHOOK_SECRET',
      (text) => (/^[\x21-\x7e]{16,}$/.test(text) ? text : undefined),
      'must have 16 characters or more, without spaces.',
    ),
    contactKeepDays: read.whole('CONTACT_KEEP_DAYS', 30, 1, 3650),
  };
  const { smtpUrl } = settings;
  if (smtpUrl !== undefined && read.text('CONTACT_TO') === undefined) read.complain('SMTP_URL needs CONTACT_TO.');
  return settings;
};

/** What is set without the setting that it needs, and what people wrote crossing a network in the open. */
export const contactWarnings = (settings: Settings): string[] => {
  const { smtpUrl, contactTo, contactFrom, contactWebhook, contactWebhookSecret } = settings;
  const idle = (name: string, needed: string) => `${name} does nothing without ${needed}.`;
  const hook = contactWebhook === undefined ? undefined : new URL(contactWebhook);
  return [
    ...(contactTo !== undefined && smtpUrl === undefined ? [idle('CONTACT_TO', 'SMTP_URL')] : []),
    ...(contactFrom !== undefined && smtpUrl === undefined ? [idle('CONTACT_FROM', 'SMTP_URL')] : []),
    ...(contactWebhookSecret !== undefined && !hook ? [idle('CONTACT_WEBHOOK_SECRET', 'CONTACT_WEBHOOK')] : []),
    ...(hook?.protocol === 'http:' && !isLoopbackHost(hook.hostname)
      ? ['CONTACT_WEBHOOK is http: contact requests travel unencrypted.']
      : []),
  ];
};

const isDecodable = (text: string): boolean => {
  try {
    const { username, password } = new URL(text);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
};

const hasNoUser = (text: string): boolean =>
  !URL.canParse(text) || `${new URL(text).username}${new URL(text).password}` === '';
