/** Conversations: started, taken up again, and their session id. */

import type { HttpRequest, Route } from '../http/types.js';
import type { Store } from '../store/types.js';
import { readWatermark } from './activity-log.js';
import type { Caller, Credentials } from './credentials.js';
import { answer, badArgument } from './refusal.js';
import { newVisitor, readParameters } from './token-routes.js';
import type { VisitorClaims } from './tokens.js';
import type { Turns } from './turns.js';
import type { DirectLineDeps } from './types.js';

const smallBody = 16 * 1024;

export function conversationRoutes(
  { store, clock, randomId, mask }: Pick<DirectLineDeps, 'store' | 'clock' | 'randomId' | 'mask'>,
  credentials: Credentials,
  turns: Turns,
): readonly Route[] {
  async function start(request: HttpRequest) {
    const caller = await credentials.identify(request);
    const { user, locale } = readParameters(request.body);
    const visitor = caller.kind === 'secret' ? newVisitor(request.body, randomId) : caller.claims;
    const conversation = {
      id: visitor.conv,
      userId: visitor.user ?? claimedUser(user.id, mask) ?? `anonymous_${randomId()}`,
    };
    const created = await store.createConversation({ ...conversation, createdAt: clock().getTime() });
    if (created) await turns.welcome(conversation, locale);
    const granted = await credentials.grant(visitor);
    // From the start: the welcome is in the log already.
    const streamUrl = await credentials.streamUrl(visitor, 0, request.publicUrl);
    return answer(created ? 201 : 200, { ...granted, streamUrl });
  }

  async function reconnect(request: HttpRequest) {
    const { caller, conversation } = await credentials.identifyFor(request);
    const last = await store.lastWatermark(conversation.id);
    const after = Math.min(readWatermark(request.query) ?? last, last);
    const visitor = visitorOf(caller, conversation);
    const granted = await credentials.grant(visitor);
    return answer(200, { ...granted, streamUrl: await credentials.streamUrl(visitor, after, request.publicUrl) });
  }

  async function session(request: HttpRequest) {
    await credentials.identify(request);
    return answer(200, { sessionId: randomId() });
  }

  async function streamWithoutUpgrade(): Promise<never> {
    throw badArgument('This address is for a WebSocket.');
  }

  const one = '/v3/directline/conversations/:conversationId';
  return [
    { method: 'POST', path: '/v3/directline/conversations', cors: true, maxBody: smallBody, handle: start },
    { method: 'GET', path: one, cors: true, handle: reconnect },
    { method: 'GET', path: `${one}/stream`, cors: true, handle: streamWithoutUpgrade },
    { method: 'GET', path: '/v3/directline/session/getsessionid', cors: true, handle: session },
  ];
}

/** A user id that a client gives itself: no personal data. Those with dl_ are only believed inside a token. */
function claimedUser(id: unknown, mask: (text: string) => string): string | undefined {
  return typeof id === 'string' && id !== '' && id.length <= 256 && !id.startsWith('dl_') && mask(id) === id
    ? id
    : undefined;
}

/** The visitor for whom a new token is made; the secret's holder gets one for the conversation's own user. */
function visitorOf(
  caller: Caller,
  { id, userId }: Awaited<ReturnType<Store['findConversation']>> & object,
): VisitorClaims {
  if (caller.kind === 'visitor') return caller.claims;
  return { use: 'visitor', conv: id, ...(userId.startsWith('dl_') && { user: userId }) };
}
