/** The recommendation sheet of every persona, in both languages. */

import { describe, expect, it } from 'vitest';
import { languages } from '../../src/content/types.js';
import { createTakeTurn, type Reply, stateWith } from '../../src/conversation/index.js';
import { assistant, content, personas } from '../support/project.js';

const now = new Date('2026-11-23T12:00:00Z');
const takeTurn = createTakeTurn(assistant);

/** The last answer of the persona is given as a button; the sheet comes back. */
const sheetOf = (answers: Readonly<Record<string, string>>, language: 'en' | 'fr'): Reply => {
  const [last, value] = Object.entries(answers).at(-1)!;
  const { [last]: _, ...before } = answers;
  const result = takeTurn(
    stateWith(language, before, last),
    { kind: 'message', text: '', value: { question: last, value }, place: 'private' },
    now,
  );
  expect(result.summary.ending).toBe('recommended');
  return result.replies.at(-1)!;
};

describe.each(languages)('the sheet (%s)', (language) => {
  it.each(personas.map((persona) => [`${persona.id} ${persona.who}`, persona] as const))(
    '%s',
    (_, { answers, outcome: id }) => {
      const outcome = content.outcomes.get(id)!;
      const { text, citations } = sheetOf(answers, language);

      expect(text.startsWith(`## ${outcome.headline[language]}`)).toBe(true);
      for (const step of outcome.steps) expect(text).toContain(step.text[language]);
      for (const caution of outcome.cautions) expect(text).toContain(caution.text[language]);
      expect(text).toContain(content.practice.disclaimer[language]);
      expect(text).toContain('2026-11-23');
      expect(text).not.toMatch(/[{}]|undefined|\[object/);

      const marks = [...text.matchAll(/\[(\d+)\](?!\()/g)].map(([, number]) => Number(number));
      expect(Math.max(...marks)).toBe(citations.length);
      expect(citations.length).toBeGreaterThan(0);
      for (const citation of citations) expect(text).toContain(citation.dates);

      if (outcome.level === 'pro') {
        expect(text).toContain(content.practice.name);
        expect(text).toMatch(language === 'en' ? /web form/i : /formulaire Web/);
      }
    },
  );
});

describe('a step for a representative', () => {
  const answers = { place: 'inside', stage: 'portal', changes: 'legal' };
  it('names the present helper only when that helper is licensed', () => {
    expect(sheetOf({ ...answers, rep: 'licensed' }, 'en').text).toMatch(
      /\*\*(Your representative|You or your representative)\*\*/,
    );
    for (const rep of ['none', 'unpaid', 'unverified']) {
      const { text } = sheetOf({ ...answers, rep }, 'en');
      expect(text).toContain('A licensed professional');
      expect(text).not.toMatch(/^\d+\. \*\*.*your representative/im);
    }
  });
});
