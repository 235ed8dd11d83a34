/** The bot, seen from outside this folder, the only one that imports botbuilder. */

export type { Connector } from './adapter.js';
export { type Bot, type BotDeps, createBot, type HttpAnswer, type Identity } from './bot.js';
export { describeError, type Log } from './log.js';
export { turnEntityType } from './render.js';
