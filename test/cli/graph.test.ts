/** The picture of the interview: it says what the interview does, and everything in it can be read. */

import { describe, expect, it } from 'vitest';
import { type Box, type Branch, boxesOf } from '../../src/cli/graph/boxes.js';
import { drawInterview } from '../../src/cli/graph/draw-interview.js';
import { cut, widthOf, wrap } from '../../src/cli/graph/text.js';
import { languages } from '../../src/content/types.js';
import { interviewGraph, prepare } from '../../src/rules/index.js';
import { everyInterview, resultOf } from '../rules/interviews.js';
import { certificate, content, rules } from '../support/project.js';

const boxes = boxesOf(rules, interviewGraph(rules));
const place = (id: string, value: string): number =>
  rules.inputs.find((input) => input.id === id)!.values.indexOf(value);

describe('the boxes of the picture', () => {
  it('lead by every interview to its result, asking what it asks', () => {
    for (const { answers, asked } of everyInterview()) {
      let box: Box | undefined = boxes.columns[0]!.boxes[0]!;
      let outcome: string | undefined;
      const met: string[] = [];
      while (box !== undefined) {
        const { question, always }: (typeof boxes.columns)[number] = boxes.columns[box.column]!;
        const value: number = place(question, answers[question]!);
        met.push(question);
        const branch: Branch | undefined = box.branches.find(({ values }) => values.includes(value));
        expect(always.has(value)).toBe(branch === undefined);
        box = branch?.to.kind === 'box' ? branch.to.box : undefined;
        outcome = always.get(value) ?? (branch?.to.kind === 'outcome' ? branch.to.outcome : undefined);
      }
      expect([...met, ...boxes.last]).toEqual(asked);
      expect(outcome).toBe(resultOf(answers).outcome);
    }
  });

  it('are few: each part of the interview stands once', () => {
    expect(boxes.columns.map(({ boxes: inColumn }) => inColumn.length)).toEqual([1, 5, 23, 9, 9, 6]);
    expect(boxes.last).toEqual(['rep']);
  });

  it('have a column for a question that is always asked when a result hangs on it', () => {
    const [input] = rules.inputs;
    const table = prepare({
      ...rules.ruleSet,
      inputs: [input!],
      always: [input!.id],
      notes: [],
      finding: input!.values.map((value) => ({
        row: value,
        when: { [input!.id]: [value] },
        outcome: value,
        facts: [],
      })),
    });
    const drawn = boxesOf(table, interviewGraph(table));
    expect(drawn.last).toEqual([]);
    expect(drawn.columns.map(({ question }) => question)).toEqual([input!.id]);
  });
});

describe.each(languages)('the picture (%s)', (language) => {
  const svg = drawInterview(content, { rules, certificate }, language);
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!.map(Number);
  const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"(?: class="([^"]*)")?>([^<]*)<\/text>/g)].map(
    ([, x, y, kind = '', words]) => ({
      x: Number(x),
      y: Number(y),
      kind,
      words: words!.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    }),
  );
  const boxesDrawn = [
    ...svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="3" class="(?:box|question)"\/>/g,
    ),
  ].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number]);

  it('is the same every time, and small', () => {
    expect(drawInterview(content, { rules, certificate }, language)).toBe(svg);
    expect(svg.length).toBeLessThan(100_000);
  });

  it('tells every question with all its answers, and every result, in full', () => {
    const all = texts.map(({ words }) => words).join(' ');
    for (const { ask, options } of content.questions.values()) {
      expect(all).toContain(ask[language]);
      for (const { label } of options) expect(all).toContain(label[language]);
    }
    for (const { headline } of content.outcomes.values()) expect(all).toContain(headline[language]);
    expect(all).toContain(certificate.effective);
    expect(all).toContain(content.hash.slice(0, 12));
  });

  it('colours each result by its level', () => {
    for (const level of ['act', 'check', 'pro'] as const) {
      const some = [...content.outcomes.values()].filter((outcome) => outcome.level === level).length;
      const numbers = new Set(texts.filter(({ kind }) => kind === `number ${level}-number`).map(({ words }) => words));
      expect(numbers.size).toBe(some);
    }
  });

  it('has no text outside, and no box over another', () => {
    for (const { x, y, kind, words } of texts) {
      expect(x + (kind.startsWith('number') ? 0 : widthOf(words, kind === 'head' ? 12.5 : 10.5)), words).toBeLessThan(
        width!,
      );
      expect(y).toBeLessThan(height!);
    }
    // Six heads, the last question's box, and the boxes of the columns.
    expect(boxesDrawn).toHaveLength(7 + 53);
    boxesDrawn.forEach(([x, y, w, h], i) => {
      for (const [x2, y2, w2, h2] of boxesDrawn.slice(i + 1))
        expect(x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y).toBe(true);
    });
  });

  it('fits on A3, with letters of at least 1.9 mm (5.5 points)', () => {
    const [, mm, high] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)!.map(Number);
    expect(mm).toBeLessThanOrEqual(404);
    expect(high).toBeLessThanOrEqual(281);
    expect((11 * mm!) / width!).toBeGreaterThan(1.9);
  });

  it('is well-formed', () => {
    const open: string[] = [];
    for (const [, end, name, closed] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (closed === '/') continue;
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
    expect(svg.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
  });
});

describe('text in the picture', () => {
  it('wraps between words, never before a French colon', () => {
    const text = 'une porte : une fenêtre et un « toit » rouge';
    for (let width = 10; width < 300; width += 7) {
      const lines = wrap(text, 11, width);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) expect(line).not.toMatch(/^[:»]|«$/);
    }
  });

  it('is cut behind a word, and only when it must be', () => {
    expect(cut('short', 11, 100)).toBe('short');
    const shorter = cut('a sentence that is far too long for its line', 11, 100);
    expect(shorter).toMatch(/^a sentence.*\w…$/);
    expect(widthOf(shorter, 11)).toBeLessThanOrEqual(100);
  });
});
