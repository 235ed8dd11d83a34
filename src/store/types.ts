/** The one small interface behind which conversations are kept. Two implementations: embedded SQLite, and Redis. */

import type { ContactStore } from './contact-types.js';

/** Conversation state of one person, with the version that a save must name. */
export interface StoredState {
  readonly version: number;
  readonly state: unknown;
}

/** What one turn changes, saved in one step or not at all. */
export interface TurnRecord {
  /** channel + conversation + user */
  readonly key: string;
  /** The version that was loaded; 0 for a state that did not exist. */
  readonly expectedVersion: number;
  readonly state: unknown;
  /** Id of the activity that caused the turn. Saving it twice is refused as `repeated`. */
  readonly activityId: string;
  /** The replies as plain JSON, kept so that a repeated activity gets them again. */
  readonly replies: readonly unknown[];
  /** Milliseconds since the epoch; moves the end of retention. */
  readonly at: number;
  /**
   * What authors should see of the turn, as plain JSON. Kept apart from the person, under the day only; while the state
   * lives they go with it when the person asks to be forgotten.
   */
  readonly gaps?: readonly unknown[] | undefined;
  /**
   * The person asked to be forgotten: their state and all earlier replies are deleted in this step, and it is noted that
   * the log of this conversation (undefined: none is kept here) must go up to where it now is; see `carryOutForgetting`.
   */
  readonly forget?: { readonly conversationId: string | undefined } | undefined;
}

/**
 * What is kept of one conversation at most, so that nobody can fill the disk: the oldest goes when there is more. What a
 * client may put into one activity is bounded where it comes in.
 */
export const mostActivities = 2_000;
/** Replies kept of one person's turns, for activities that are repeated; channels repeat within minutes. */
export const mostReplies = 50;

export type SaveOutcome = 'saved' | 'conflict' | 'repeated';

/** A conversation of our own Direct Line. */
export interface ConversationRecord {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
}

/** Something that was not answered well, as the turn noted it. */
export interface KeptGap {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly gap: unknown;
}

/** One line of a conversation's activity log. Watermarks are positions: 1 for the first activity. */
export interface LoggedActivity {
  readonly watermark: number;
  readonly activity: Readonly<Record<string, unknown>>;
}

/** Every method may reject with an Error when the store cannot be reached or written. */
export interface Store {
  /** What people sent with the contact form. */
  readonly contacts: ContactStore;

  loadState(key: string): Promise<StoredState | undefined>;
  saveTurn(turn: TurnRecord): Promise<SaveOutcome>;
  /** The replies once given to this activity, or undefined. */
  repliesTo(key: string, activityId: string): Promise<readonly unknown[] | undefined>;

  /** Resolves to false when the conversation exists already; it is left as it was. */
  createConversation(conversation: ConversationRecord): Promise<boolean>;
  findConversation(id: string): Promise<ConversationRecord | undefined>;

  /**
   * Adds an activity to the log of a conversation, which keeps its newest `mostActivities`, and wakes its subscribers.
   * Rejects when there is no such conversation.
   * @returns its watermark; the activity's `id` is set by the caller
   */
  appendActivity(conversationId: string, activity: Readonly<Record<string, unknown>>, at: number): Promise<number>;
  /** Like `appendActivity`, but an activity with the same `once` in the same conversation is only found, not added. */
  appendOnce(
    conversationId: string,
    once: string,
    activity: Readonly<Record<string, unknown>>,
    at: number,
  ): Promise<{ readonly watermark: number; readonly repeated: boolean }>;
  /** The activities after a watermark (0: from the start), oldest first, at most `limit` of them (all when absent). */
  readActivities(conversationId: string, after: number, limit?: number): Promise<readonly LoggedActivity[]>;
  /** The watermark of the newest activity, 0 when there is none. */
  lastWatermark(conversationId: string): Promise<number>;
  /** Calls back after each append to the conversation, from whatever process; `wake` must not throw. Returns the function that ends it. */
  subscribe(conversationId: string, wake: () => void): () => void;

  /** A value kept for all processes (a key, a secret): made once, by the first that asks. */
  setting(name: string, make: () => string): Promise<string>;

  /**
   * Carries out what was noted by turns with `forget` up to this time (milliseconds since the epoch): deletes the log up
   * to the watermark that it had then, and the reply to that turn, unreadable in raw files too. What came later stays.
   * The conversation stays until it expires: a client to which it answers 404 would be dead without a word.
   * Notes outlive the process: whatever is left of them is carried out by the next one that asks.
   * @returns the number of people forgotten
   */
  carryOutForgetting(askedBefore: number): Promise<number>;
  /** What turns noted for the authors, oldest day first. */
  gaps(): Promise<readonly KeptGap[]>;
  /**
   * Deletes whatever was not touched since (milliseconds since the epoch), and notes for authors of days before `gapsBefore`
   * (YYYY-MM-DD). Returns the number of conversations deleted.
   */
  expire(before: number, gapsBefore: string): Promise<number>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
