/** The parts of `npm run bench -- search` that compute; no peer is needed. */

import { describe, expect, it } from 'vitest';

// Plain JavaScript without types, so the address is not literal.
const load = (name: string) => import(new URL(`search/${name}.mjs`, import.meta.url).href);
const { withTypos } = await load('typos');
const { answerFrom, askFrom, auroc, chooseSignal } = await load('thresholds');
const { aligned, columns, markdownTable, textTable } = await load('table');
const { between } = await load('readme');
const { readRanking, withVerdicts } = await load('peer');
const { conceptWord } = await load('base');

const question = 'My spouse received the first portal e-mail in Montréal, form IMM5292, what happens next?';
const words = (text: string) => text.split(/\s+/);
const changed = (text: string) => words(text).filter((word, at) => word !== words(question)[at]).length;

describe('typing errors', () => {
  it('are the same for the same text', () => {
    for (const count of [1, 2]) expect(withTypos(question, count)).toBe(withTypos(question, count));
  });

  it('break as many words as asked for, the first of two being the one alone', () => {
    const [one, two] = [withTypos(question, 1), withTypos(question, 2)];
    expect([changed(one), changed(two)]).toEqual([1, 2]);
    const broken = words(one).find((word, at) => word !== words(question)[at])!;
    expect(words(two)).toContain(broken);
  });

  it('leave short words and words with digits alone', () => {
    expect(withTypos('is P2 ok IMM5292 now', 2)).toBe('is P2 ok IMM5292 now');
    expect(withTypos('', 2)).toBe('');
  });
});

const inside = (right: boolean, signal: number) => ({ inside: true, right, signal });
const outside = (signal: number) => ({ inside: false, right: false, signal });

describe('the threshold of a peer', () => {
  const samples = [
    ...Array.from({ length: 97 }, (_, at) => inside(true, 100 + at)),
    inside(false, 150.5),
    inside(false, 120.5),
    inside(false, 110.5),
    outside(90),
  ];

  it('is the lowest at which no more is wrong than allowed', () => {
    expect(answerFrom(samples)).toBe(111);
    expect(answerFrom(samples, { wrong: 0.01, outside: 0.01 })).toBe(121);
    expect(answerFrom(samples, { wrong: 0.03, outside: 0.01 })).toBe(100);
  });

  it('takes equal signals together, and is out of reach when the best signal is an outside one', () => {
    expect(answerFrom([inside(true, 5), outside(5), inside(true, 6)])).toBe(6);
    expect(answerFrom([inside(true, 5), outside(9)])).toBe(Infinity);
  });

  it('never answers what has no fact on top', () => {
    expect(answerFrom([inside(false, -Infinity), outside(-Infinity)])).toBe(Infinity);
  });

  it('for asking lets all but the weakest through', () => {
    expect(askFrom(samples)).toBe(105);
    expect(askFrom([])).toBe(-Infinity);
  });

  it('is taken on the signal that answers more', () => {
    const poor = [inside(true, 1), inside(true, 2), outside(3)];
    const good = [inside(true, 2), inside(true, 3), outside(1)];
    expect(chooseSignal({ poor, good })).toEqual({ signal: 'good', answerFrom: 2, askFrom: 2 });
  });

  it('gives verdicts', async () => {
    const ask = withVerdicts((signal: number) => ({ facts: ['a'], signals: { score: signal } }), {
      signal: 'score',
      answerFrom: 5,
      askFrom: 3,
    });
    const verdicts = await Promise.all([5, 4, 2, -Infinity].map(async (signal) => (await ask(signal)).verdict));
    expect(verdicts).toEqual(['answered', 'asked', 'refused', 'refused']);
  });
});

describe('separation', () => {
  it('is 1 when every right one is surer, a half when nothing tells, and unknown without both kinds', () => {
    expect(auroc([inside(true, 3), inside(false, 1), outside(2)])).toBe(1);
    expect(auroc([inside(true, 2), outside(2)])).toBe(0.5);
    expect(auroc([inside(true, 2)])).toBeUndefined();
  });
});

describe("a peer's ranking", () => {
  const kindOf = (id: string) => (id.startsWith('class') ? 'class' : 'fact');

  it('keeps the facts and says how sure it is', () => {
    const ranking = [
      { id: 'a.b', score: 6 },
      { id: 'class', score: 3 },
      { id: 'c.d', score: 1 },
    ];
    expect(readRanking(ranking, kindOf, 4)).toEqual({
      facts: ['a.b', 'c.d'],
      signals: { score: 6, 'score / next score': 2, 'score / words': 1.5 },
    });
  });

  it('has no answer when a class is on top or nothing was found', () => {
    expect(readRanking([{ id: 'class', score: 3 }], kindOf, 4).signals.score).toBe(-Infinity);
    expect(readRanking([], kindOf, 4)).toMatchObject({ facts: [], signals: { score: -Infinity } });
  });
});

describe('words for concepts', () => {
  it('differ in three letters or more', () => {
    const all = Array.from({ length: 150 }, (_, number) => conceptWord(number));
    for (const [at, a] of all.entries())
      for (const b of all.slice(at + 1))
        expect([...a].filter((letter: string, k) => letter !== b[k]).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the tables', () => {
  const figures = {
    ...Object.fromEntries(columns.map(({ key }: { key: string }) => [key, 0.5])),
    inside: 9,
    outside: 2,
  };
  const row = (name: string, more = {}) => ({ name, figures: { ...figures, ms: 0.123, indexMs: 1234.5, ...more } });
  const left = { followUps: 1, verbatim: 2 };
  const results = [
    { language: 'en', left, rows: [row('ours', { first: 0.876 }), row('peer')] },
    { language: 'fr', left, rows: [row('ours', { auroc: undefined })] },
  ];

  it('line up', () => {
    expect(
      aligned([
        ['', 'x'],
        ['name', '12.3'],
      ]),
    ).toBe('         x\nname  12.3');
    const [title, ...lines] = textTable('dev', results).split('\n\n')[0]!.split('\n');
    expect(title).toBe('dev en: 9 inside, 2 outside; left out 1 follow-ups, 2 that stand in the base');
    expect(new Set(lines.map((line: string) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/^ours +87\.6 +50\.0 .* 0\.12 +1235$/);
  });

  it('put the languages beside each other in Markdown', () => {
    const [head, rule, ours, peer] = markdownTable(results).split('\n');
    for (const line of [head, rule, ours, peer]) expect(line.split('|')).toHaveLength(columns.length + 3);
    expect(ours).toContain('| ours | 88 / 50 |');
    expect(ours).toContain('| 50 / - |');
    expect(peer).toContain('| peer | 50 / - |');
  });

  it('go between the markers and nowhere else', () => {
    const readme = 'a\n<!-- bench:search -->\nold\n<!-- /bench:search -->\nb\n';
    const once = between(readme, 'new');
    expect(once).toBe('a\n<!-- bench:search -->\nnew\n<!-- /bench:search -->\nb\n');
    expect(between(once, 'new')).toBe(once);
    expect(() => between('a', 'new')).toThrow('markers');
  });
});
