/** The parts of the service that are built from settings alone: the store, and Direct Line between bot and store. */

import { randomUUID } from 'node:crypto';
import type { Bot } from '../bot/index.js';
import { createDirectLine, type DirectLine } from '../directline/index.js';
import type { OriginAllowed } from '../http/index.js';
import { openSqliteStore, type Store } from '../store/index.js';
import { keepable } from './keepable.js';
import type { AppConfig } from './types.js';

/** @throws Error with a remedy in its message */
export const openStore = async ({ settings, dataDir, replace }: AppConfig): Promise<Store> => {
  if (settings.storage.kind === 'redis') {
    throw new Error('STORAGE=redis is not in this version yet: leave STORAGE out to keep the data in DATA_DIR.');
  }
  const store = await openSqliteStore(dataDir);
  return replace?.store?.(store) ?? store;
};

export const directLineOf = (
  { settings, log }: AppConfig,
  clock: () => Date,
  store: Store,
  bot: Bot,
  originAllowed: OriginAllowed,
): DirectLine =>
  createDirectLine({
    store,
    clock,
    randomId: randomUUID,
    secret: settings.directLineSecret,
    tokenSeconds: settings.directLineTokenSeconds,
    returnSeconds: settings.retentionDays * 86_400,
    originAllowed,
    mask: keepable,
    onActivity: (activity, conversation, replied) =>
      bot.processDirect(activity, conversation, conversation.userId, replied),
    onStart: async (conversation, locale) => {
      await bot.greetDirect(conversation, locale);
    },
    log: log.child({ part: 'directline' }),
  });
