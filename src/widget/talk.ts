/** The whole conversation behind the page: what to show now, and what the person can do. No document in here. */

import type { TurnSummary } from '../conversation/types.js';
import { type Action, type Activity, type Language, messageOf, turnOf } from './activity.js';
import { type ConnectionParts, createConnection, type Link } from './connection.js';
import { type Delivery, type Entry, isOwn, isUnderway, ownEntry, withActivities } from './entries.js';
import { createOutbox } from './outbox.js';
import type { Message } from './topic.js';
import { spoken } from './words.js';

export interface View {
  readonly entries: readonly Entry[];
  readonly language: Language;
  readonly link: Link;
  /** What the newest reply says of its turn. */
  readonly turn?: TurnSummary;
  readonly typing: boolean;
  /** Words to put back into the box; a new serial each time. */
  readonly draft?: { readonly text: string; readonly serial: number };
}

export interface Talk {
  view(): View;
  open(): void;
  say(message: Message): void;
  press(action: Action): void;
  retry(key: string): void;
  /** The page was woken or the network came back. */
  wake(): void;
}

export interface TalkParts extends Omit<ConnectionParts, 'locale' | 'received' | 'linkChanged' | 'restarted'> {
  readonly language: Language;
  readonly newId: () => string;
  readonly changed: () => void;
}

const longestReplyMs = 30_000;
const typingActivityMs = 8000;

export function createTalk(parts: TalkParts): Talk {
  let view: View = { entries: [], language: parts.language, link: 'connecting', typing: false };
  /** The words of messages on their way, until the turn that answers them has ended. */
  const drafts = new Map<string, string>();
  let forgetting = false;
  let cancelTyping = () => {};
  /** True while a set of activities is taken in: it is shown once, when it is complete. */
  let takingIn = false;

  const connection = createConnection({
    ...parts,
    locale: () => (view.language === 'fr' ? 'fr-CA' : 'en-CA'),
    received,
    restarted,
    linkChanged(link) {
      change({ link });
      if (link === 'online') outbox.resume();
    },
  });
  const outbox = createOutbox({
    clock: parts.clock,
    send: connection.send,
    check: connection.check,
    mend: connection.connect,
    changed: setDelivery,
  });

  function change(part: Partial<View>): void {
    view = { ...view, ...part };
    if (!takingIn) parts.changed();
  }

  function setDelivery(key: string, delivery: Delivery): void {
    change({
      entries: view.entries.map((entry) =>
        entry.kind === 'own' && entry.key === key ? { ...entry, delivery } : entry,
      ),
    });
  }

  function setTyping(ms: number): void {
    cancelTyping();
    if (ms > 0) cancelTyping = parts.clock.after(ms, () => change({ typing: false }));
    if (view.typing !== ms > 0) change({ typing: ms > 0 });
  }

  function received(activities: readonly Activity[]): void {
    takingIn = true;
    try {
      for (const activity of activities) takeIn(activity);
    } finally {
      takingIn = false;
      parts.changed();
    }
  }

  function takeIn(activity: Activity): void {
    const userId = connection.userId();
    const own = isOwn(activity, userId);
    if (activity.type === 'typing' && !own) setTyping(typingActivityMs);
    if (activity.type !== 'message') return;
    const known = view.entries.length;
    const entries = withActivities(view.entries, [activity], userId);
    change({ entries });
    if (own) ownArrived(activity, entries);
    else if (entries.length > known) replyArrived(activity, entries);
  }

  function ownArrived(activity: Activity, entries: readonly Entry[]): void {
    const key = activity.channelData?.clientActivityID;
    if (key) outbox.echoed(key);
    if (key && entries.at(-1)?.key === key) setTyping(longestReplyMs);
  }

  function replyArrived(activity: Activity, entries: readonly Entry[]): void {
    setTyping(0);
    const turn = turnOf(activity);
    if (!turn) return;
    change({ turn });
    if (turn.language !== view.language) {
      parts.vault.writeLanguage(turn.language);
      change({ language: turn.language });
    }
    const key = answeredBy(activity, entries)?.key ?? '';
    const text = drafts.get(key);
    drafts.delete(key);
    if (turn.ending === 'personal-data' && text) change({ draft: { text, serial: (view.draft?.serial ?? 0) + 1 } });
    if (forgetting && turn.ending === 'command') forgotten(entries.findLast((entry) => entry.kind === 'bot')!);
    forgetting = false;
  }

  function forgotten(farewell: Entry): void {
    change({ entries: [farewell, notice('forgotten')], turn: undefined, draft: undefined });
    connection.forget();
  }

  function restarted(): void {
    const past = forgetting ? [] : view.entries.filter((entry) => !isUnderway(entry));
    const underway = forgetting ? [] : view.entries.filter(isUnderway);
    const line = notice(forgetting ? 'forgotten' : 'restarted');
    // Ids of another conversation may be the same: what is past keeps no id.
    const kept = past.map((entry, index) => ({ ...entry, id: undefined, key: `past-${view.entries.length}-${index}` }));
    change({ entries: [...kept, line, ...underway], turn: undefined });
    forgetting = false;
    outbox.readdress();
  }

  function notice(kind: 'restarted' | 'forgotten'): Entry {
    return { kind: 'notice', key: parts.newId(), notice: kind };
  }

  function say(message: Message): void {
    const key = parts.newId();
    drafts.set(key, message.text);
    forgetting = isForgetMe(message.text);
    const activity: Activity = {
      type: 'message',
      ...message,
      textFormat: 'plain',
      channelData: { clientActivityID: key },
    };
    change({ entries: [...view.entries, { ...ownEntry(activity), delivery: 'sending' }] });
    outbox.post(key, activity);
  }

  return {
    view: () => view,
    open: () => void connection.connect(),
    say,
    press: (action) => say(messageOf(action)),
    retry: (key) => outbox.retry(key),
    wake: () => void connection.check(),
  };
}

/** The message that a reply belongs to. */
function answeredBy(reply: Activity, entries: readonly Entry[]): Entry | undefined {
  const own = entries.filter((entry) => entry.kind === 'own');
  return own.find((entry) => entry.id !== undefined && entry.id === reply.replyToId) ?? own.at(-1);
}

function isForgetMe(text: string): boolean {
  const said = text.trim().toLowerCase();
  return said === spoken.en.forgetMe || said === spoken.fr.forgetMe;
}
