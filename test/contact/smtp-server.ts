/** A small SMTP server on loopback: takes messages, refuses them, or falls silent, as a test wants it. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface SmtpServer {
  readonly port: number;
  /** Messages that it said yes to, as they came. */
  readonly messages: readonly string[];
  readonly recipients: readonly string[];
  /** What it answers to a whole message; the usual one is 250. */
  answer: string;
  /** Called when a message is taken, before the client hears of it. */
  onMessage: () => void;
  close(): Promise<void>;
}

/** @param port 0 for any */
export const startSmtpServer = async (port = 0): Promise<SmtpServer> => {
  const messages: string[] = [];
  const recipients: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let text = '';
    let data = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test ready');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = data ? '\r\n.\r\n' : '\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const part = text.slice(0, at);
        text = text.slice(at + end.length);
        if (data) {
          data = false;
          if (self.answer.startsWith('2')) {
            messages.push(part);
            self.onMessage();
          }
          say(self.answer);
        } else if (/^(EHLO|HELO)/i.test(part)) say('250 test');
        else if (/^AUTH/i.test(part)) say('235 welcome');
        else if (/^RCPT/i.test(part)) {
          recipients.push(part);
          say('250 ok');
        } else if (/^DATA/i.test(part)) {
          data = true;
          say('354 go on');
        } else if (/^QUIT/i.test(part)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const self: SmtpServer = {
    port: (server.address() as AddressInfo).port,
    messages,
    recipients,
    answer: '250 taken',
    onMessage: () => undefined,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
};

/** The text of a message as nodemailer encodes it: quoted-printable, base64 or plain. */
export const textOf = (message: string): string => {
  const [head = '', ...body] = message.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
