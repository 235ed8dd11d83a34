/** Users' journeys, played on the pure turn. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, type Input, type State } from '../../src/conversation/index.js';
import { assistant } from '../support/project.js';
import { type Heard, type Person, play, type Transcript, transcripts } from '../support/transcript.js';

const takeTurn = createTakeTurn(assistant);

const visitor = ({ language, place = 'private' }: Transcript): Person => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  let state: State | undefined;
  const turn = (input: Pick<Input, 'kind' | 'text' | 'value'>): Heard => {
    const result = takeTurn(state, { ...input, locale: language, place }, new Date(now));
    // As the service does it: what is stored is JSON, and nothing stays of somebody who is forgotten.
    state = result.state.forget ? undefined : JSON.parse(JSON.stringify(result.state));
    return {
      summary: result.summary,
      text: result.replies.map(({ text }) => text).join('\n\n'),
      buttons: result.replies.flatMap(({ buttons }) => buttons.map(({ title }) => title)),
    };
  };
  if (place === 'private') turn({ kind: 'start', text: '' });
  return {
    say: (message) => turn({ kind: 'message', ...message }),
    rest: (milliseconds) => {
      now += milliseconds;
    },
  };
};

describe('a journey', () => {
  it('is told at least 72 times, in both languages, each under a name of its own', () => {
    expect(transcripts.length).toBeGreaterThanOrEqual(72);
    expect(transcripts.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(36);
    expect(new Set(transcripts.map(({ name }) => name)).size).toBe(transcripts.length);
  });

  it.each(transcripts.map((transcript) => [transcript.name, transcript] as const))('%s', (_, transcript) =>
    play(transcript, visitor(transcript)),
  );
});
