/** What a client may say in an activity, field by field. Whatever is not named here is left out. */

import { badArgument, Refusal } from './refusal.js';

type Json = Readonly<Record<string, unknown>>;

/** Deeper nesting overflows recursive code; real activities have some ten levels. */
const deepest = 40;

/** Only a channel may say these. */
const onlyFromTheChannel = ['conversationUpdate', 'installationUpdate', 'contactRelationUpdate'];

/** Takes a field over. Undefined: it is left out. Throws a refusal. */
type Take = (value: unknown, conversationId: string) => unknown;

const text =
  (name: string): Take =>
  (value) => {
    if (value !== undefined && typeof value !== 'string') throw badArgument(`${name} must be a text.`);
    return value;
  };

/** A text of a certain form; in another form it is left out, because it would only be a place for words. */
const formed =
  (name: string, form: RegExp): Take =>
  (value, conversationId) => {
    const given = text(name)(value, conversationId) as string | undefined;
    return given !== undefined && form.test(given) ? given : undefined;
  };

const fields: Readonly<Record<string, Take>> = {
  text: text('text'),
  textFormat: formed('textFormat', /^(plain|markdown|xml)$/),
  locale: formed('locale', /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/),
  /** Of an event. */
  name: text('name'),
  /** Of a button, a card or an event. */
  value: (value) => value,
  /** Web Chat finds its own message again by what it puts here, and says whether a button was pressed. */
  channelData: (value) => (isObject(value) ? value : undefined),
  entities: (value) => {
    const given = listOf('entities', value).filter(({ type }) => type === 'ClientCapabilities');
    return given.length === 0 ? undefined : given.slice(0, 1).map(capabilities);
  },
  /** What Web Chat's feedback buttons answer. */
  replyToId: (value, conversationId) => {
    const given = text('replyToId')(value, conversationId) as string | undefined;
    return given?.startsWith(`${conversationId}|`) && /^\d{7,15}$/.test(given.slice(conversationId.length + 1))
      ? given
      : undefined;
  },
  localTimestamp: formed('localTimestamp', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/),
  localTimezone: formed('localTimezone', /^[A-Za-z_]{2,20}(\/[A-Za-z_+-]{1,30}\d{0,2}){0,2}$/),
};

/** The type and the fields that a client may fill. Throws a refusal that says what is wrong with the activity. */
export function readFields(body: unknown, conversationId: string): Json & { readonly type: string } {
  if (!isObject(body)) throw badArgument('The body must be one activity.');
  if (isDeeper(body, deepest)) throw badArgument('The activity is nested too deeply.');
  const { type } = body;
  if (typeof type !== 'string' || !/^[A-Za-z]{1,40}$/.test(type)) throw badArgument('The activity needs a type.');
  if (onlyFromTheChannel.includes(type)) throw badArgument(`Clients cannot send ${type}.`);
  // Web Chat always sends an empty list.
  if (listOf('attachments', body.attachments).length > 0) throw noFiles();
  const taken = Object.entries(fields).map(([name, take]) => [name, take(body[name], conversationId)] as const);
  return { type, ...Object.fromEntries(taken.filter(([, value]) => value !== undefined)) };
}

/** Files are not accepted, by policy: people would send passports and permits. */
export const noFiles = () =>
  new Refusal(415, 'UploadsNotAccepted', 'This assistant does not accept files. Ask in words, without personal data.');

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(name: string, value: unknown): readonly Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw badArgument(`${name} must be a list of objects.`);
  return value;
}

/** All that it tells is whether or not. */
function capabilities(entity: Json): Json {
  const told = Object.entries(entity).filter(([, value]) => typeof value === 'boolean');
  return { type: 'ClientCapabilities', ...Object.fromEntries(told.slice(0, 10)) };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}
