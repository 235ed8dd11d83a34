/** The calls of Direct Line 3.0 that this page makes, and nothing private: any such service will do. */

import type { Activity } from './activity.js';

/** What opens a conversation. Kept in the browser so that the next page goes on where this one stopped. */
export interface Pass {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Seconds that a fresh token lives. */
  readonly lifetime: number;
  /** Gets a token for the same conversation after this one has ended. */
  readonly returnKey?: string | undefined;
}

/** A call that did not succeed. Status 0: the service was not reached at all. */
export class CallFailed extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterMs?: number,
  ) {
    super(`call failed with status ${status}`);
  }

  /** The token or the conversation is no longer accepted. */
  get gone(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }

  /** The same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

export interface DirectLine {
  /** A new conversation, or the same one again when the service honours the earlier pass. */
  getPass(earlier?: Pass): Promise<Pass>;
  start(pass: Pass, locale: string): Promise<{ streamUrl?: string }>;
  resume(pass: Pass, watermark: string | undefined): Promise<{ streamUrl?: string; token?: string }>;
  activities(pass: Pass, watermark: string | undefined): Promise<ActivitySet>;
  send(pass: Pass, activity: Activity): Promise<{ id?: string }>;
  refresh(pass: Pass): Promise<Pass>;
}

const root = '/v3/directline';
const patienceMs = 20_000;

export function directLine(fetch: typeof globalThis.fetch, now: () => number): DirectLine {
  async function call<T>(method: 'GET' | 'POST', path: string, token?: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
        cache: 'no-store',
      });
    } catch {
      throw new CallFailed(0);
    }
    if (!response.ok) throw new CallFailed(response.status, secondsOf(response.headers.get('retry-after')));
    const text = await response.text().catch(() => '');
    try {
      return (text ? JSON.parse(text) : {}) as T;
    } catch {
      // Something between us and the service answered in its place (a sign-in page of a hotel network).
      throw new CallFailed(0);
    }
  }

  const conversation = (pass: Pass) => `${root}/conversations/${encodeURIComponent(pass.conversationId)}`;
  const since = (watermark: string | undefined) =>
    watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
  const renewed = (pass: Omit<Pass, 'expiresAt' | 'lifetime'>, seconds: number | undefined): Pass => {
    const lifetime = seconds || 1800;
    return {
      token: pass.token,
      conversationId: pass.conversationId,
      userId: pass.userId,
      returnKey: pass.returnKey,
      lifetime,
      expiresAt: now() + lifetime * 1000,
    };
  };

  return {
    async getPass(earlier) {
      const body = earlier?.returnKey === undefined ? {} : { returnKey: earlier.returnKey };
      const answer = await call<Pass & { expires_in?: number }>('POST', '/api/token', undefined, body);
      return renewed(answer, answer.expires_in);
    },
    start: (pass, locale) => call('POST', `${root}/conversations`, pass.token, { user: { id: pass.userId }, locale }),
    resume: (pass, watermark) => call('GET', conversation(pass) + since(watermark ?? ''), pass.token),
    activities: (pass, watermark) => call('GET', `${conversation(pass)}/activities${since(watermark)}`, pass.token),
    send: (pass, activity) =>
      call('POST', `${conversation(pass)}/activities`, pass.token, { ...activity, from: { id: pass.userId } }),
    async refresh(pass) {
      const answer = await call<{ token: string; expires_in?: number }>('POST', `${root}/tokens/refresh`, pass.token);
      return renewed({ ...pass, token: answer.token }, answer.expires_in);
    },
  };
}

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header);
  return header && seconds >= 0 ? seconds * 1000 : undefined;
}
