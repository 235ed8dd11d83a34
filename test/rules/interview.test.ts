/** The derived order of questions, compared with a naive reading of the full table. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, mostQuestionsLeft, nextQuestion } from '../../src/rules/index.js';
import { content, personas, rules } from '../support/project.js';
import { everyInterview, resultOf } from './interviews.js';
import { notesOf, outcomeOf } from './naive.js';

const complete = fc.record(Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])));

/** Asks in order, taking the answers from a complete set. */
const interview = (full: Answers, given: Answers = {}): Answers => {
  const answers: Record<string, string> = { ...given };
  for (let next = nextQuestion(rules, answers); next !== undefined; next = nextQuestion(rules, answers)) {
    answers[next] = full[next]!;
  }
  return answers;
};

describe('the interview', () => {
  const all = everyInterview();

  it('asks four to seven questions, as often as the review of the table counted', () => {
    const histogram: Record<number, number> = {};
    for (const { asked } of all) histogram[asked.length] = (histogram[asked.length] ?? 0) + 1;
    expect(histogram).toEqual({ 4: 620, 5: 436, 6: 648, 7: 140 });
  });

  it('reaches every outcome', () => {
    const reached = new Set(all.map(({ answers }) => resultOf(answers).outcome));
    expect([...content.outcomes.keys()].filter((id) => !reached.has(id))).toEqual([]);
  });

  it('always asks place, stage, changes and, once and last, representation', () => {
    for (const { asked } of all) {
      expect(asked.slice(0, 3)).toEqual(['place', 'stage', 'changes']);
      expect(asked.indexOf('rep')).toBe(asked.length - 1);
    }
  });

  it('asks for the status only in Canada before landing while changes leave the result open', () => {
    for (const { answers, asked } of all) {
      const open =
        answers.changes === 'none' ||
        (answers.changes === 'unsure' && ['processing', 'unsure'].includes(answers.stage!));
      const expired = answers.stage === 'copr' && answers.expiry === 'expired';
      const wanted =
        ['inside', 'leaving'].includes(answers.place!) && !['landed', 'card'].includes(answers.stage!) && open;
      if (!expired) expect(asked.includes('status')).toBe(wanted);
    }
  });

  it('asks for the expiry date only with a COPR in hand and nothing changed', () => {
    for (const { answers, asked } of all) {
      if (asked.includes('expiry')) expect(answers).toMatchObject({ stage: 'copr', changes: 'none' });
    }
  });

  it('gives the finding and the stop notes of the full table, whatever the unasked questions would say', () => {
    fc.assert(
      fc.property(complete, (full) => {
        const result = resultOf(interview(full));
        expect(result.outcome).toBe(outcomeOf(rules.ruleSet, full));
        expect(
          result.notes
            .filter(({ level }) => level === 'stop')
            .map(({ note }) => note)
            .sort(),
        ).toEqual(notesOf(rules.ruleSet, full, 'stop'));
      }),
      { numRuns: 3000, seed: 20261123 },
    );
  });

  it('does so too when some answers were told before they were asked for', () => {
    fc.assert(
      fc.property(complete, fc.subarray(rules.inputs.map(({ id }) => id)), (full, early) => {
        const given = Object.fromEntries(early.map((id) => [id, full[id]!]));
        expect(resultOf(interview(full, given)).outcome).toBe(outcomeOf(rules.ruleSet, full));
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });

  it('never promises fewer questions than it asks', () => {
    for (const { answers, asked } of all) {
      const given: Record<string, string> = {};
      asked.forEach((id, i) => {
        expect(mostQuestionsLeft(rules, given)).toBeGreaterThanOrEqual(asked.length - i);
        given[id] = answers[id]!;
      });
    }
  });
});

describe('each persona of the review', () => {
  it('there are 58, and together they meet every outcome', () => {
    expect(personas).toHaveLength(58);
    expect(new Set(personas.map(({ outcome }) => outcome))).toEqual(new Set(content.outcomes.keys()));
  });

  it.each(personas.map((persona) => [`${persona.id} ${persona.who}`, persona] as const))('%s', (_, persona) => {
    expect(interview(persona.answers)).toEqual(persona.answers);
    const result = resultOf(persona.answers);
    const notes = result.notes.map(({ note }) => note);
    expect(result.outcome).toBe(persona.outcome);
    for (const note of persona.must) expect(notes).toContain(note);
    for (const note of persona.must_not) expect(notes).not.toContain(note);
  });
});
