/** The desk: takes requests in, and lets their senders see and delete them. Knows nothing of HTTP. */

import { createHash, randomUUID } from 'node:crypto';
import type { ContactStore, StoredContact } from '../store/index.js';
import { type RawFields, readFields } from './read-fields.js';
import { readReference, type Tickets } from './tickets.js';
import type { ContactRequest, Fault, Language, Log } from './types.js';

/** `delivered`: requests go on to the practice; `kept`: they stay here, for a machine of one's own; `off`: none are taken. */
export type DeskMode = 'delivered' | 'kept' | 'off';

export type Submitted =
  | { readonly kind: 'stored'; readonly reference: string }
  /** `ticket`: with this one it may be sent again. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[]; readonly ticket: string }
  | { readonly kind: 'off' };

export interface FoundContact {
  /** Undefined when it was deleted. */
  readonly request: ContactRequest | undefined;
  readonly sentAt: number;
  readonly wanted: boolean;
  readonly deliveredAt: number | undefined;
  readonly deletedAt: number | undefined;
  /** Whether somebody has it already, or is getting it this moment. */
  readonly leftHere: boolean;
  /** When it will be deleted here, as far as that is known. */
  readonly until: number | undefined;
}

export interface Desk {
  mode(): DeskMode;
  issueTicket(): string;
  /** Resolves when the request is on the disk. */
  submit(fields: RawFields, language: Language, address: string): Promise<Submitted>;
  /** Rejects when the store cannot be read. */
  find(reference: unknown): Promise<FoundContact | undefined>;
  /** @returns the request as it was; undefined when there is none (any more) */
  withdraw(reference: unknown): Promise<FoundContact | undefined>;
}

export interface DeskDeps {
  readonly contacts: ContactStore;
  readonly mode: () => DeskMode;
  readonly channels: readonly string[];
  readonly tickets: Tickets;
  /** 0 when this address may send one more, else in how many seconds. */
  readonly take: (address: string) => number;
  readonly now: () => number;
  readonly keep: KeepTimes;
  readonly log: Log;
  /** Called after a request was stored. */
  readonly onStored: () => void;
}

/** Milliseconds. */
export interface KeepTimes {
  /** After the delivery, or after the sender deleted it. */
  readonly delivered: number;
  /** After it was sent, when it is not delivered. */
  readonly undelivered: number;
}

export const createDesk = (deps: DeskDeps): Desk => {
  const { contacts, mode, channels, tickets, take, now, keep, log, onStored } = deps;
  const fingerprint = (reference: string): string => createHash('sha256').update(reference).digest('base64url');
  const refuse = (faults: readonly Fault[], ticket = tickets.issue(now())): Submitted => ({
    kind: 'refused',
    faults,
    ticket,
  });
  const formFault = (code: string, values?: Fault['values']): Fault => ({
    field: 'form',
    code,
    ...(values ? { values } : {}),
  });

  const store = async (request: ContactRequest, ticket: string, address: string): Promise<Submitted> => {
    const reference = tickets.referenceFor(ticket, JSON.stringify(request));
    const stored: Submitted = { kind: 'stored', reference };
    // Sent twice: that costs nobody a place, and makes no second request.
    const earlier = await contacts.find(fingerprint(reference));
    // Deleted meanwhile: a reload must not bring it back, a person who means it presses once more.
    if (earlier) return earlier.deletedAt === undefined ? stored : refuse([formFault('expired')]);
    const wait = take(address);
    if (wait > 0) return refuse([formFault('too-many', { minutes: String(Math.ceil(wait / 60)) })], ticket);
    const id = randomUUID();
    const contact = { id, reference: fingerprint(reference), request, sentAt: now(), channels };
    const outcome = await contacts.add(contact);
    if (outcome === 'full') {
      log.error({}, 'contact requests fill the store: read and delete them (npm run contacts)');
      return refuse([formFault('trouble')], ticket);
    }
    if (outcome === 'added') log.info({ id, channels }, 'contact request stored');
    onStored();
    return stored;
  };

  const toFound = (contact: StoredContact): FoundContact => {
    const { sentAt, wanted, deliveredAt, deletedAt, deliveries } = contact;
    return {
      request: contact.request as ContactRequest | undefined,
      sentAt,
      wanted,
      deliveredAt,
      deletedAt,
      leftHere: deliveries.some(({ underway, deliveredAt: at }) => underway || at !== undefined),
      until:
        deliveredAt === undefined ? (wanted ? undefined : sentAt + keep.undelivered) : deliveredAt + keep.delivered,
    };
  };

  return {
    mode,
    issueTicket: () => tickets.issue(now()),
    async submit(fields, language, address) {
      if (mode() === 'off') return { kind: 'off' };
      const { ticket } = fields;
      const state = tickets.check(ticket, now());
      const usable = state === 'good' || state === 'too-fast' ? (ticket as string) : undefined;
      const read = readFields(fields, language);
      if (!read.ok) return refuse(read.faults, usable);
      if (isFilled(fields.homepage)) return refuse([formFault('hidden-filled')], usable);
      if (usable === undefined) return refuse([formFault('expired')]);
      if (state === 'too-fast') return refuse([formFault('too-fast')], usable);
      try {
        return await store(read.request, usable, address);
      } catch (error) {
        log.error({ code: codeOf(error) }, 'a contact request could not be stored');
        return refuse([formFault('trouble')], usable);
      }
    },
    async find(typed) {
      const reference = readReference(typed);
      const contact = reference && (await contacts.find(fingerprint(reference)));
      return contact ? toFound(contact) : undefined;
    },
    async withdraw(typed) {
      const reference = readReference(typed);
      const contact = reference && (await contacts.withdraw(fingerprint(reference), now()));
      if (!contact) return undefined;
      log.info({ id: contact.id }, 'contact request deleted by its sender');
      return toFound(contact);
    },
  };
};

/** The field that people do not see. */
const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const codeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code ?? cause?.code ?? (error instanceof Error ? error.name : typeof error);
};
