/** Who is calling: the holder of the secret, or a visitor with a token; and may a page of that origin call at all. */

import type { HttpRequest } from '../http/types.js';
import type { ConversationRecord } from '../store/types.js';
import { forbidden, noCredential, notFound, tokenExpired } from './refusal.js';
import { checkToken, type ReturnClaims, type StreamClaims, sameText, signToken, type VisitorClaims } from './tokens.js';
import type { DirectLineDeps } from './types.js';

/** Seconds within which a stream's address must be used; the protocol says 60. */
const streamSeconds = 60;

export type Caller = { readonly kind: 'secret' } | { readonly kind: 'visitor'; readonly claims: VisitorClaims };

export type Credentials = ReturnType<typeof createCredentials>;

export function createCredentials(deps: DirectLineDeps) {
  const { store, clock, randomId, tokenSeconds, returnSeconds, originAllowed } = deps;
  const random = () => `${randomId()}${randomId()}`;
  const key = kept(() => store.setting('directline.key', random));
  const secret = kept(async () => deps.secret ?? store.setting('directline.secret', random));

  /** Throws a refusal when the page that calls may not. Requests without an Origin are not from pages. */
  function checkOrigin(origin: string | undefined, ownOrigin: string, only?: readonly string[]): void {
    if (origin === undefined) return;
    if (!originAllowed(origin, ownOrigin) || (only && !only.includes(origin))) {
      throw forbidden('Pages of this origin may not call.');
    }
  }

  async function identify(request: HttpRequest): Promise<Caller> {
    checkOrigin(request.headers.origin, request.publicUrl);
    const text = /^Bearer +([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (text === undefined) throw noCredential();
    if (sameText(text, await secret())) return { kind: 'secret' };
    const checked = checkToken(text, 'visitor', clock(), await key());
    if (checked.kind === 'expired') throw tokenExpired();
    if (checked.kind === 'wrong') throw forbidden('The secret or token is not valid.');
    checkOrigin(request.headers.origin, request.publicUrl, checked.claims.origins);
    return { kind: 'visitor', claims: checked.claims };
  }

  /** The caller and the conversation named in the path, which a visitor's token must be for. */
  async function identifyFor(request: HttpRequest): Promise<{ caller: Caller; conversation: ConversationRecord }> {
    const caller = await identify(request);
    const id = request.params.conversationId ?? '';
    // Before looking it up: a stranger must not learn which conversations exist.
    if (caller.kind === 'visitor' && caller.claims.conv !== id)
      throw forbidden('The token is for another conversation.');
    const conversation = await store.findConversation(id);
    if (!conversation) throw notFound();
    return { caller, conversation };
  }

  /** A fresh token as the routes answer it. */
  async function grant(claims: VisitorClaims) {
    const { use, conv, user, name, origins } = claims;
    const token = signToken({ use, conv, user, name, origins } as VisitorClaims, tokenSeconds, clock(), await key());
    return { conversationId: conv, token, expires_in: tokenSeconds };
  }

  /** For a page that may be closed for days: the key with which it gets a token for the same conversation again. */
  const returnKey = async ({ conv, user, origins }: Omit<ReturnClaims, 'use'>): Promise<string> =>
    signToken({ use: 'return', conv, user, ...(origins && { origins }) }, returnSeconds, clock(), await key());

  /** Whose key it is; undefined when it has ended, is none of ours, or is for a conversation that is gone. Throws a refusal for a foreign page. */
  async function identifyReturn(text: string, request: HttpRequest): Promise<ReturnClaims | undefined> {
    const checked = checkToken(text, 'return', clock(), await key());
    if (checked.kind !== 'valid') return undefined;
    checkOrigin(request.headers.origin, request.publicUrl, checked.claims.origins);
    return (await store.findConversation(checked.claims.conv)) && checked.claims;
  }

  /** The address of a stream that starts after a watermark. */
  async function streamUrl(claims: VisitorClaims, after: number, publicUrl: string): Promise<string> {
    const stream: StreamClaims = {
      use: 'stream',
      conv: claims.conv,
      after,
      own: publicUrl,
      ...(claims.origins && { origins: claims.origins }),
    };
    const credential = signToken(stream, streamSeconds, clock(), await key());
    const path = `/v3/directline/conversations/${encodeURIComponent(claims.conv)}/stream`;
    return `${publicUrl.replace(/^http/, 'ws')}${path}?watermark=${after}&t=${credential}`;
  }

  /** Checks the credential of a stream's address. Throws a refusal. */
  async function identifyStream(conversationId: string, credential: string, origin: string | undefined) {
    const checked = checkToken(credential, 'stream', clock(), await key());
    if (checked.kind === 'expired') throw tokenExpired();
    if (checked.kind === 'wrong' || checked.claims.conv !== conversationId)
      throw forbidden('The address is not valid.');
    checkOrigin(origin, checked.claims.own, checked.claims.origins);
    return checked.claims;
  }

  return { checkOrigin, identify, identifyFor, grant, returnKey, identifyReturn, streamUrl, identifyStream };
}

/** Asks once; asks again when that failed. */
function kept(ask: () => Promise<string>): () => Promise<string> {
  let value: Promise<string> | undefined;
  return () => {
    value ??= ask().catch((error) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
