/** What a result tells besides its outcome. */

import { describe, expect, it } from 'vitest';
import { decide, prepare } from '../../src/rules/index.js';
import { personas, rules } from '../support/project.js';

const resultOf = (answers: Record<string, string>) => {
  const decision = decide(rules, answers);
  if (decision.kind === 'open') throw new Error(decision.next);
  return decision.result;
};

describe('a result', () => {
  const worker = { place: 'inside', stage: 'approved', changes: 'none', status: 'work', rep: 'none' };

  it('names its row, the answers that decided it and the date of the table', () => {
    expect(resultOf(worker)).toMatchObject({
      row: 'F26',
      tableDate: '2026-11-23',
      decidedBy: { place: 'inside', stage: 'approved', changes: 'none', status: 'work' },
    });
  });

  it('says of every route whether it is open, and why and since when it is not', () => {
    const routes = Object.fromEntries(resultOf(worker).routes.map((route) => [route.route, route]));
    expect(routes.portal).toMatchObject({ verdict: 'go' });
    expect(routes.flagpole).toMatchObject({ verdict: 'out', reason: 'r-2024', since: '2024-12-24' });
    expect(routes.port).toMatchObject({ verdict: 'out', blockedBy: expect.arrayContaining(['place']) });
  });

  it('puts stop notes before cautions and cautions before information', () => {
    const levels = resultOf({ ...worker, rep: 'unverified' }).notes.map(({ level }) => level);
    expect(levels).toEqual(
      [...levels].sort((a, b) => ['stop', 'caution', 'info'].indexOf(a) - ['stop', 'caution', 'info'].indexOf(b)),
    );
    expect(levels[0]).toBe('stop');
  });

  it('rests on at least one fact, for every persona', () => {
    for (const persona of personas) expect(resultOf(persona.answers).facts.length).toBeGreaterThan(0);
  });

  it('is an error, never a default, when no row fits', () => {
    const broken = prepare({ ...rules.ruleSet, finding: rules.ruleSet.finding.filter(({ row }) => row !== 'F26') });
    expect(() => decide(broken, worker)).toThrow('no row fits');
  });

  it('is not given while a question is open: the question is named instead', () => {
    expect(decide(rules, { place: 'inside', stage: 'approved', changes: 'none', rep: 'none' })).toEqual({
      kind: 'open',
      next: 'status',
    });
  });
});
