/** Builds the whole service from a config object. Does not listen, and reads no environment. */

import path from 'node:path';
import { loadSound, summaryOf, takeTurnOf } from './app/assistant.js';
import { startContact } from './app/contact.js';
import { startDeleting } from './app/deleting.js';
import { createOffSwitch } from './app/off-switch.js';
import { directLineOf, openStore } from './app/parts.js';
import type { App, AppConfig } from './app/types.js';
import { createWeb } from './app/web.js';
import { within } from './app/within.js';
import { createBot } from './bot/index.js';
import { apologise } from './conversation/index.js';
import { createMetrics, createOriginAllowed } from './http/index.js';

export { createLog } from './app/log.js';
export type { App, AppConfig, Summary } from './app/types.js';

/** Milliseconds; whoever stops the service usually kills it after ten seconds. */
const closeWithin = 9_500;

/**
 * Builds the service.
 * @throws ContentError; Error with a remedy in its message when the data folder cannot be used
 */
export const createApp = async (config: AppConfig): Promise<App> => {
  const { settings, root, dataDir, log, clock = () => new Date() } = config;
  const loaded = loadSound(root, config.replace?.loaded);
  const summary = summaryOf(config, loaded);
  const store = await openStore(config);
  const deleting = await startDeleting(config, store, clock);
  const isOff = createOffSwitch(settings.off, path.join(dataDir, 'off'), () => clock().getTime());
  const contact = await startContact(config, { store, content: loaded.content, clock, isOff });
  const originAllowed = createOriginAllowed(settings.allowedOrigins, settings.publicUrl);
  const metrics = createMetrics();
  let stopping = false;

  const bot = createBot({
    identity: settings.bot,
    publicUrl: settings.publicUrl,
    store,
    takeTurn: takeTurnOf(config, loaded, isOff),
    keepGaps: settings.keepUnanswered,
    apologise: (input, state) => apologise(loaded.assistant, state, input, clock()),
    clock,
    log: log.child({ part: 'bot' }),
    onTurn: metrics.turn,
    onForget: deleting.forgetSoon,
    // Bot and Direct Line need each other; neither speaks before both are there.
    connector: {
      deliver: (id, activity) => directLine.connector.deliver(id, activity),
      update: (id, activity) => directLine.connector.update(id, activity),
      delete: (id, activityId) => directLine.connector.delete(id, activityId),
    },
  });
  const directLine = directLineOf(config, clock, store, bot, originAllowed);
  const web = createWeb(config, {
    store,
    bot,
    directLine,
    contact,
    metrics,
    originAllowed,
    loaded,
    summary,
    clock,
    isOff,
    isStopping: () => stopping,
  });

  const close = async (): Promise<void> => {
    stopping = true;
    const end = performance.now() + closeWithin;
    const left = () => Math.max(0, end - performance.now());
    web.stop();
    await within(left(), Promise.all([directLine.close(), bot.idle()]));
    await web.close(left());
    await within(left(), Promise.all([deleting.end(), contact.close()]));
    metrics.close();
    await store.close();
  };
  let closed: Promise<void> | undefined;
  return {
    summary,
    listen: web.listen,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};
