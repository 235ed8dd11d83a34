/** Gives activities to the bot: once each, and without holding the client for longer than it waits. */

import type { Activity, Conversation, DirectLineDeps, Limits } from './types.js';

/** Replies stand close behind what they answer: others of the same person may lie between, but not many. */
const repliesLookedAt = 200;

export type Turns = ReturnType<typeof createTurns>;

export function createTurns(deps: Pick<DirectLineDeps, 'store' | 'onActivity' | 'onStart' | 'log'>, limits: Limits) {
  const { store, onActivity, onStart, log } = deps;
  const running = new Map<string, Promise<'ok' | 'failed'>>();
  const all = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    all.add(work);
    work.finally(() => all.delete(work));
    return work;
  }

  /** Runs the bot's turn for an activity that has just been logged, or has `replied` replies already. Never rejects. */
  async function run(
    id: string,
    activity: Activity,
    conversation: Conversation,
    replied = 0,
  ): Promise<'ok' | 'failed' | 'late'> {
    const turn =
      running.get(id) ??
      track(
        (async () => onActivity(activity, conversation, replied))().catch((error) => {
          log.error({ err: error }, 'turn failed');
          return 'failed' as const;
        }),
      );
    running.set(id, turn);
    turn.finally(() => running.delete(id));
    return within(limits.holdPost, turn, 'late');
  }

  /**
   * For an activity that came before: waits for its turn, or lets the bot give what is missing when the process died
   * before the turn or in the middle of its replies. A reply is known by the id that it answers, whatever else it carries.
   */
  async function repeat(id: string, watermark: number, activity: Activity, conversation: Conversation) {
    if (running.has(id)) return run(id, activity, conversation);
    if (activity.type !== 'message') return 'ok';
    const later = await store.readActivities(conversation.id, watermark, repliesLookedAt);
    const replies = later.filter((entry) => entry.activity.replyToId === id && entry.activity.id === undefined);
    return run(id, activity, conversation, replies.length);
  }

  /** Lets the bot welcome the person. Never rejects. */
  async function welcome(conversation: Conversation, locale: string | undefined): Promise<void> {
    const start = (async () => onStart(conversation, locale))().catch((error) => {
      log.error({ err: error }, 'welcome failed');
    });
    await within(limits.holdStart, track(start), undefined);
  }

  /** Waits for what is running, at most so many milliseconds. */
  const settled = (milliseconds: number) => within(milliseconds, Promise.all(all), undefined);

  return { run, repeat, welcome, settled };
}

/** What the work gives, or `otherwise` when it takes longer. The work goes on. */
async function within<T, O>(milliseconds: number, work: Promise<T>, otherwise: O): Promise<T | O> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<O>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
