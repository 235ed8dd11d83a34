/** From replies to activities. */

import { describe, expect, it } from 'vitest';
import { renderTurn, turnEntityType } from '../../src/bot/render.js';
import type { Reply, TurnSummary } from '../../src/conversation/types.js';

const yes = { title: 'Yes, in Canada', value: { question: 'q', value: 'yes' } } as const;
const no = { title: 'No', value: { question: 'q', value: 'no' } } as const;
const reply = (text: string, more: Partial<Reply> = {}): Reply => ({ text, buttons: [], citations: [], ...more });
const summary: TurnSummary = {
  ending: 'asked',
  language: 'fr',
  question: 'q',
  answers: { p: 'x' },
  progress: { answered: 1, atMost: 4 },
};
const direct = { channelId: 'directline', place: 'private' } as const;

describe('rendering', () => {
  it('puts buttons and the turn entity on the last activity only', () => {
    const [first, last] = renderTurn([reply('one'), reply('two', { buttons: [yes, no] })], summary, direct);
    expect(first).toMatchObject({
      type: 'message',
      text: 'one',
      textFormat: 'markdown',
      locale: 'fr-CA',
      inputHint: 'ignoringInput',
      entities: [],
    });
    expect(first).not.toHaveProperty('suggestedActions');
    expect(last!.inputHint).toBe('expectingInput');
    expect(last!.suggestedActions!.actions).toEqual([
      { type: 'messageBack', title: yes.title, text: yes.title, displayText: yes.title, value: yes.value },
      { type: 'messageBack', title: no.title, text: no.title, displayText: no.title, value: no.value },
    ]);
    expect(last!.entities).toEqual([
      {
        type: turnEntityType,
        ending: 'asked',
        language: 'fr',
        question: 'q',
        answers: { p: 'x' },
        progress: { answered: 1, atMost: 4 },
      },
    ]);
  });

  it('makes links to our own pages whole addresses, or words where nobody could follow them', () => {
    const text = 'Write: [contact form](/contact?language=en), [IRCC](https://www.canada.ca/a_(b)) [2].';
    const rendered = (more: { channelId: string; publicUrl?: string }) =>
      renderTurn([reply(text)], summary, { place: 'private', ...more })[0]!.text;
    const publicUrl = 'https://ecopr.example';
    for (const channelId of ['msteams', 'directline'])
      expect(rendered({ channelId, publicUrl })).toBe(text.replace('(/contact', '(https://ecopr.example/contact'));
    expect(rendered({ channelId: 'directline' })).toBe(text);
    expect(rendered({ channelId: 'msteams' })).toBe(
      text.replace('[contact form](/contact?language=en)', 'contact form'),
    );
  });

  it('keeps buttons of an earlier reply on the last activity', () => {
    const activities = renderTurn([reply('one', { buttons: [yes] }), reply('two')], summary, direct);
    expect(activities.map((each) => each.suggestedActions?.actions.length)).toEqual([undefined, 1]);
  });

  it('tells nothing about a person where others read along', () => {
    const [only] = renderTurn([reply('one')], summary, { channelId: 'msteams', place: 'shared' });
    expect(JSON.stringify(only)).not.toContain('answers');
  });

  it('lists the choices in the text in a Teams channel', () => {
    const [only] = renderTurn([reply('Which?', { buttons: [yes, no] })], summary, {
      channelId: 'msteams',
      place: 'shared',
    });
    expect(only!.text).toBe('Which?\n\n1. Yes, in Canada\n\n2. No');
    expect(only).not.toHaveProperty('suggestedActions');
  });

  it('uses in a Teams chat the one kind of suggested action that it shows', () => {
    const [only] = renderTurn([reply('Which?', { buttons: [yes] })], summary, {
      channelId: 'msteams',
      place: 'private',
    });
    expect(only!.suggestedActions!.actions).toEqual([{ type: 'imBack', title: yes.title, value: yes.title }]);
  });

  it('carries citations as the schema.org entity, within the lengths Teams takes', () => {
    const citation = {
      title: 'T'.repeat(200),
      publisher: 'P'.repeat(200),
      url: 'https://a.example/',
      dates: 'undated',
    };
    const [only] = renderTurn(
      [reply('one', { citations: [citation, { title: 'Copy', publisher: 'P', dates: 'd' }] })],
      summary,
      direct,
    );
    const [entity] = only!.entities!;
    expect(entity).toMatchObject({
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
    });
    const [one, two] = entity!.citation;
    expect(one.position).toBe(1);
    expect(one.appearance.name).toHaveLength(80);
    expect(one.appearance.abstract.length).toBeLessThanOrEqual(160);
    expect(one.appearance.url).toBe('https://a.example/');
    expect(two.appearance).not.toHaveProperty('url');
  });

  it('accepts input when no question is open', () => {
    const { question: _, ...rest } = summary;
    expect(renderTurn([reply('one')], rest, direct)[0]!.inputHint).toBe('acceptingInput');
  });
});
