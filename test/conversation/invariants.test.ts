/** Promises that hold on every path: whatever people press or type, in whatever order. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTakeTurn, type Input, type State, type TurnResult } from '../../src/conversation/index.js';
import { decide, nextQuestion } from '../../src/rules/index.js';
import { assistant, content, rules } from '../support/project.js';

const takeTurn = createTakeTurn(assistant);
const now = new Date('2026-11-23T12:00:00Z');
const endings = [
  'asked',
  'answered',
  'clarified',
  'not-found',
  'out-of-scope',
  'recommended',
  'personal-data',
  'command',
  'error',
];

const words = [
  'start',
  'back',
  'start over',
  'change',
  'change my status',
  'why',
  'help',
  'stop',
  'what if I am abroad',
  'my answers',
  'forget me',
  'commencer',
  'retour',
  'changer',
  'pourquoi',
  'mes réponses',
  'français',
  'English',
  '1',
  '2',
  '7',
  '99',
  'not sure',
  'je ne sais pas',
  'what is a COPR?',
  'puis-je voyager avec ma CRP électronique?',
  "I'm in Toronto on a PGWP",
  'purple',
  '',
  '???',
  'my uci is 1234-5678',
  '<script>alert(1)</script>',
  'é'.repeat(5000),
  '\u0000\u202e',
  'constructor',
  '__proto__',
];
const allValues = [...content.questions.values()].flatMap((question) =>
  question.options.map(({ value }) => ({ question: question.id, value })),
);
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...words).map((text) => ({ kind: 'message' as const, text, place: 'private' as const })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...allValues)
      .map((value) => ({ kind: 'message' as const, text: 'x', value, place: 'private' as const })),
  },
  {
    weight: 1,
    arbitrary: fc
      .anything()
      .map((value) => ({ kind: 'message' as const, text: 'y', value, place: 'private' as const })),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ maxLength: 60 })
      .map((text) => ({ kind: 'message' as const, text, place: 'private' as const })),
  },
);

const check = (input: Input, before: State | undefined, result: TurnResult): void => {
  const { summary, replies, state } = result;
  expect(endings).toContain(summary.ending);
  expect(replies.length).toBeGreaterThan(0);
  for (const reply of replies) expect(reply.text.trim()).not.toBe('');
  expect(result).toEqual(takeTurn(before, input, now));
  expect(JSON.parse(JSON.stringify(state))).toEqual(JSON.parse(JSON.stringify(state)));

  if (summary.question !== undefined) {
    const question = content.questions.get(summary.question)!;
    const { language } = summary;
    expect(replies.at(-1)!.buttons).toEqual(
      question.options.map(({ label, value }) => ({ title: label[language], value: { question: question.id, value } })),
    );
    expect(summary.ending).not.toBe('command');
  }
  if (summary.ending === 'asked') expect(summary.question).toBeDefined();
  if (summary.ending === 'recommended') {
    const decision = decide(rules, summary.answers!);
    expect(decision).toMatchObject({ kind: 'decided', result: { outcome: summary.outcome } });
    expect(nextQuestion(rules, summary.answers!)).toBeUndefined();
    expect(replies.at(-1)!.text).toContain(content.practice.disclaimer[summary.language]);
  }
  for (const id of summary.facts ?? []) expect(content.facts.has(id)).toBe(true);
  if (summary.progress) expect(summary.progress.atMost).toBeGreaterThanOrEqual(summary.progress.answered);
};

describe('any turn', () => {
  it('ends with a name, a reply and, while a question is open, exactly its buttons', () => {
    fc.assert(
      fc.property(fc.array(anyInput, { minLength: 1, maxLength: 14 }), (inputs) => {
        let state: State | undefined;
        for (const input of inputs) {
          const result = takeTurn(state, input, now);
          check(input, state, result);
          state = result.state;
        }
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });

  it('cites only pages that may be linked: no forum, copy or draft', () => {
    const linked = new Set(
      [...content.sources.values()]
        .filter(({ kind }) => !['forum', 'copy', 'draft', 'practice'].includes(kind))
        .flatMap(({ url }) => Object.values(url)),
    );
    for (const fact of content.facts.values()) {
      const result = takeTurn(
        undefined,
        { kind: 'message', text: '', value: { fact: fact.id }, place: 'private' },
        now,
      );
      const links = [...result.replies[0]!.text.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, url]) => url);
      for (const link of links) expect(linked, fact.id).toContain(link);
      expect(result.replies[0]!.citations.length, fact.id).toBeGreaterThan(0);
    }
  });

  it('in a shared place says nothing of a person', () => {
    for (const text of ["I'm in Toronto on a PGWP", 'start', 'my answers', 'change my status']) {
      const result = takeTurn(undefined, { kind: 'message', text, place: 'shared' }, now);
      expect(result.summary.answers).toBeUndefined();
      expect(result.state.answers).toEqual({});
    }
  });
});

describe('answers changed in any order', () => {
  const complete = fc.record(
    Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])),
  );
  it('lead to the result that the last answers alone lead to', () => {
    fc.assert(
      fc.property(complete, complete, (first, last) => {
        let state: State | undefined = takeTurn(
          undefined,
          { kind: 'message', text: 'start', place: 'private' },
          now,
        ).state;
        const answer = (from: Record<string, string>): TurnResult => {
          let result: TurnResult | undefined;
          for (let open = open0(state); open !== undefined; open = result.summary.question) {
            result = takeTurn(
              state,
              { kind: 'message', text: '', value: { question: open, value: from[open]! }, place: 'private' },
              now,
            );
            state = result.state;
          }
          return result!;
        };
        const open0 = (before: State | undefined) =>
          takeTurn(before, { kind: 'message', text: 'help', place: 'private' }, now).summary.question;
        answer(first);
        let outcome: string | undefined;
        for (const { id } of rules.inputs) {
          const named = content.questions.get(id)!.called.en[0]!;
          const reopened = takeTurn(state, { kind: 'message', text: `change ${named}`, place: 'private' }, now);
          if (reopened.summary.question !== id) continue;
          state = reopened.state;
          outcome = answer(last).summary.outcome;
        }
        const expected = rules.ruleSet.finding.find(({ when }) =>
          Object.entries(when).every(([id, values]) => values.includes(last[id]!)),
        )!.outcome;
        expect(outcome).toBe(expected);
      }),
      { numRuns: 150, seed: 20261123 },
    );
  });
});
