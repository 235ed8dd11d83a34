/** Builds the whole service from a config object. Does not listen, and reads no environment. */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import { createForgetting } from './app/forgetting.js';
import { checkRoute, offPage } from './app/notices.js';
import { createOffSwitch } from './app/off-switch.js';
import { type LoadedAssistant, loadAssistant } from './assistant.js';
import { type Bot, createBot, describeError } from './bot/index.js';
import { apologise, createClosedTurn, createTakeTurn, maskPersonalData, type TakeTurn } from './conversation/index.js';
import { createDirectLine, type DirectLine } from './directline/index.js';
import {
  createHttpServer,
  createMetrics,
  createOriginAllowed,
  createRateLimit,
  createReadCaller,
  messagesRoute,
  noRateLimit,
  statusRoutes,
  widgetRoutes,
} from './http/index.js';
import type { Settings } from './settings.js';
import { openSqliteStore, type Store } from './store/index.js';

export { createLog } from './app/log.js';

export interface AppConfig {
  readonly settings: Settings;
  /** The project's folder: package.json, knowledge, dialogs, dist. */
  readonly root: string;
  readonly dataDir: string;
  readonly log: Logger;
  readonly clock?: () => Date;
  /** Tests put faults in here. */
  readonly replace?: {
    readonly takeTurn?: (usual: TakeTurn) => TakeTurn;
    readonly store?: (usual: Store) => Store;
  };
}

/** What a person who starts the service wants to see. */
export interface Summary {
  readonly version: string;
  readonly contentHash: string;
  readonly facts: number;
  readonly questions: number;
  readonly outcomes: number;
  /** By first day of validity, oldest first. */
  readonly tables: readonly { readonly effective: string; readonly combinations: number }[];
  readonly calibration: LoadedAssistant['calibration'];
  readonly dataDir: string;
}

export interface App {
  readonly summary: Summary;
  /** @returns the address it listens on; rejects with node's error (EADDRINUSE, EACCES, …) */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Ends running turns and requests, closes all connections and the store; within ten seconds. */
  close(): Promise<void>;
}

/** Calls of one address: an office or a school shares one. */
const usualRate = { burst: 240, perMinute: 120 };
const refusalRate = { burst: 60, perMinute: 30 };
const closeWithin = 9_500;
const dayLong = 86_400_000;
const expireEvery = 3_600_000;

/**
 * Builds the service.
 * @throws ContentError; Error with a remedy in its message when the data folder cannot be used
 */
export const createApp = async (config: AppConfig): Promise<App> => {
  const { settings, root, dataDir, log, clock = () => new Date() } = config;
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const loaded = loadAssistant(root);
  const unsound = loaded.tables.filter(({ certificate }) => !certificate.sound);
  if (unsound.length > 0) throw new Error('A decision table is not sound: run "npm run check".');
  const store = await openStore(config);
  const summary = summaryOf(loaded, version, dataDir);
  const isOff = createOffSwitch(settings.off, path.join(dataDir, 'off'), () => clock().getTime());
  const metrics = createMetrics();
  const originAllowed = createOriginAllowed(settings.allowedOrigins);
  const rate = (each: { burst: number; perMinute: number }) =>
    settings.rateLimit ? createRateLimit(each, () => performance.now()) : noRateLimit;
  let stopping = false;

  const forgetting = createForgetting(
    // The state went with the reply: one that is there now was begun anew, and stays.
    (id) => store.forgetConversation(id, `forgotten:${id}`),
    (error) => log.error(describeError(error), 'a conversation could not be forgotten'),
  );
  const bot = createBot({
    identity: settings.bot,
    store,
    takeTurn: takeTurnOf(config, loaded, isOff),
    apologise: (input, state) => apologise(loaded.assistant, state, input, clock()),
    clock,
    log: log.child({ part: 'bot' }),
    onTurn: metrics.turn,
    forgetConversation: forgetting.later,
    connector: {
      deliver: (id, activity) => directLine.connector.deliver(id, activity),
      update: (id, activity) => directLine.connector.update(id, activity),
      delete: (id, activityId) => directLine.connector.delete(id, activityId),
    },
  });
  const directLine = directLineOf(config, store, bot, originAllowed);
  const http = createHttpServer({
    routes: [
      messagesRoute(bot.processHttp, rate(refusalRate), () => performance.now()),
      ...directLine.routes,
      ...widgetRoutes(path.join(root, 'dist', 'widget'), {
        frameAncestors: settings.allowedOrigins,
        offPage: () => (isOff() ? offPage(loaded.content, clock()) : undefined),
      }),
      checkRoute(summary),
      ...statusRoutes({
        version,
        contentHash: summary.contentHash,
        isOff,
        ping: () => store.ping(),
        isStopping: () => stopping,
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

  const expire = () =>
    store
      .expire(clock().getTime() - settings.retentionDays * dayLong)
      .catch((error: unknown) => log.error(describeError(error), 'old conversations could not be deleted'));
  const expiring = setInterval(expire, expireEvery);
  expiring.unref();
  void expire();

  const close = async (): Promise<void> => {
    stopping = true;
    clearInterval(expiring);
    const end = performance.now() + closeWithin;
    const left = () => Math.max(0, end - performance.now());
    http.stop();
    await within(left(), Promise.all([directLine.close(), bot.idle()]));
    await http.close(left());
    await within(left(), forgetting.now());
    metrics.close();
    await store.close();
  };
  let closed: Promise<void> | undefined;
  return {
    summary,
    listen: http.listen,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

const openStore = async ({ settings, dataDir, replace }: AppConfig): Promise<Store> => {
  if (settings.storage.kind === 'redis') {
    throw new Error('STORAGE=redis is not in this version yet: leave STORAGE out to keep the data in DATA_DIR.');
  }
  const store = await openSqliteStore(dataDir);
  return replace?.store?.(store) ?? store;
};

const takeTurnOf = (
  { replace }: AppConfig,
  { assistant, content }: LoadedAssistant,
  isOff: () => boolean,
): TakeTurn => {
  const usual = createTakeTurn(assistant);
  const open = replace?.takeTurn?.(usual) ?? usual;
  const closed = createClosedTurn(content);
  return (state, input, now) => (isOff() ? closed : open)(state, input, now);
};

const directLineOf = (
  { settings, log, clock = () => new Date() }: AppConfig,
  store: Store,
  bot: Bot,
  originAllowed: (origin: string, ownOrigin: string) => boolean,
): DirectLine =>
  createDirectLine({
    store,
    clock,
    randomId: randomUUID,
    secret: settings.directLineSecret,
    tokenSeconds: settings.directLineTokenSeconds,
    originAllowed,
    mask: maskPersonalData,
    onActivity: (activity, conversation) => bot.processDirect(activity, conversation, conversation.userId),
    onStart: async (conversation, locale) => {
      await bot.greetDirect(conversation, locale);
    },
    log: log.child({ part: 'directline' }),
  });

const summaryOf = ({ content, tables, calibration }: LoadedAssistant, version: string, dataDir: string): Summary => ({
  version,
  contentHash: content.hash,
  facts: content.facts.size,
  questions: content.questions.size,
  outcomes: content.outcomes.size,
  tables: tables.map(({ certificate: { effective, combinations } }) => ({ effective, combinations })),
  calibration,
  dataDir,
});

/** Waits for work, but not longer than so many milliseconds. The work's own errors belong to whoever started it. */
const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
};
