/** Tokens: for our own page, for servers that hold the secret, and renewed for visitors. */

import type { HttpRequest, Route } from '../http/types.js';
import { isObject } from './client-fields.js';
import type { Credentials } from './credentials.js';
import { answer, badArgument, forbidden } from './refusal.js';
import type { VisitorClaims } from './tokens.js';

/** Bytes of a body with token parameters. */
const smallBody = 16 * 1024;

export function tokenRoutes(credentials: Credentials, randomId: () => string): readonly Route[] {
  async function forOurPage(request: HttpRequest) {
    const { origin } = request.headers;
    credentials.checkOrigin(origin, request.publicUrl);
    const bound = origin === undefined ? {} : { origins: [origin] };
    const earlier = await returning(request);
    const who = earlier ?? { conv: randomId(), user: `dl_${randomId()}`, ...bound };
    const granted = await credentials.grant({ ...who, use: 'visitor' });
    return answer(200, { ...granted, userId: who.user, returnKey: await credentials.returnKey(who) });
  }

  /** A page that was here before names its conversation by its key; with any other body it is new here. */
  async function returning(request: HttpRequest) {
    const key = isObject(request.body) ? request.body.returnKey : undefined;
    return typeof key === 'string' ? credentials.identifyReturn(key, request) : undefined;
  }

  async function generate(request: HttpRequest) {
    const caller = await credentials.identify(request);
    if (caller.kind !== 'secret') throw forbidden('Only the secret makes tokens.');
    return answer(200, await credentials.grant(newVisitor(request.body, randomId)));
  }

  async function refresh(request: HttpRequest) {
    const caller = await credentials.identify(request);
    if (caller.kind === 'secret') throw forbidden('A token is refreshed with itself, not with the secret.');
    return answer(200, await credentials.grant(caller.claims));
  }

  return [
    { method: 'POST', path: '/api/token', cors: true, maxBody: smallBody, handle: forOurPage },
    { method: 'POST', path: '/v3/directline/tokens/generate', cors: true, maxBody: smallBody, handle: generate },
    { method: 'POST', path: '/v3/directline/tokens/refresh', cors: true, maxBody: smallBody, handle: refresh },
  ];
}

/** Reads TokenParameters from the secret's holder into the claims of a visitor in a new conversation. Throws a refusal. */
export function newVisitor(body: unknown, randomId: () => string): VisitorClaims {
  const { user, trustedOrigins } = readParameters(body);
  const { id, name } = user;
  if (id !== undefined && !(typeof id === 'string' && /^dl_[\x21-\x7e]{1,128}$/.test(id))) {
    throw badArgument('user.id must begin with dl_.');
  }
  if (name !== undefined && !(typeof name === 'string' && name.length <= 256))
    throw badArgument('user.name must be a text.');
  return {
    use: 'visitor',
    conv: randomId(),
    ...(id !== undefined && { user: id, ...(name !== undefined && { name }) }),
    ...(trustedOrigins && { origins: trustedOrigins.map(readOrigin) }),
  };
}

/** The parameters that a client may send along. Throws a refusal when they have a wrong shape. */
export function readParameters(body: unknown) {
  const parameters = body ?? {};
  if (!isObject(parameters)) throw badArgument('The body must be an object.');
  const { user = {}, trustedOrigins, locale } = parameters;
  if (!isObject(user)) throw badArgument('user must be an object.');
  if (trustedOrigins !== undefined && !(Array.isArray(trustedOrigins) && trustedOrigins.length <= 50)) {
    throw badArgument('trustedOrigins must be a list of at most 50.');
  }
  return { user, trustedOrigins, locale: typeof locale === 'string' ? locale : undefined };
}

function readOrigin(text: unknown): string {
  if (typeof text !== 'string' || !URL.canParse(text))
    throw badArgument('trustedOrigins must hold scheme://host[:port].');
  return new URL(text).origin;
}
