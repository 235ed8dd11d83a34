/** Signs and checks tokens: JSON web tokens with HMAC SHA-256, because clients read the `user` claim from them. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a visitor's token says. Field names are short because the token travels with every request. */
export interface VisitorClaims {
  readonly use: 'visitor';
  readonly conv: string;
  /** Only a user id that this service or the secret's holder chose; DirectLineJS takes it over. */
  readonly user?: string;
  readonly name?: string;
  /** The only origins whose pages may use the token. */
  readonly origins?: readonly string[];
}

/** What the credential inside a stream's address says. */
export interface StreamClaims {
  readonly use: 'stream';
  readonly conv: string;
  /** The stream starts after this watermark. */
  readonly after: number;
  /** The service's own origin as the client sees it. */
  readonly own: string;
  readonly origins?: readonly string[];
}

/**
 * What the key says with which our own page comes back to its conversation after the token has ended. It opens nothing
 * by itself: it is exchanged for a token, at one address, by the page of the same origin.
 */
export interface ReturnClaims {
  readonly use: 'return';
  readonly conv: string;
  readonly user: string;
  readonly origins?: readonly string[];
}

export type Claims = VisitorClaims | StreamClaims | ReturnClaims;

export type Checked<C extends Claims> =
  | { readonly kind: 'valid'; readonly claims: C }
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong' };

const header = encode({ alg: 'HS256', typ: 'JWT' });
/** Longer ones are not ours; checking them would be work for strangers. */
const longest = 8192;

/** @param seconds the lifetime; it never ends early, and at most a second late */
export function signToken(claims: Claims, seconds: number, now: Date, key: string): string {
  const iat = Math.floor(now.getTime() / 1000);
  const exp = Math.ceil(now.getTime() / 1000) + seconds;
  const signed = `${header}.${encode({ ...claims, iat, exp })}`;
  return `${signed}.${signature(signed, key)}`;
}

/** Checks signature, purpose and lifetime. Only an authentic token is ever called expired. */
export function checkToken<U extends Claims['use']>(
  token: string,
  use: U,
  now: Date,
  key: string,
): Checked<Extract<Claims, { use: U }>> {
  const end = token.lastIndexOf('.');
  // The header is compared as text: there is one algorithm, and the token does not choose it.
  if (token.length > longest || !token.startsWith(`${header}.`) || end <= header.length) return { kind: 'wrong' };
  const signed = token.slice(0, end);
  if (!sameText(token.slice(end + 1), signature(signed, key))) return { kind: 'wrong' };
  const claims = JSON.parse(Buffer.from(signed.slice(header.length + 1), 'base64url').toString());
  if (claims.use !== use) return { kind: 'wrong' };
  if (now.getTime() >= claims.exp * 1000) return { kind: 'expired' };
  return { kind: 'valid', claims };
}

/** Compares in a time that does not depend on where the texts differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
