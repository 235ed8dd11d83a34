/** Turns the replies of a turn into activities for a channel. */

import type { Activity, CardAction, Entity } from 'botbuilder';
import type { Button, Citation, Input, Reply, TurnSummary } from '../conversation/types.js';
import { teamsParts, teamsText } from './teams-text.js';

/** The type of the entity that tells what happened in the turn. */
export const turnEntityType = 'urn:ecopr-assistant:turn';

export interface Stage {
  readonly channelId: string;
  readonly place: Input['place'];
  /** scheme://host[:port] under which people reach the service. */
  readonly publicUrl?: string | undefined;
}

type Outgoing = Partial<Activity>;

/** The activities of one turn, in order. The last one carries the buttons and the turn entity. */
export const renderTurn = (replies: readonly Reply[], summary: TurnSummary, stage: Stage): Outgoing[] => {
  const buttons = replies.flatMap((reply) => reply.buttons);
  const inTeams = stage.channelId === 'msteams';
  const parts = inTeams ? replies.flatMap(partsOf) : replies;
  const last = parts.length - 1;
  return parts.map((reply, at) => {
    const isLast = at === last;
    const listed = isLast && stage.place === 'shared' && inTeams;
    const text = withAddresses(listed ? withList(reply.text, buttons) : reply.text, stage);
    return {
      type: 'message',
      text: inTeams ? teamsText(text) : text,
      textFormat: 'markdown',
      locale: summary.language === 'fr' ? 'fr-CA' : 'en-CA',
      inputHint: !isLast ? 'ignoringInput' : summary.question === undefined ? 'acceptingInput' : 'expectingInput',
      ...(isLast && !listed && buttons.length > 0
        ? { suggestedActions: { to: [], actions: buttons.map((button) => actionOf(button, stage)) } }
        : {}),
      entities: [
        ...(reply.citations.length > 0 ? [citationEntity(reply.citations)] : []),
        ...(isLast ? [turnEntity(summary, stage.place)] : []),
      ],
    };
  });
};

/** A reply that is too long for one message; its sources stand at its end. */
const partsOf = (reply: Reply): readonly Reply[] => {
  const texts = teamsParts(reply.text);
  return texts.map((text, at) => ({ text, buttons: [], citations: at === texts.length - 1 ? reply.citations : [] }));
};

/** Teams knows only imBack among suggested actions; there the label is sent as if it had been typed. */
const actionOf = ({ title, value }: Button, { channelId }: Stage): CardAction =>
  channelId === 'msteams'
    ? { type: 'imBack', title, value: title }
    : { type: 'messageBack', title, text: title, displayText: title, value };

/**
 * Links to our own pages ("/check") become whole addresses. Without a public address only our own page knows where they
 * belong; elsewhere their words stay.
 */
const withAddresses = (text: string, { publicUrl, channelId }: Stage): string =>
  text.replace(/\[([^[\]\n]*)\]\((\/[^()\s]*)\)/g, (link, words: string, path: string) => {
    if (publicUrl !== undefined) return `[${words}](${publicUrl}${path})`;
    return channelId === 'directline' ? link : words;
  });

/** Teams shows no suggested actions where several people read; a number typed after the mention means the same. */
const withList = (text: string, buttons: readonly Button[]): string =>
  buttons.length === 0 ? text : `${text}\n\n${buttons.map(({ title }, at) => `${at + 1}. ${title}`).join('\n')}`;

const turnEntity = (summary: TurnSummary, place: Input['place']): Entity => {
  const { answers, ...told } = summary;
  return { type: turnEntityType, ...told, ...(place === 'private' && answers !== undefined ? { answers } : {}) };
};

/** Longest name and abstract that Teams accepts in a citation. */
const longestName = 80;
const longestAbstract = 160;

const citationEntity = (citations: readonly Citation[]): Entity => ({
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  citation: citations.map(({ title, publisher, url, dates }, at) => ({
    '@type': 'Claim',
    position: at + 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: shortened(title, longestName),
      abstract: shortened(`${publisher} (${dates})`, longestAbstract),
      ...(url === undefined ? {} : { url }),
    },
  })),
});

const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
