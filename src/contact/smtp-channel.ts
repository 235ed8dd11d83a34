/** Delivers requests by e-mail. */

import { createTransport } from 'nodemailer';
import type { Channel } from './courier.js';
import { DeliveryFailed } from './failure.js';
import type { ContactRequest } from './types.js';

export interface SmtpDeps {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
  readonly url: string;
  readonly from: string;
  readonly to: string;
  /** The words of the e-mail. */
  readonly compose: (
    request: ContactRequest,
    more: { readonly id: string; readonly sentAt: number },
  ) => { readonly subject: string; readonly text: string };
}

export const smtpName = 'smtp';

/** Milliseconds of silence after which a server is given up. */
const patience = 15_000;

export const createSmtpChannel = ({ url, from, to, compose }: SmtpDeps): Channel => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password goes over the network encrypted, or not at all.
    requireTLS: !secure && username !== '' && !isLoopback(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    // Nothing in a request may ever name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: smtpName,
    async deliver({ id, sentAt, request }) {
      const contact = request as ContactRequest;
      const { rejected } = await transport.sendMail({
        from,
        to,
        replyTo: { name: contact.name, address: contact.email },
        // The same in every attempt: a mailbox that gets it twice can tell.
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        date: new Date(sentAt),
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...compose(contact, { id, sentAt }),
      });
      if (rejected.length > 0) throw new DeliveryFailed('recipient refused');
    },
    close: () => transport.close(),
  };
};

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);
