/** A switched-off assistant says so, keeps what it was told, and still forgets on request. */

import { describe, expect, it } from 'vitest';
import { createClosedTurn, stateWith } from '../../src/conversation/index.js';
import { content } from '../support/project.js';

const closed = createClosedTurn(content);
const now = new Date('2026-11-23T12:00:00Z');
const told = stateWith('en', { place: 'inside' });

describe('the switched-off assistant', () => {
  it('names the official contacts and keeps the answers', () => {
    const { state, replies } = closed(told, { kind: 'message', text: 'hello', place: 'private' }, now);
    expect(state.answers).toEqual({ place: 'inside' });
    expect(replies[0]!.citations.length).toBeGreaterThan(0);
  });

  it.each([
    ['forget me', undefined],
    ['oubliez-moi', undefined],
    ['', { command: 'forget-me' }],
  ])('forgets when asked to: "%s" %o', (text, value) => {
    const { state } = closed(told, { kind: 'message', text, value, place: 'private' }, now);
    expect(state).toMatchObject({ answers: {}, forget: true });
  });
});
