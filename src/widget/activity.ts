/** Direct Line activities as this page reads and writes them, and the turn entity that they carry. */

import type { TurnSummary } from '../conversation/types.js';

export type Language = TurnSummary['language'];

/** A suggested action: what a button says and what pressing it sends. */
export interface Action {
  readonly type?: string;
  readonly title: string;
  readonly text?: string;
  readonly value?: unknown;
}

export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id: string; readonly role?: string };
  readonly text?: string;
  readonly textFormat?: 'plain' | 'markdown';
  readonly value?: unknown;
  readonly locale?: string;
  readonly replyToId?: string;
  readonly channelData?: { readonly clientActivityID?: string };
  readonly suggestedActions?: { readonly actions?: readonly Action[] };
  readonly entities?: readonly { readonly type?: string }[];
  readonly attachments?: readonly { readonly contentType?: string; readonly content?: unknown }[];
}

const turnType = 'urn:ecopr-assistant:turn';

/** What the service says happened in the turn; only the last activity of a turn tells. */
export function turnOf(activity: Activity): TurnSummary | undefined {
  const entity = activity.entities?.find((candidate) => candidate.type === turnType);
  return entity as TurnSummary | undefined;
}

/** The words of an activity; those of its card when it has no others. */
export function textOf(activity: Activity): string {
  if (activity.text?.trim()) return activity.text;
  return (activity.attachments ?? []).flatMap((attachment) => cardTexts(attachment.content, 0)).join('\n\n');
}

/** What a button sends as a message. */
export function messageOf(action: Action): { text: string; value?: unknown } {
  if (action.type === 'imBack' && typeof action.value === 'string') return { text: action.value };
  const text = action.text || action.title;
  return action.value === undefined ? { text } : { text, value: action.value };
}

function cardTexts(element: unknown, depth: number): string[] {
  if (typeof element !== 'object' || element === null || depth > 8) return [];
  if (Array.isArray(element)) return element.flatMap((child) => cardTexts(child, depth + 1));
  const { type, text, body, items, columns } = element as Record<string, unknown>;
  const own = type === 'TextBlock' && typeof text === 'string' ? [text] : [];
  return [...own, ...[body, items, columns].flatMap((child) => cardTexts(child, depth + 1))];
}
