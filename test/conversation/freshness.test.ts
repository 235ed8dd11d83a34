/** Facts grow old by their review date: each boundary to the day. */

import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/content/types.js';
import { freshnessOf } from '../../src/conversation/freshness.js';
import { createTakeTurn } from '../../src/conversation/index.js';
import { assistant, content } from '../support/project.js';

const fact = (volatile: boolean) => ({ reviewBy: '2027-06-01', volatile }) as Fact;
const at = (day: string) => new Date(`${day}T23:59:00Z`);

describe('a fact', () => {
  it.each([
    ['2027-05-01', 'fresh'],
    ['2027-05-02', 'due'],
    ['2027-06-01', 'due'],
    ['2027-06-02', 'overdue'],
  ])('on %s is %s', (day, expected) => {
    expect(freshnessOf(fact(false), at(day))).toBe(expected);
  });

  it('is refused more than 90 days after its review date when it is volatile, 365 otherwise', () => {
    expect(freshnessOf(fact(true), at('2027-08-30'))).toBe('overdue');
    expect(freshnessOf(fact(true), at('2027-08-31'))).toBe('expired');
    expect(freshnessOf(fact(false), at('2028-05-31'))).toBe('overdue');
    expect(freshnessOf(fact(false), at('2028-06-01'))).toBe('expired');
  });
});

describe('an answer', () => {
  const [first] = [...content.facts.values()].filter(({ confidence }) => confidence === 'official');
  const ask = (day: string) =>
    createTakeTurn(assistant)(
      undefined,
      { kind: 'message', text: first!.title.en, value: { fact: first!.id }, place: 'private' },
      at(day),
    );

  it('says when its fact is due', () => {
    const text = ask(first!.reviewBy).replies[0]!.text;
    expect(text).toContain(first!.answer.en);
    expect(text).toContain(`due for review on ${first!.reviewBy}`);
  });

  it('is refused when its fact has expired, and the official page is given instead', () => {
    const text = ask('2035-01-01').replies[0]!.text;
    expect(text).not.toContain(first!.answer.en);
    expect(text).toContain('https://');
  });
});
