/** Why a finding was reached and what would change it, compared with brute force over all combinations. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicable } from '../../src/conversation/interview.js';
import { type Answers, type Change, explain, nextQuestion, prepare, type RuleSet } from '../../src/rules/index.js';
import { rules } from '../support/project.js';
import { everyInterview, resultOf } from './interviews.js';
import { leaving, outcomesAfter, partsOf } from './naive.js';

const possible = outcomesAfter(rules.ruleSet);
const order = rules.inputs.map(({ id }) => id);
const every = everyInterview().map(({ answers }) => answers);
const complete: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])),
);

/** All changes of `count` answers, with the outcomes that are then possible, the slow way. */
const changesBy = (answers: Answers, count: number): readonly { changed: Answers; outcomes: ReadonlySet<string> }[] =>
  partsOf(answers)
    .filter((part) => Object.keys(part).length === count)
    .flatMap((part) =>
      Object.keys(part).reduce<readonly Answers[]>(
        (ways, id) =>
          ways.flatMap((way) =>
            rules.inputs
              .find((input) => input.id === id)!
              .values.filter((value) => value !== answers[id])
              .map((value) => ({ ...way, [id]: value })),
          ),
        [{}],
      ),
    )
    .map((changed) => ({ changed, outcomes: possible({ ...answers, ...changed }) }));

const inTableOrder = (changes: readonly Answers[]): readonly Answers[] =>
  [...changes].sort((a, b) => {
    const places = (change: Answers) =>
      Object.entries(change).map(([id, value]) => {
        const at = order.indexOf(id);
        return [at, rules.inputs[at]!.values.indexOf(value)] as const;
      });
    const [x, y] = [places(a), places(b)];
    const key = (list: typeof x) => [...list.map(([at]) => at), ...list.map(([, value]) => value)];
    const [k, l] = [key(x), key(y)];
    return k.map((value, i) => value - l[i]!).find((difference) => difference !== 0) ?? 0;
  });

describe('the answers that decided', () => {
  const check = (answers: Answers): void => {
    const { because } = explain(rules, answers);
    const outcomes = possible(answers);
    expect(outcomes.size).toBe(1);
    expect(Object.keys(because)).toEqual(order.filter((id) => because[id] !== undefined));
    for (const [id, value] of Object.entries(because)) expect(answers[id]).toBe(value);
    // Whatever else is answered, the outcome stays; without any one of them it may change.
    expect(possible(because)).toEqual(outcomes);
    for (const id of Object.keys(because)) expect(possible(leaving(because, id)).size).toBeGreaterThan(1);
    // No smaller set settles the outcome, and of those of the same size this one's questions come first.
    const key = (part: Answers) => order.map((id) => (part[id] === undefined ? '1' : '0')).join('');
    const settling = partsOf(answers).filter((part) => possible(part).size === 1);
    const fewest = Math.min(...settling.map((part) => Object.keys(part).length));
    const [first] = settling
      .filter((part) => Object.keys(part).length === fewest)
      .map(key)
      .sort();
    expect(key(because)).toBe(first);
  };

  it('settle the outcome alone, and none of them can be left out: for every interview', () => {
    for (const answers of every) check(answers);
  });

  it('do so for complete answers too, where several sets may suffice', () => {
    fc.assert(fc.property(complete, check), { numRuns: 2000, seed: 20261123 });
  });

  it('are, after an interview, exactly those whose removal leaves another outcome possible', () => {
    for (const answers of every) {
      const needed = Object.keys(answers).filter((id) => possible(leaving(answers, id)).size > 1);
      expect(Object.keys(explain(rules, answers).because)).toEqual(order.filter((id) => needed.includes(id)));
    }
  });

  it('are those of the result', () => {
    for (const answers of every) expect(resultOf(answers).decidedBy).toEqual(explain(rules, answers).because);
  });

  it('never hold who acts for the person: no finding hangs on it', () => {
    for (const answers of every) expect(explain(rules, answers).because.rep).toBeUndefined();
  });

  const small = (finding: RuleSet['finding']): ReturnType<typeof prepare> =>
    prepare({
      effective: '2026-01-01',
      inputs: ['a', 'b', 'c'].map((id) => ({ id, values: ['x', 'y'] })),
      always: [],
      finding,
      notes: [],
      routeTable: { routes: [], reasons: [], byOutcome: {}, other: {} },
    });
  const row = (id: string, when: Record<string, string[]>, outcome: string) => ({ row: id, when, outcome, facts: [] });

  it('are the fewest, then the first, where several sets suffice', () => {
    // "yes" when a is x, or when b and c are both x.
    const table = small([
      row('1', { a: ['x'] }, 'yes'),
      row('2', { a: ['y'], b: ['x'], c: ['x'] }, 'yes'),
      row('3', { a: ['y'], b: ['y'] }, 'no'),
      row('4', { a: ['y'], b: ['x'], c: ['y'] }, 'no'),
    ]);
    expect(explain(table, { a: 'x', b: 'x', c: 'x' }).because).toEqual({ a: 'x' });
    // "yes" when any two are x.
    const majority = small([
      row('1', { a: ['x'], b: ['x'] }, 'yes'),
      row('2', { a: ['x'], b: ['y'], c: ['x'] }, 'yes'),
      row('3', { a: ['y'], b: ['x'], c: ['x'] }, 'yes'),
      row('4', { a: ['x'], b: ['y'], c: ['y'] }, 'no'),
      row('5', { a: ['y'], b: ['x'], c: ['y'] }, 'no'),
      row('6', { a: ['y'], b: ['y'] }, 'no'),
    ]);
    expect(explain(majority, { a: 'x', b: 'x', c: 'x' }).because).toEqual({ a: 'x', b: 'x' });
    expect(explain(majority, { a: 'y', b: 'x', c: 'x' }).because).toEqual({ b: 'x', c: 'x' });
  });

  it('are none where nothing hangs on the answers', () => {
    expect(explain(small([row('1', {}, 'yes')]), { a: 'x' })).toEqual({ because: {}, changes: [] });
  });

  it('are an error while the outcome is open', () => {
    expect(() => explain(rules, { place: 'inside' })).toThrow('more than one outcome is left');
  });
});

