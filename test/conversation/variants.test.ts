/** Where the truth differs with a person's answers, theirs is told; the general answer is one step away. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, type State, stateWith } from '../../src/conversation/index.js';
import { assistant, content } from '../support/project.js';

const takeTurn = createTakeTurn(assistant);
const now = new Date('2026-11-23T12:00:00Z');
const press = (state: State | undefined, value: unknown) =>
  takeTurn(state, { kind: 'message', text: '', value, place: 'private' }, now);
const firstOf = (when: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(when).map(([id, [value]]) => [id, value!]));

const varied = [...content.facts.values()].filter(({ variants }) => variants.length > 0);

describe('variants', () => {
  it('exist', () => {
    expect(varied.length).toBeGreaterThan(30);
  });

  it.each(varied.flatMap((fact) => fact.variants.map((variant, i) => [fact.id, i, fact, variant] as const)))(
    '%s, variant %i is told in both languages to whom it concerns, and the general answer by its button',
    (id, _, fact, { when }) => {
      for (const language of ['en', 'fr'] as const) {
        const state = stateWith(language, firstOf(when));
        const reply = press(state, { fact: id }).replies[0]!;
        // An earlier variant may fit the same answers: then it is the one that is told.
        const own = fact.variants.find((variant) =>
          Object.entries(variant.when).every(([question, values]) => values.includes(firstOf(when)[question] ?? '')),
        )!;
        const counted = press(state, { fact: id }).summary.answers ?? {};
        if (Object.keys(own.when).every((question) => counted[question] !== undefined)) {
          expect(reply.text).toContain(own.text[language]);
          const general = reply.buttons.find(({ value }) => 'general' in value)!;
          expect(press(state, general.value).replies[0]!.text).toContain(fact.answer[language]);
        }
      }
    },
  );

  it('are never told where others read along', () => {
    const [fact] = varied;
    const state = stateWith('en', firstOf(fact!.variants[0]!.when));
    const input = { kind: 'message', text: '', value: { fact: fact!.id }, place: 'shared' } as const;
    expect(takeTurn(state, input, now).replies[0]!.text).toContain(fact!.answer.en);
  });

  const about = [...content.facts.values()].filter((fact) => fact.about !== undefined);
  it.each(about.map((fact) => [fact.id, fact] as const))('%s says so to whom it does not concern', (id, fact) => {
    const [question, values] = Object.entries(fact.about!.when)[0]!;
    const other = content.questions.get(question)!.options.find(({ value }) => !values.includes(value))!;
    const state = stateWith('en', { [question]: other.value });
    const result = press(state, { fact: id });
    if (result.summary.answers?.[question] === undefined) return;
    expect(result.replies[0]!.text).toContain(`You told me: ${other.readBack.en}`);
    expect(result.replies[0]!.text).toContain('Has that changed?');
    expect(press(stateWith('en', {}), { fact: id }).replies[0]!.text).not.toContain('Has that changed?');
  });
});
