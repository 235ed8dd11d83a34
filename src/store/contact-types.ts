/** Contact requests as the store keeps them: what was written, whether it was delivered, and to whom it must still go. */

/** A request on its way into the store. */
export interface NewContact {
  /** For operators and receivers; says nothing about the person. */
  readonly id: string;
  /** Fingerprint of the reference that the person holds; the reference itself is kept nowhere. */
  readonly reference: string;
  /** What the person wrote, plain JSON. */
  readonly request: unknown;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Where it must be delivered; empty: it is only kept. */
  readonly channels: readonly string[];
}

/** One way of delivering a request, and how it went. */
export interface ContactDelivery {
  readonly channel: string;
  readonly attempts: number;
  /** When it is tried next; while it is being tried: when that attempt counts as lost. */
  readonly nextAt: number;
  readonly underway: boolean;
  readonly deliveredAt?: number | undefined;
  /** A code, never words of people or of a server. */
  readonly lastError?: string | undefined;
}

export interface StoredContact {
  readonly id: string;
  /** Undefined once the person deleted it: then only the fact is kept for a while. */
  readonly request: unknown;
  readonly sentAt: number;
  /** Whether it is to be delivered at all. */
  readonly wanted: boolean;
  /** When the last of its channels had it. */
  readonly deliveredAt?: number | undefined;
  readonly deletedAt?: number | undefined;
  readonly deliveries: readonly ContactDelivery[];
}

/** A delivery that the caller alone may try, until its time is over. */
export interface ClaimedContact {
  readonly id: string;
  readonly channel: string;
  readonly request: unknown;
  readonly sentAt: number;
  /** This one counted. */
  readonly attempts: number;
}

/** `repeated`: this reference is known already, and nothing was added. */
export type AddContactOutcome = 'added' | 'repeated' | 'full';

/** Requests kept at once, so that nobody can fill the disk. */
export const mostContacts = 10_000;

/** Every method may reject with an Error when the store cannot be reached or written. */
export interface ContactStore {
  /** Resolves when the request is on the disk: it survives the death of the process and of the machine. */
  add(contact: NewContact): Promise<AddContactOutcome>;
  find(reference: string): Promise<StoredContact | undefined>;
  /** All of them, oldest first, those that their persons deleted among them. */
  list(): Promise<readonly StoredContact[]>;
  /**
   * Deletes what the person wrote, unreadable in raw files too, and what was still to be delivered. That there was such
   * a request stays, so that the same form sent again does not bring it back.
   * @returns the request as it was, or undefined when there is none (any more)
   */
  withdraw(reference: string, at: number): Promise<StoredContact | undefined>;
  /** Deletes requests wholly. Returns how many there were. */
  remove(ids: readonly string[]): Promise<number>;
  /**
   * Brings what is not delivered in line with today's channels: new ones are added to waiting requests, and channels that
   * no longer exist are waited for no more.
   */
  plan(channels: readonly string[], now: number): Promise<void>;
  /**
   * Takes the delivery of this channel that has been due longest, counts the attempt and puts its next time to `until`:
   * nobody else gets it before.
   */
  claim(channel: string, now: number, until: number): Promise<ClaimedContact | undefined>;
  /** When the next delivery of this channel is due; undefined when none waits. */
  nextDue(channel: string): Promise<number | undefined>;
  delivered(id: string, channel: string, at: number): Promise<void>;
  failed(id: string, channel: string, error: string, nextAt: number): Promise<void>;
  /**
   * Deletes requests delivered or withdrawn before the one time, and undelivered ones that were sent before the other.
   * @returns how many were deleted, and how many of these had waited in vain
   */
  expire(doneBefore: number, sentBefore: number): Promise<{ readonly deleted: number; readonly undelivered: number }>;
}