describe('what would change it', () => {
  const check = (answers: Answers): void => {
    const [present] = possible(answers);
    const { changes } = explain(rules, answers);
    const single = changes.filter(({ by }) => Object.keys(by[0]!).length === 1);
    const double = changes.slice(single.length);

    // Every change of one answer that can lead elsewhere is told, once, with all that it can lead to.
    const told = single.flatMap(({ by, outcomes }) => by.map((changed) => ({ changed, outcomes: new Set(outcomes) })));
    const expected = changesBy(answers, 1).filter(({ outcomes }) => outcomes.size > 1 || !outcomes.has(present!));
    expect(inTableOrder(told.map(({ changed }) => changed))).toEqual(
      inTableOrder(expected.map(({ changed }) => changed)),
    );
    for (const { changed, outcomes } of told) expect(outcomes).toEqual(possible({ ...answers, ...changed }));

    // Changes of two answers: to outcomes out of reach of one, certain, all of them or none, never more than 12 entries.
    const reached = new Set([present!, ...expected.flatMap(({ outcomes }) => [...outcomes])]);
    const far = changesBy(answers, 2).filter(
      ({ outcomes }) => outcomes.size === 1 && [...outcomes].every((outcome) => !reached.has(outcome)),
    );
    const wanted = single.length + new Set(far.map(({ outcomes }) => [...outcomes].join())).size <= 12 ? far : [];
    expect(inTableOrder(double.flatMap(({ by }) => by))).toEqual(inTableOrder(wanted.map(({ changed }) => changed)));
    for (const { by, outcomes } of double)
      for (const changed of by) expect(possible({ ...answers, ...changed })).toEqual(new Set(outcomes));

    for (const group of [single, double]) checkOrder(group);
  };
  const checkOrder = (changes: readonly Change[]): void => {
    for (const { by } of changes) expect(inTableOrder(by)).toEqual(by);
    const firsts = changes.map(({ by }) => by[0]!);
    expect(inTableOrder(firsts)).toEqual(firsts);
    expect(new Set(changes.map(({ outcomes, next }) => [next, ...outcomes].join())).size).toBe(changes.length);
  };

  it('is every smallest change with all that it leads to, and nothing else: for every interview', () => {
    for (const answers of every) check(answers);
  });

  it('is so for complete answers too', () => {
    fc.assert(fc.property(complete, check), { numRuns: 500, seed: 20261123 });
  });

  it('names the question that the changed answers raise, exactly while they leave the outcome open', () => {
    for (const answers of every) {
      for (const { by, next, outcomes } of explain(rules, answers).changes) {
        expect(next === undefined).toBe(outcomes.length === 1);
        for (const changed of by) {
          // The same question as in the conversation, which sets aside answers that no longer count.
          if (next !== undefined) expect(nextQuestion(rules, applicable(rules, { ...answers, ...changed }))).toBe(next);
        }
      }
    }
  });

  it('tells a worker invited to the portal what a trip and a lost status would mean', () => {
    const answers = { place: 'inside', stage: 'approved', changes: 'none', status: 'work', rep: 'none' };
    const { changes } = explain(rules, answers);
    expect(changes).toContainEqual({ outcomes: ['lost-status-invited'], by: [{ status: 'lost' }] });
    expect(changes).toContainEqual({
      outcomes: ['leave-after-approval', 'no-way-back', 'entry-check'],
      next: 'entry',
      by: [{ place: 'leaving' }],
    });
  });

  it('tells two changes together where one alone leads there never', () => {
    const twice = every.flatMap((answers) =>
      explain(rules, answers).changes.filter(({ by }) => Object.keys(by[0]!).length === 2),
    );
    expect(twice.length).toBeGreaterThan(0);
    for (const { next } of twice) expect(next).toBeUndefined();
  });
});
