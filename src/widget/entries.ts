/** The conversation as it is shown: what came and what was sent, each once and in order. Pure. */

import type { TurnSummary } from '../conversation/types.js';
import { type Action, type Activity, type Language, textOf, turnOf } from './activity.js';
import { languageFrom } from './words.js';

/** `sending` until the service has echoed the message; `waiting` while there is no connection. */
export type Delivery = 'sending' | 'waiting' | 'delivered' | 'failed';

export type Entry =
  | {
      readonly kind: 'own';
      readonly key: string;
      readonly id?: string;
      readonly text: string;
      /** The text is only the id of a fact that a link of the website asked for: no words for people. */
      readonly unworded: boolean;
      readonly delivery: Delivery;
    }
  | {
      readonly kind: 'bot';
      readonly key: string;
      readonly id?: string;
      readonly text: string;
      /** When it was said, as the service tells. */
      readonly at?: string | undefined;
      readonly language?: Language;
      readonly actions: readonly Action[];
      readonly turn?: TurnSummary;
    }
  | { readonly kind: 'notice'; readonly key: string; readonly notice: 'restarted' | 'forgotten' };

export type OwnEntry = Extract<Entry, { kind: 'own' }>;
export type BotEntry = Extract<Entry, { kind: 'bot' }>;

/**
 * The log with these activities in it. One that is known already is brought up to date in its place; a new one
 * comes before messages that the service has not seen yet.
 */
export function withActivities(entries: readonly Entry[], activities: readonly Activity[], userId?: string): Entry[] {
  const result = [...entries];
  for (const activity of activities) {
    if (activity.type !== 'message') continue;
    const entry = isOwn(activity, userId) ? ownEntry(activity) : botEntry(activity);
    if (entry.kind === 'bot' && entry.text === '' && entry.actions.length === 0 && !entry.turn) continue;
    const known = result.findIndex((other) => other.kind === entry.kind && isSame(other, entry));
    if (known >= 0) result[known] = { ...entry, key: result[known]!.key };
    else result.splice(result.findLastIndex((other) => !isUnderway(other)) + 1, 0, entry);
  }
  return result;
}

export function isOwn(activity: Activity, userId?: string): boolean {
  return activity.from?.role === 'user' || (userId !== undefined && activity.from?.id === userId);
}

export function isUnderway(entry: Entry): boolean {
  return entry.kind === 'own' && entry.delivery !== 'delivered';
}

/** The newest reply, if nothing was written after it: its buttons can be pressed. */
export function openReply(entries: readonly Entry[]): BotEntry | undefined {
  const last = entries.at(-1);
  return last?.kind === 'bot' ? last : undefined;
}

/** Where the newest turn begins: the first reply after the person's last message. */
export function firstOfLastReplies(entries: readonly Entry[]): BotEntry | undefined {
  const after = entries.slice(entries.findLastIndex((entry) => entry.kind !== 'bot') + 1);
  return after[0] as BotEntry | undefined;
}

/** A turn tells its language only on its last activity; the ones before it are in the same. */
export function languageAt(entries: readonly Entry[], index: number): Language | undefined {
  for (const entry of entries.slice(index)) {
    if (entry.kind !== 'bot') return undefined;
    const language = entry.turn?.language ?? entry.language;
    if (language) return language;
  }
  return undefined;
}

export function ownEntry(activity: Activity): OwnEntry {
  const { id, text = '', channelData } = activity;
  const fact = (activity.value as { fact?: unknown } | null | undefined)?.fact;
  return {
    kind: 'own',
    key: channelData?.clientActivityID ?? id ?? '',
    id,
    text,
    unworded: text === fact,
    delivery: 'delivered',
  };
}

function botEntry(activity: Activity): BotEntry {
  return {
    kind: 'bot',
    key: activity.id ?? '',
    id: activity.id,
    text: textOf(activity),
    at: activity.timestamp,
    language: languageFrom(activity.locale),
    actions: activity.suggestedActions?.actions?.filter((action) => action.title) ?? [],
    turn: turnOf(activity),
  };
}

function isSame(known: Entry, entry: OwnEntry | BotEntry): boolean {
  if (known.kind === 'notice') return false;
  return known.key === entry.key || (known.id !== undefined && known.id === entry.id);
}
