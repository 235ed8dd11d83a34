/** Turns an activity into the neutral input of a turn: no mention of the bot, no channel but the place. */

import type { Activity, Entity } from 'botbuilder';
import type { Input } from '../conversation/types.js';

/** More than the conversation reads, so that it still sees that a text is too long. */
const longestText = 8000;

/** Where others read along: a channel or a group chat. */
export const placeOf = ({ conversation }: Activity): Input['place'] =>
  conversation?.conversationType === 'channel' ||
  conversation?.conversationType === 'groupChat' ||
  conversation?.isGroup === true
    ? 'shared'
    : 'private';

/** The input of a message. A text of nothing but the mention is empty. */
export const inputOf = (activity: Activity): Input => ({
  kind: 'message',
  text: withoutMentions(activity).slice(0, longestText),
  value: activity.value ?? undefined,
  locale: activity.locale,
  place: placeOf(activity),
});

/** The input that begins a conversation. */
export const startOf = (activity: Activity): Input => ({
  kind: 'start',
  text: '',
  locale: activity.locale,
  place: placeOf(activity),
});

/** The text without any mention of the bot. People who are mentioned stay, as plain names. */
export const withoutMentions = (activity: Activity): string => {
  let text = activity.text ?? '';
  for (const mention of mentionsOfBot(activity)) text = text.split(mention).join(' ');
  text = text.replaceAll(/<\/?at(?: [^<>]{0,100})?>/g, '');
  return text.replaceAll('\u00a0', ' ').trim();
};

/** Whether the message speaks to the bot: always in private, by a mention or a button where others read along. */
export const isAddressed = (activity: Activity): boolean =>
  activity.channelId !== 'msteams' ||
  placeOf(activity) === 'private' ||
  (activity.value !== undefined && activity.value !== null) ||
  mentionsOfBot(activity).length > 0;

const mentionsOfBot = ({ entities, recipient }: Activity): readonly string[] =>
  (entities ?? []).flatMap((entity: Entity) => {
    if (entity.type !== 'mention' || recipient?.id === undefined || entity.mentioned?.id !== recipient.id) return [];
    const { text } = entity as { text?: unknown };
    return [typeof text === 'string' && text.trim() !== '' ? text : `<at>${recipient.name ?? ''}</at>`];
  });
