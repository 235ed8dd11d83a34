/** What the Direct Line needs from the rest of the service, and what it offers. */

import type { Route, UpgradeHandler } from '../http/types.js';
import type { Store } from '../store/types.js';

/** A Bot Framework activity as plain JSON. */
export type Activity = Readonly<Record<string, unknown>>;

/** A conversation as the bot sees it. `userId` stays the same for all of its life, whatever a client writes in `from`. */
export interface Conversation {
  readonly id: string;
  readonly userId: string;
}

/** Where incidents go; a pino logger fits. Never gets the text of a message. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Times in milliseconds and sizes in bytes; tests shorten them. */
export interface Limits {
  /** How long a POST waits for the bot's turn before it is answered and the reply comes by the stream alone. */
  readonly holdPost: number;
  /** How long starting a conversation waits for the welcome. */
  readonly holdStart: number;
  /** Between two pings of a socket; one that has not answered the last is closed. */
  readonly ping: number;
  /** Unsent bytes of a socket from which on nothing more is given to it. */
  readonly unsent: number;
  /** How long a socket may stay above that before it is closed. */
  readonly stalled: number;
  /** How long `close` waits for turns that are running. */
  readonly drain: number;
}

export interface DirectLineDeps {
  readonly store: Store;
  readonly clock: () => Date;
  /** Text that cannot be guessed, of letters, digits and hyphens. */
  readonly randomId: () => string;
  /** DIRECT_LINE_SECRET; undefined: made once and kept in the store. */
  readonly secret: string | undefined;
  readonly tokenSeconds: number;
  /** How long our own page can come back to its conversation: as long as it is kept. */
  readonly returnSeconds: number;
  /** Whether pages of this origin may call; `ownOrigin` is the service's own. */
  readonly originAllowed: (origin: string, ownOrigin: string) => boolean;
  /** Replaces by a marker a text that must not be kept: one with personal data, one longer than is read. */
  readonly mask: (text: string) => string;
  /**
   * Runs the bot's turn. Gets the activity with the text as it was written; only the masked one is stored.
   * `replied` is more than 0 when the activity came before: so many replies to it are in the log. Then there must not be a
   * second turn; only what is missing of the replies is to be given.
   * Serialises turns itself. `failed`: nothing could be stored, the client is told so.
   */
  readonly onActivity: (activity: Activity, conversation: Conversation, replied: number) => Promise<'ok' | 'failed'>;
  /** Tells the bot that a person has come: the welcome. */
  readonly onStart: (conversation: Conversation, locale?: string) => Promise<void>;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
}

/** How the bot speaks into conversations of this Direct Line. All reject when the store fails or the conversation is gone. */
export interface Connector {
  /** Adds a bot's activity to the log (typing goes to the open streams only). @returns its id */
  deliver(conversationId: string, activity: object): Promise<string>;
  /** Sends the activity again under its id; clients replace the one that they show. @returns its id */
  update(conversationId: string, activity: object): Promise<string>;
  /** Adds a `messageDelete` activity with that id. The log keeps the deleted words until the conversation is forgotten. */
  delete(conversationId: string, activityId: string): Promise<void>;
}

export interface DirectLine {
  readonly routes: readonly Route[];
  readonly upgrade: UpgradeHandler;
  readonly connector: Connector;
  /** Refuses new sockets, waits for running turns (at most `limits.drain`), then closes the sockets. */
  close(): Promise<void>;
}
