/** A later table changes the result of somebody who saw it: they are told in the first reply, once; nobody else is. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, type Input, type State, stateWith } from '../../src/conversation/index.js';
import { content, rules } from '../support/project.js';
import { assistantWith, firstTable, instead, tableFrom, withStop } from '../support/tables.js';

const own = 'portal-declare';
const other = 'wait-inside';
const headline = (id: string, language: 'en' | 'fr') => content.outcomes.get(id)!.headline[language];
const before = new Date('2026-11-30T12:00:00Z');
const after = new Date('2026-12-02T12:00:00Z');
const takeTurn = createTakeTurn(assistantWith(firstTable, tableFrom('2026-12-01', instead(own, other))));
const words = (text: string): Input => ({ kind: 'message', text, place: 'private' });
const press = (value: unknown): Input => ({ kind: 'message', text: 'x', value, place: 'private' });

const asked = { place: 'inside', stage: 'portal', changes: 'none', status: 'work' };
/** Somebody who was shown the result of these answers on the day before. */
const shown = (answers: Record<string, string> = asked, language: 'en' | 'fr' = 'en', from = takeTurn): State => {
  const { state, summary } = from(
    stateWith(language, answers, 'rep'),
    press({ question: 'rep', value: 'none' }),
    before,
  );
  expect(summary.ending).toBe('recommended');
  // As the store keeps it.
  return JSON.parse(JSON.stringify(state)) as State;
};
const text = ({ replies }: ReturnType<typeof takeTurn>) => replies.map((reply) => reply.text).join('\n\n');

describe('a result that a later table changes', () => {
  it.each([
    ['en', 'what is a COPR?', 'Your result has changed', 'show my sheet'],
    ['fr', "qu'est-ce qu'une CRP?", 'Votre résultat a changé', 'voir ma feuille'],
  ] as const)(
    'is told first, with the date, and the new sheet is one step away (%s)',
    (language, question, news, see) => {
      const told = takeTurn(shown(asked, language), words(question), after);
      expect(told.summary.ending).toBe('answered');
      const [first] = told.replies;
      expect(first!.text.startsWith(`**${news}`)).toBe(true);
      expect(first!.text).toContain('2026-12-01');
      expect(first!.text).toContain(headline(own, language));
      expect(first!.text).toContain(`**${headline(other, language)}**`);
      const [button] = told.replies.at(-1)!.buttons;
      for (const next of [press(button!.value), words(see), words(button!.title)]) {
        const sheet = takeTurn(told.state, next, after);
        expect(sheet.summary).toMatchObject({ ending: 'recommended', outcome: other });
        expect(text(sheet)).not.toContain(news);
      }
    },
  );

  it('is told once', () => {
    const { state } = takeTurn(shown(), words('what is a COPR?'), after);
    expect(text(takeTurn(state, words('what is a COPR?'), after))).not.toContain('has changed');
  });

  it('is told above the new sheet when that is what was asked for', () => {
    const again = takeTurn(shown(), words('start'), after);
    expect(again.summary).toMatchObject({ ending: 'recommended', outcome: other });
    expect(again.replies[0]!.text).toContain('**Your result has changed.**');
    expect(again.replies[0]!.text).not.toContain('show my sheet');
    expect(again.replies[1]!.text.startsWith('## ')).toBe(true);
    expect(text(takeTurn(again.state, words('start'), after))).not.toContain('has changed');
  });

  it('is not told before the table is in force', () => {
    expect(text(takeTurn(shown(), words('what is a COPR?'), before))).not.toContain('has changed');
  });

  it('is not told to somebody whose finding is the same, who saw none, or who has cleared it', () => {
    const landed = shown({ place: 'inside', stage: 'landed', changes: 'none' });
    const question = words('what is a COPR?');
    expect(text(takeTurn(landed, question, after))).not.toContain('has changed');
    expect(text(takeTurn(stateWith('en', asked), question, after))).not.toContain('has changed');
    for (const command of ['start over', 'forget me'])
      expect(text(takeTurn(shown(), words(command), after)), command).not.toContain('has changed');
    const shared: Input = { ...question, place: 'shared' };
    expect(text(takeTurn(shown(), shared, after))).not.toContain('has changed');
  });

  it('waits while somebody is in distress', () => {
    const distress = [...content.outOfScope.values()].find(({ always }) => always)!.always!.en[0]!;
    const first = takeTurn(shown(), words(distress), after);
    expect(text(first)).not.toContain('has changed');
    expect(text(takeTurn(first.state, words('what is a COPR?'), after))).toContain('has changed');
  });

  it('is told to somebody who was about to change an answer, and the open question stays', () => {
    const { state } = takeTurn(shown(), words('change my status'), before);
    const told = takeTurn(state, words('help'), after);
    expect(told.summary.question).toBe('status');
    expect(told.replies[0]!.text).toContain('**Your result has changed.**');
    expect(told.replies[0]!.text).not.toContain('show my sheet');
  });

  it('is told when only a warning is new, and when the table itself was corrected', () => {
    const note = rules.ruleSet.notes.find(({ level }) => level === 'stop')!.note;
    const warned = createTakeTurn(assistantWith(firstTable, tableFrom('2026-12-01', withStop(note))));
    expect(text(warned(shown(), words('what is a COPR?'), after))).toContain('its warnings have changed');
    const corrected = createTakeTurn(assistantWith(tableFrom('2026-11-23', instead(own, other))));
    expect(text(corrected(shown(), words('what is a COPR?'), before))).toContain('The rules were corrected');
  });

  it('is asked for when the new rules need one more answer', () => {
    // Under the first table everybody who has landed gets one outcome; the real one asks where they are.
    const one = tableFrom('2026-11-01', ({ finding }) => ({
      finding: finding.map((row) =>
        row.outcome.startsWith('landed-') ? { ...row, outcome: 'landed-wait-card' } : row,
      ),
    }));
    expect(one.certificate.sound).toBe(true);
    const now = createTakeTurn(assistantWith(one, firstTable));
    const old = createTakeTurn(assistantWith(one));
    const saw = shown({ stage: 'landed', changes: 'none' }, 'en', old);
    const told = now(saw, words('what is a COPR?'), after);
    expect(told.replies[0]!.text).toContain('**New rules apply since 2026-11-23.** I need one more answer');
    expect(told.summary.question).toBe('place');
  });
});
