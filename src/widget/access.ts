/** The right to a conversation: gets it, keeps it fresh, finds out that it is gone and then begins another. */

import type { Clock } from './clock.js';
import { CallFailed, type DirectLine, type Pass } from './direct-line.js';
import type { Vault } from './vault.js';

export interface AccessParts {
  readonly api: DirectLine;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly locale: () => string;
  /** Fetches what was said since the last time; throws when the conversation is not there. */
  readonly catchUp: (pass: Pass) => Promise<unknown>;
  readonly watermark: () => string | undefined;
  /** The conversation is another one from now on. */
  readonly restarted: () => void;
  /** The token could not be made fresh. */
  readonly lost: () => void;
}

export interface Access {
  readonly pass: Pass | undefined;
  /** Gets to where the conversation is known to live; answers the address of its stream. */
  reach(): Promise<string | undefined>;
  drop(): void;
}

// Clients of Direct Line refresh four times an hour, whatever the token's life.
const refreshMs = 15 * 60_000;

export function createAccess(parts: AccessParts): Access {
  const { api, vault, clock } = parts;
  let pass: Pass | undefined;
  let cancelRefresh = () => {};

  function take(next: Pass): void {
    pass = next;
    vault.writePass(next);
    cancelRefresh();
    const due = Math.min(refreshMs, (next.expiresAt - clock.now()) / 2);
    cancelRefresh = clock.after(Math.max(due, 1000), () => void refresh());
  }

  function drop(): void {
    pass = undefined;
    cancelRefresh();
    vault.clear();
  }

  async function refresh(): Promise<void> {
    const current = pass;
    if (!current) return;
    try {
      const next = await api.refresh(current);
      if (pass === current) take(next);
    } catch (error) {
      if (pass !== current) return;
      if (error instanceof CallFailed && error.gone) parts.lost();
      else cancelRefresh = clock.after(60_000, () => void refresh());
    }
  }

  async function begin(next: Pass): Promise<string | undefined> {
    const { streamUrl } = await api.start(next, parts.locale());
    take(next);
    return streamUrl;
  }

  /** After a refusal: another tab's pass, a renewed one, or a new conversation. Answers a stream only for the last. */
  async function replace(refused: Pass, status: number): Promise<string | undefined> {
    const kept = vault.readPass();
    if (kept && kept.token !== refused.token && kept.expiresAt > clock.now()) {
      if (kept.conversationId !== refused.conversationId) parts.restarted();
      take(kept);
      return undefined;
    }
    const next = await api.getPass(status === 404 ? undefined : refused);
    if (next.conversationId === refused.conversationId) {
      take(next);
      return undefined;
    }
    drop();
    parts.restarted();
    return await begin(next);
  }

  async function reach(): Promise<string | undefined> {
    pass ??= vault.readPass();
    for (let tries = 0; pass; tries++) {
      const current: Pass = pass;
      try {
        if (current.expiresAt <= clock.now()) throw new CallFailed(403);
        await parts.catchUp(current);
        const { streamUrl, token } = await api.resume(current, parts.watermark());
        take({ ...current, token: token ?? current.token });
        return streamUrl;
      } catch (error) {
        if (!(error instanceof CallFailed && error.gone) || tries === 2) throw error;
        const streamUrl = await replace(current, error.status);
        if (streamUrl) return streamUrl;
      }
    }
    return await begin(await api.getPass());
  }

  return {
    get pass() {
      return pass;
    },
    reach,
    drop,
  };
}
