/**
 * Tickets: each form that is handed out carries the time and a number of its own, signed. They keep programs out that fill
 * in forms faster than people, or one form a thousand times, and they make the reference of what is sent with them.
 */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Nobody reads, writes and consents in less. Milliseconds. */
export const leastTime = 3_000;
/** A page left open for longer is asked to be sent once more. Milliseconds. */
export const mostTime = 12 * 3_600_000;

export type TicketState = 'good' | 'too-fast' | 'expired' | 'bad';

export interface Tickets {
  issue(now: number): string;
  check(ticket: unknown, now: number): TicketState;
  /**
   * The reference of a request sent with a ticket: the same for the same words, so that a form sent twice is one request,
   * and unguessable for everybody without the key.
   */
  referenceFor(ticket: string, words: string): string;
}

/** @param key a secret of the service, the same after a restart */
export const createTickets = (key: string): Tickets => {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest();
  const sign = (text: string): string => mac('ticket', text).toString('base64url').slice(0, 27);
  return {
    issue(now) {
      const text = `${now.toString(36)}.${randomBytes(12).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    check(ticket, now) {
      const [, text = '', time = '', given = ''] =
        /^((\w{6,12})\.[\w-]{16})\.([\w-]{27})$/.exec(typeof ticket === 'string' ? ticket : '') ?? [];
      if (text === '' || !timingSafeEqual(Buffer.from(given), Buffer.from(sign(text)))) return 'bad';
      const age = now - Number.parseInt(time, 36);
      if (age < leastTime) return 'too-fast';
      return age > mostTime ? 'expired' : 'good';
    },
    referenceFor: (ticket, words) => {
      const bits = mac('reference', `${ticket}\n${words}`);
      const letters = [...bits.subarray(0, 20)].map((byte) => alphabet[byte & 31]);
      return letters.join('').replace(/.{4}(?!$)/g, '$&-');
    },
  };
};

/** Crockford's: no I, L, O and U, which are misread or make words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The reference as it was given, from what a person types; undefined when it cannot be one. */
export const readReference = (typed: unknown): string | undefined => {
  if (typeof typed !== 'string' || typed.length > 100) return undefined;
  const letters = typed
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(letters) ? letters.replace(/.{4}(?!$)/g, '$&-') : undefined;
};
