/** Users' journeys, played on the pure turn. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, type State, type TurnSummary } from '../../src/conversation/index.js';
import { assistant } from '../support/project.js';
import { expectStep, messageOf, transcripts } from '../support/transcript.js';

const takeTurn = createTakeTurn(assistant);
const now = new Date('2026-11-23T12:00:00Z');

describe('a journey', () => {
  it('is told at least 25 times, in both languages', () => {
    expect(transcripts.length).toBeGreaterThanOrEqual(25);
    expect(transcripts.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(10);
  });

  it.each(transcripts.map((transcript) => [transcript.name, transcript] as const))('%s', (_, { language, steps }) => {
    let state: State | undefined = takeTurn(
      undefined,
      { kind: 'start', text: '', locale: language, place: 'private' },
      now,
    ).state;
    let summary: TurnSummary | undefined;
    for (const step of steps) {
      const message = messageOf(step, summary?.question, summary?.language ?? language);
      const result = takeTurn(state, { kind: 'message', ...message, locale: language, place: 'private' }, now);
      state = result.state;
      summary = result.summary;
      expectStep(step, summary, result.replies.map(({ text }) => text).join('\n\n'));
    }
  });
});
