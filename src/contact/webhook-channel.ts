/** Delivers requests to a program of the practice: JSON by POST, signed when there is a secret. */

import { createHmac } from 'node:crypto';
import type { Channel } from './courier.js';
import { DeliveryFailed } from './failure.js';
import type { ContactRequest } from './types.js';

export const webhookName = 'webhook';

/** Milliseconds for the whole call. */
const patience = 15_000;

/** What the receiver computes to know that the body is ours: HMAC-SHA256, hexadecimal, of "timestamp.body". */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** @param now milliseconds */
export const createWebhookChannel = (url: string, secret: string | undefined, now: () => number): Channel => ({
  name: webhookName,
  async deliver({ id, sentAt, attempts, request }) {
    const { language, name, email, whatsapp, message, sheet } = request as ContactRequest;
    const fields = { language, name, email, whatsapp, message, sheet };
    const body = JSON.stringify({ type: 'contact-request', id, sentAt: new Date(sentAt).toISOString(), ...fields });
    const timestamp = String(Math.floor(now() / 1000));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'ecopr-assistant',
        // The same in every attempt: a receiver that gets it twice can tell.
        'idempotency-key': id,
        'x-ecopr-attempt': String(attempts),
        'x-ecopr-timestamp': timestamp,
        ...(secret === undefined ? {} : { 'x-ecopr-signature': signatureOf(secret, timestamp, body) }),
      },
      body,
      // Who is sent elsewhere is not who the operator named.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    if (!response.ok) throw new DeliveryFailed(`HTTP ${response.status}`);
  },
  close: () => undefined,
});
