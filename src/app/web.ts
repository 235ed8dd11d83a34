/** The web server of the service: every route, and who may call how often. */

import path from 'node:path';
import type { LoadedAssistant } from '../assistant.js';
import { type Bot, describeError } from '../bot/index.js';
import type { DirectLine } from '../directline/index.js';
import {
  checkRoute,
  contactRoutes,
  createHttpServer,
  createRateLimit,
  createReadCaller,
  type HttpServer,
  type Metrics,
  messagesRoute,
  noRateLimit,
  type OriginAllowed,
  statusRoutes,
  widgetRoutes,
} from '../http/index.js';
import type { Store } from '../store/index.js';
import { checkPageOf } from './check-page.js';
import type { Contact } from './contact.js';
import { offPageOf } from './notices.js';
import type { AppConfig, Summary } from './types.js';

/** Calls of one address: an office or a school shares one. */
const usualRate = { burst: 240, perMinute: 120 };
const refusalRate = { burst: 60, perMinute: 30 };

export interface WebParts {
  readonly store: Store;
  readonly bot: Bot;
  readonly directLine: DirectLine;
  readonly contact: Contact;
  readonly metrics: Metrics;
  readonly originAllowed: OriginAllowed;
  readonly loaded: LoadedAssistant;
  readonly summary: Summary;
  readonly clock: () => Date;
  readonly isOff: () => boolean;
  readonly isStopping: () => boolean;
}

export const createWeb = ({ settings, root, log }: AppConfig, parts: WebParts): HttpServer => {
  const { store, bot, directLine, contact, metrics, originAllowed, loaded, summary, clock, isOff, isStopping } = parts;
  const rate = (each: { burst: number; perMinute: number }) =>
    settings.rateLimit ? createRateLimit(each, () => performance.now()) : noRateLimit;
  const offPage = () => (isOff() ? offPageOf(loaded.content) : undefined);
  return createHttpServer({
    routes: [
      messagesRoute(bot.processHttp, rate(refusalRate), () => performance.now()),
      ...directLine.routes,
      ...widgetRoutes(path.join(root, 'dist', 'widget'), {
        frameAncestors: settings.allowedOrigins,
        offPage,
      }),
      ...contactRoutes(contact.pages),
      checkRoute(checkPageOf(root, loaded, summary, { clock, offPage })),
      ...statusRoutes({
        version: summary.version,
        contentHash: summary.contentHash,
        isOff,
        ping: () => store.ping(),
        isStopping,
      }),
      metrics.route,
    ],
    upgrade: directLine.upgrade,
    readCaller: createReadCaller(settings.trustProxy, settings.publicUrl),
    originAllowed,
    rateLimit: rate(usualRate),
    onAnswer: metrics.request,
    onError: (error, route) => log.error({ ...describeError(error), route }, 'request failed'),
  });
};
