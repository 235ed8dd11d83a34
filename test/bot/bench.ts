/** A bot with a conversation that only counts, on a real store in a folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bot, type BotDeps, createBot } from '../../src/bot/index.js';
import type { Input, State, TakeTurn, TurnResult } from '../../src/conversation/types.js';
import { openSqliteStore, type Store } from '../../src/store/index.js';

export const blank: State = {
  language: 'en',
  answers: {},
  interview: 'idle',
  misses: 0,
  offered: [],
};

/** Answers with the words it got and counts turns in `misses`. */
export const countingTurn: TakeTurn = (state = blank, input): TurnResult => ({
  state: { ...state, misses: state.misses + 1, ...(input.text === 'forget me' ? { forget: true } : {}) },
  replies: [{ text: `${input.kind} ${state.misses + 1}: ${input.text}`, buttons: [], citations: [] }],
  summary: {
    ending: input.kind === 'start' ? 'command' : 'answered',
    language: state.language,
    answers: { turns: String(state.misses + 1) },
  },
});

export interface Logged {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Bench {
  readonly bot: Bot;
  readonly store: Store;
  /** What reached conversations of this process. */
  readonly delivered: { conversationId: string; activity: Record<string, unknown> }[];
  readonly inputs: Input[];
  readonly logged: Logged[];
  readonly endings: string[];
  /** How often the bot told that somebody is to be forgotten. */
  readonly forgotten: () => number;
  close(): Promise<void>;
}

export const openBench = async (
  more: Partial<BotDeps> = {},
  options: { wrapStore?: (store: Store) => Store; deliver?: (activity: object) => unknown } = {},
): Promise<Bench> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecopr-bot-'));
  const real = await openSqliteStore(folder);
  const store = options.wrapStore?.(real) ?? real;
  const delivered: Bench['delivered'] = [];
  const inputs: Input[] = [];
  const logged: Logged[] = [];
  const endings: string[] = [];
  let forgotten = 0;
  const log = (fields: object, text: string) => logged.push({ fields: fields as Logged['fields'], text });
  const takeTurn = more.takeTurn ?? countingTurn;
  const bot = createBot({
    keepGaps: true,
    identity: { kind: 'open' },
    store,
    apologise: (input, state) => ({
      state: state ?? blank,
      replies: [
        {
          text: `sorry (${state === undefined ? 'unknown' : 'known'}, ${input.locale ?? '-'})`,
          buttons: [],
          citations: [],
        },
      ],
      summary: { ending: 'error', language: 'en' },
    }),
    clock: () => new Date('2026-11-23T12:00:00Z'),
    log: { info: log, warn: log, error: log },
    onTurn: ({ ending }) => endings.push(ending),
    onForget: () => {
      forgotten++;
    },
    connector: {
      deliver: async (conversationId, activity) => {
        await options.deliver?.(activity);
        delivered.push({ conversationId, activity });
        return `${conversationId}|${delivered.length}`;
      },
      update: async () => undefined,
      delete: async () => undefined,
    },
    ...more,
    takeTurn: (state, input, now) => {
      inputs.push(input);
      return takeTurn(state, input, now);
    },
  });
  return {
    bot,
    store,
    delivered,
    inputs,
    logged,
    endings,
    forgotten: () => forgotten,
    close: async () => {
      await bot.idle();
      await real.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Sends an activity as a channel that wants the replies in the answer. */
export const post = async (bot: Bot, activity: Record<string, unknown>, authorization?: string) => {
  const answer = await bot.processHttp({ authorization, body: { ...activity, deliveryMode: 'expectReplies' } });
  const { activities = [] } = (answer.body ?? {}) as { activities?: Record<string, unknown>[] };
  return { ...answer, activities, texts: activities.map(({ text }) => text) };
};
