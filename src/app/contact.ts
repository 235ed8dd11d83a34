/** The contact request as the service runs it: a desk before the store, and couriers behind it. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeError } from '../bot/index.js';
import {
  type Channel,
  createDesk,
  createSmtpChannel,
  createTickets,
  createWebhookChannel,
  type DeskMode,
  limits,
  startCourier,
  usualPause,
} from '../contact/index.js';
import type { Content } from '../content/index.js';
import { type contactRoutes, createRateLimit, noRateLimit } from '../http/index.js';
import type { Store } from '../store/index.js';
import { type ContactSource, mayKeepHere } from './contact-mode.js';
import { aboutPractice, composeMail, contactPageSay } from './contact-texts.js';
import type { AppConfig } from './types.js';
import { within } from './within.js';

/** Requests of one address: an office or a school shares one. */
const usualRate = { burst: 8, perMinute: 0.2 };
const dayLong = 86_400_000;
/** Days after which a request that could not be delivered is deleted. */
const undeliveredDays = 90;
const expireEvery = 3_600_000;
/** How long an attempt that runs may go on when the service stops; what it does not come to is tried again. */
const closeWithin = 4_000;

export interface Contact {
  readonly pages: Parameters<typeof contactRoutes>[0];
  /** Never rejects. */
  close(): Promise<void>;
}

export interface ContactParts {
  readonly store: Store;
  readonly content: Content;
  readonly clock: () => Date;
  readonly isOff: () => boolean;
}

export const startContact = async (config: AppConfig, parts: ContactParts): Promise<Contact> => {
  const { settings, root, replace } = config;
  const { store, content, clock, isOff } = parts;
  const log = config.log.child({ part: 'contact' });
  const { contacts } = store;
  const now = () => clock().getTime();
  const channels = channelsOf(settings, content, now);
  const names = channels.map(({ name }) => name);
  const keepDays = settings.contactKeepDays;
  const keep = { delivered: keepDays, undelivered: Math.max(undeliveredDays, keepDays) };
  const usualMode: DeskMode = names.length > 0 ? 'delivered' : mayKeepHere(settings) ? 'kept' : 'off';

  const expire = (): Promise<void> =>
    contacts.expire(now() - keep.delivered * dayLong, now() - keep.undelivered * dayLong).then(
      ({ undelivered }) => {
        if (undelivered > 0)
          log.error({ undelivered }, 'contact requests were deleted undelivered: their time was over');
      },
      (error: unknown) => log.error(describeError(error), 'old contact requests could not be deleted'),
    );
  await contacts.plan(names, now());
  await expire();
  const hourly = setInterval(() => void expire(), expireEvery);
  hourly.unref();
  const pause = replace?.contactPause ?? usualPause;
  const couriers = channels.map((channel) => startCourier(channel, { contacts, now, pause, log }));

  const desk = createDesk({
    contacts,
    mode: () => (isOff() ? 'off' : usualMode),
    channels: names,
    tickets: createTickets(await store.setting('contact-key', () => randomBytes(32).toString('base64url'))),
    take: (settings.rateLimit ? createRateLimit(usualRate, () => performance.now()) : noRateLimit).take,
    now,
    keep: { delivered: keep.delivered * dayLong, undelivered: keep.undelivered * dayLong },
    log,
    onStored: () => {
      for (const courier of couriers) courier.wake();
    },
  });
  const built = path.join(root, 'dist', 'widget', 'contact.html');
  return {
    pages: {
      desk,
      say: { en: contactPageSay(content, 'en'), fr: contactPageSay(content, 'fr') },
      about: (language) => aboutPractice(content, language),
      limits,
      keep,
      shell: existsSync(built) ? readFileSync(built, 'utf8') : undefined,
      frameAncestors: settings.allowedOrigins,
    },
    close: async () => {
      clearInterval(hourly);
      await within(closeWithin, Promise.all(couriers.map((courier) => courier.close())));
    },
  };
};

const channelsOf = (settings: ContactSource, content: Content, now: () => number): readonly Channel[] => {
  const { smtpUrl, contactTo, contactFrom, contactWebhook, contactWebhookSecret } = settings;
  const mail =
    smtpUrl !== undefined && contactTo !== undefined
      ? [
          createSmtpChannel({
            url: smtpUrl,
            to: contactTo,
            from: contactFrom ?? contactTo,
            compose: composeMail(content),
          }),
        ]
      : [];
  const hook = contactWebhook === undefined ? [] : [createWebhookChannel(contactWebhook, contactWebhookSecret, now)];
  return [...mail, ...hook];
};
