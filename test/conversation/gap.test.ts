/** What is noted for the authors of the content: what was not answered well, without a word on whose it was. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, type State } from '../../src/conversation/index.js';
import { assistant } from '../support/project.js';

const takeTurn = createTakeTurn(assistant);
const now = new Date('2026-11-23T12:00:00Z');
const say = (state: State | undefined, text: string, value?: unknown) =>
  takeTurn(state, { kind: 'message', text, value, place: 'private' }, now);

/** Words that the search asks back about, whatever the content learns meanwhile. */
const vague = ['card', 'expired', 'the address', 'passport', 'travel', 'family', 'photo', 'email']
  .map((text) => ({ text, result: say(undefined, text) }))
  .find(({ result }) => result.summary.ending === 'clarified' && result.state.offered.length > 1)!;

describe('for the authors is noted', () => {
  it('a question without an answer', () => {
    const { gaps, summary } = say(undefined, 'zorblat frimsel quandaloo wexford?');
    expect(summary.ending).toBe('not-found');
    expect(gaps).toEqual([
      { kind: 'unanswered', language: 'en', text: 'zorblat frimsel quandaloo wexford?', facts: [] },
    ]);
  });

  it('a question that was asked back, with the choice that was made', () => {
    const { state } = vague.result;
    const chosen = state.offered[1]!;
    for (const next of [say(state, '', { fact: chosen }), say(state, '2')]) {
      expect(next.gaps).toEqual([
        { kind: 'asked-back', language: 'en', text: vague.text, facts: state.offered, chosen },
      ]);
    }
  });

  it('a question that was asked back, when none of the choices was it', () => {
    const { state } = vague.result;
    const next = say(state, 'zorblat frimsel quandaloo wexford?');
    expect(next.gaps?.map(({ kind, chosen }) => [kind, chosen])).toEqual([
      ['asked-back', undefined],
      ['unanswered', undefined],
    ]);
  });

  it('an answer that did not help, with the question that led to it', () => {
    const answered = say(undefined, 'what is a COPR?');
    const [told] = answered.summary.facts!;
    expect(answered.gaps).toEqual([]);
    for (const no of ["that's not what I asked", 'not helpful', 'wrong answer']) {
      const next = say(answered.state, no);
      expect(next.gaps).toEqual([{ kind: 'unhelpful', language: 'en', text: 'what is a COPR?', facts: [told] }]);
      expect(next.replies[0]!.text).toContain('that was not it');
      expect(next.state.offered).not.toContain(told);
    }
    const french = say(say(undefined, "qu'est-ce que la CRP?").state, "ce n'est pas ma question");
    expect(french.gaps?.[0]).toMatchObject({ kind: 'unhelpful', language: 'fr' });
  });

  it('words that were no answer to the open question', () => {
    const asked = say(undefined, '', { command: 'start' });
    const next = say(asked.state, 'zorblat frimsel');
    expect(next.gaps).toEqual([
      { kind: 'not-understood', language: 'en', text: 'zorblat frimsel', facts: [], question: asked.summary.question },
    ]);
  });

  it('nothing of personal data, thanks, commands, answers and what is too long', () => {
    const asked = say(undefined, '', { command: 'start' });
    for (const text of ['my UCI is 1234-5678, what now', 'thank you', 'help', 'what is a COPR?', 'x'.repeat(5000)]) {
      const { gaps = [], state } = say(undefined, text);
      expect(gaps.filter(({ text: noted }) => /1234|x{501}/.test(noted))).toEqual([]);
      expect(JSON.stringify(state)).not.toContain('1234');
      if (text.length < 100) expect(gaps).toEqual([]);
    }
    expect(say(asked.state, '1').gaps).toEqual([]);
  });
});

describe('"That is not what I asked"', () => {
  it('stands behind each answer as a button, and offers other facts or people', () => {
    const { state, replies } = say(undefined, 'can i fly with my copr before the card comes');
    const button = replies.at(-1)!.buttons.at(-1)!;
    expect(button.value).toEqual({ command: 'unhelpful' });
    const next = say(state, button.title, button.value);
    expect(['clarified', 'command']).toContain(next.summary.ending);
    expect(next.replies[0]!.buttons.length).toBeGreaterThan(0);
  });

  it('without an answer before it asks for other words', () => {
    expect(say(undefined, 'not helpful').replies[0]!.text).toContain('other words');
  });
});
