/** What a result tells besides its outcome. */

import { describe, expect, it } from 'vitest';
import { decide, prepare } from '../../src/rules/index.js';
import { content, personas, rules } from '../support/project.js';
import { everyInterview, resultOf } from './interviews.js';
import { outcomesAfter } from './naive.js';

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

  it('says of every route that is closed the reason, since when it holds, its facts and the answers that close it', () => {
    const { routeTable } = rules.ruleSet;
    const possible = outcomesAfter(rules.ruleSet);
    const open = (outcome: string, route: string) =>
      ['go', 'maybe'].includes((routeTable.byOutcome[outcome] ?? routeTable.other)[route]!);
    for (const { answers } of everyInterview()) {
      const { outcome, routes } = resultOf(answers);
      expect(routes.map(({ route }) => route)).toEqual([...content.routes.keys()]);
      for (const { route, verdict, reason, since, facts, blockedBy } of routes) {
        const said = (routeTable.byOutcome[outcome] ?? routeTable.other)[route]!;
        if (verdict !== 'out') {
          expect([verdict, reason, blockedBy]).toEqual([said, undefined, []]);
          continue;
        }
        const wanted = routeTable.reasons.find(({ id }) => id === said)!;
        expect([reason, since, facts]).toEqual([said, wanted.since, wanted.facts]);
        expect(content.reasons.has(reason!)).toBe(true);
        expect(facts.length).toBeGreaterThan(0);
        const closing = rules.inputs.filter(
          ({ id, values }) =>
            answers[id] !== undefined &&
            values
              .filter((value) => value !== answers[id])
              .some((value) => [...possible({ ...answers, [id]: value })].some((other) => open(other, route))),
        );
        expect(blockedBy).toEqual(closing.map(({ id }) => id));
      }
    }
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
