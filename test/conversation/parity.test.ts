/** The same steps in both languages: the same endings, questions, facts, findings, answers and buttons. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandIds } from '../../src/content/vocabulary-of-code.js';
import type { TurnResult } from '../../src/conversation/index.js';
import { everyInterview, resultOf } from '../rules/interviews.js';
import { content } from '../support/project.js';
import { type Said, type Walk, walk } from './walk.js';

const seed = 20261124;

/** What must not depend on the language. */
const withoutWords = ({ summary, replies, state }: TurnResult) => ({
  summary: { ...summary, language: undefined },
  replies: replies.map(({ buttons, citations }) => ({
    buttons: buttons.map(({ value }) => value),
    // Pages that both languages share or have a twin of.
    citations: citations.length,
  })),
  state: { ...state, language: undefined, asked: undefined },
});

/** Something that needs no words: a button, wherever it stands, or a number. */
type Step =
  | { readonly kind: 'option'; readonly at: number; readonly typed: 'button' | 'label' | 'number' }
  | { readonly kind: 'value'; readonly value: object }
  | { readonly kind: 'command'; readonly at: number };

/** Commands as they are typed; those that change the language are not the same in both. */
const typedCommands = commandIds
  .filter((id) => id !== 'english' && id !== 'french')
  .map((id) => content.commands.get(id)!)
  .map(({ en, fr }) => ({ en: en[0]!, fr: fr[0]! }));

const saidAt = (step: Step, { last }: Walk, language: 'en' | 'fr'): Said => {
  if (step.kind === 'value') return { text: '', value: step.value };
  if (step.kind === 'command') return { text: typedCommands[step.at % typedCommands.length]![language] };
  const question = content.questions.get(last().summary.question ?? '');
  if (question === undefined) return { text: '', value: { command: 'start' } };
  const at = step.at % question.options.length;
  const { label, value } = question.options[at]!;
  if (step.typed === 'button') return { text: label[language], value: { question: question.id, value } };
  return { text: step.typed === 'label' ? label[language] : `${at + 1}` };
};

const at = fc.nat(1000);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('option' as const),
      at,
      typed: fc.constantFrom('button' as const, 'label' as const, 'number' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('command' as const), at }) },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.constantFrom(...content.facts.keys()).map((fact) => ({ fact })),
        fc.constantFrom(...content.facts.keys()).map((fact) => ({ fact, general: true })),
        fc
          .constantFrom(...commandIds.filter((id) => id !== 'english' && id !== 'french'))
          .map((command) => ({ command })),
        fc
          .constantFrom(...content.questions.values())
          .chain(({ id, options }) => fc.constantFrom(...options).map(({ value }) => ({ question: id, value }))),
      )
      .map((value): Step => ({ kind: 'value', value })),
  },
);

describe('the same walk in both languages', () => {
  it('has the same turns', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 16 }), (taken) => {
        const english = walk('en');
        const french = walk('fr');
        for (const step of taken) {
          const turns = [english.say(saidAt(step, english, 'en')), french.say(saidAt(step, french, 'fr'))] as const;
          expect(turns.map(({ summary }) => summary.language)).toEqual(['en', 'fr']);
          expect(withoutWords(turns[1]), JSON.stringify(step)).toEqual(withoutWords(turns[0]));
        }
      }),
      { numRuns: 150, seed },
    );
  });

  it('has the same sheet for every outcome', () => {
    const cases = new Map(everyInterview().map(({ answers }) => [resultOf(answers).outcome, answers] as const));
    expect(new Set(cases.keys())).toEqual(new Set(content.outcomes.keys()));
    for (const [outcome, answers] of cases) {
      const [english, french] = (['en', 'fr'] as const).map((language) =>
        walk(language).say({ text: '', value: { command: 'start', answers } }),
      ) as [TurnResult, TurnResult];
      expect(english.summary.outcome).toBe(outcome);
      expect(withoutWords(french)).toEqual(withoutWords(english));
      const lines = ({ replies }: TurnResult) => replies.map(({ text }) => text.match(/^(?:#+|-|\d+\.) /gm));
      expect(lines(french), outcome).toEqual(lines(english));
    }
  });

  it('has the same sources behind every fact', () => {
    for (const fact of content.facts.keys()) {
      const [english, french] = (['en', 'fr'] as const).map((language) =>
        walk(language).say({ text: '', value: { fact } }),
      ) as [TurnResult, TurnResult];
      expect(withoutWords(french), fact).toEqual(withoutWords(english));
    }
  });
});
