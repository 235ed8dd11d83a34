/** `npm run contacts`: lists what people sent with the contact form, exports it, deletes it, shows what is stuck. */

import { openDataDir, type StoredContact } from '../app/data-dir.js';
import { readSettings } from '../settings.js';
import { print, projectRoot, runCommand } from './project.js';

const usage = `npm run contacts                       lists all requests, without their messages
npm run contacts -- --undelivered      only those that wait, with attempts and the last error
npm run --silent contacts -- --export  all of them with everything, one JSON line each
npm run contacts -- --delete ID …      deletes requests for good (the first letters of an id will do)`;

/** What the form stored. */
interface Request {
  readonly language: string;
  readonly name: string;
  readonly email: string;
  readonly whatsapp?: string;
}

await runCommand(async () => {
  const args = process.argv.slice(2);
  const known = ['--undelivered', '--export', '--delete', '--help'];
  const unknown = args.find((arg) => arg.startsWith('-') && !known.includes(arg));
  if (unknown !== undefined || args.includes('--help')) return print(usage);
  const read = readSettings(process.env);
  if (!read.ok) throw new Error(`The settings cannot be used:\n${read.errors.join('\n')}`);
  const data = await openDataDir(read.settings, projectRoot);
  if (data === undefined)
    throw new Error('There is no database: start the service once, or set DATA_DIR to its folder.');
  const { contacts, close } = data;
  try {
    const all = await contacts.list();
    if (args.includes('--delete')) {
      const ids = args.filter((arg) => !arg.startsWith('-')).map((start) => idOf(all, start));
      if (ids.length === 0) throw new Error(`delete which?\n${usage}`);
      return print(`${await contacts.remove(ids)} deleted`);
    }
    if (args.includes('--export')) return exportAll(all);
    list(args.includes('--undelivered') ? all.filter(isWaiting) : all);
  } finally {
    await close();
  }
});

/** @throws Error when not exactly one id begins so */
function idOf(all: readonly StoredContact[], start: string): string {
  const found = all.filter(({ id }) => id.startsWith(start));
  if (found.length === 1) return found[0]!.id;
  throw new Error(
    `${found.length === 0 ? 'no request has' : `${found.length} requests have`} an id that begins ${start}`,
  );
}

function isWaiting({ wanted, deliveredAt, deletedAt }: StoredContact): boolean {
  return wanted && deliveredAt === undefined && deletedAt === undefined;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function exportAll(all: readonly StoredContact[]): void {
  for (const { id, sentAt, deliveredAt, request } of all) {
    if (request === undefined) continue;
    const delivered = deliveredAt === undefined ? null : new Date(deliveredAt).toISOString();
    print(
      JSON.stringify({ id, sentAt: new Date(sentAt).toISOString(), deliveredAt: delivered, ...(request as Request) }),
    );
  }
}

function list(contacts: readonly StoredContact[]): void {
  for (const contact of contacts) {
    const { id, sentAt, request } = contact;
    const who = request === undefined ? '' : whoIn(request as Request);
    print(`${id.slice(0, 8)}  ${day(sentAt)}  ${stateOf(contact)}  ${who}`.trimEnd());
    if (!isWaiting(contact)) continue;
    for (const { channel, attempts, nextAt, underway, deliveredAt, lastError } of contact.deliveries) {
      const next = underway ? 'being tried now' : `next ${day(nextAt)}`;
      const so =
        deliveredAt === undefined ? `${attempts} attempts, ${lastError ?? 'no error yet'}, ${next}` : 'delivered';
      print(`          ${channel}: ${so}`);
    }
  }
  print(`${contacts.length} requests (times in UTC)`);
}

function whoIn({ name, email, whatsapp, language }: Request): string {
  return [`${name} <${email}>`, ...(whatsapp === undefined ? [] : [whatsapp]), language].join('  ');
}

function stateOf({ wanted, deliveredAt, deletedAt }: StoredContact): string {
  if (deletedAt !== undefined) return 'deleted by its sender';
  if (deliveredAt !== undefined) return `delivered ${day(deliveredAt)}`;
  return wanted ? 'waits' : 'kept here';
}
