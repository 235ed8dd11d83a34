/** The short interview against the full table: every interview with every completion of what it did not ask. */

import { describe, expect, it } from 'vitest';
import { interviewGraph, interviewLengths, meanLength, nextQuestion, type Point } from '../../src/rules/index.js';
import { rules } from '../support/project.js';
import { everyInterview, resultOf } from './interviews.js';
import { combinationsOf, notesOf, outcomeOf } from './naive.js';

const all = everyInterview();

describe('a short interview', () => {
  it('gives the finding and the notes of the full table for every completion of the unanswered questions', () => {
    let combinations = 0;
    for (const { answers } of all) {
      const result = resultOf(answers);
      const shown = result.notes.map(({ note }) => note).sort();
      const stops = result.notes.flatMap(({ note, level }) => (level === 'stop' ? [note] : [])).sort();
      const unanswered = rules.inputs.filter(({ id }) => answers[id] === undefined);
      let always: readonly string[] | undefined;
      const wrong: unknown[] = [];
      for (const rest of combinationsOf(unanswered)) {
        combinations++;
        const full = { ...answers, ...rest };
        const notes = notesOf(rules.ruleSet, full);
        always = always === undefined ? notes : always.filter((note) => notes.includes(note));
        if (outcomeOf(rules.ruleSet, full) !== result.outcome) wrong.push(full);
        if (notesOf(rules.ruleSet, full, 'stop').join() !== stops.join()) wrong.push(full);
      }
      expect(wrong).toEqual([]);
      // Information and cautions show when they hold whatever was not asked: all of those, and no others.
      expect(shown).toEqual(always);
    }
    // The interviews together are the whole table, each combination once.
    expect(combinations).toBe(117_600);
  }, 60_000);

  it('asks nobody more than seven questions, and nothing twice', () => {
    for (const { asked } of all) {
      expect(asked.length).toBeLessThanOrEqual(7);
      expect(new Set(asked).size).toBe(asked.length);
    }
  });

  it('is as long as the certificate says', () => {
    const lengths = interviewLengths(rules);
    expect(lengths.interviews).toBe(all.length);
    expect(lengths.longest).toBe(Math.max(...all.map(({ asked }) => asked.length)));
    const size = new Map(rules.inputs.map(({ id, values }) => [id, values.length]));
    lengths.byInterview.forEach((count, length) => {
      const ofLength = all.filter(({ asked }) => asked.length === length);
      expect(count).toBe(ofLength.length);
      const combinations = ofLength.reduce(
        (sum, { asked }) => sum + asked.reduce((share, id) => share / size.get(id)!, 117_600),
        0,
      );
      expect(lengths.byCombination[length]).toBeCloseTo(combinations, 6);
    });
    expect(meanLength(lengths.byInterview)).toBeCloseTo(
      all.reduce((sum, { asked }) => sum + asked.length, 0) / all.length,
      9,
    );
  });
});

describe('the graph of the interview', () => {
  const graph = interviewGraph(rules);

  it('asks what the interview asks and ends where it ends', () => {
    for (const { answers, asked } of all) {
      let point: Point = graph;
      const met: string[] = [];
      while (point.kind === 'question') {
        const { question, after } = point;
        met.push(question);
        point = after[rules.inputs.find(({ id }) => id === question)!.values.indexOf(answers[question]!)]!;
      }
      expect(met).toEqual(asked);
      expect(point.outcome).toBe(resultOf(answers).outcome);
    }
  });

  it('holds each part once: parts after which everything is the same are one', () => {
    const seen = new Map<Point, string>();
    const written = (point: Point): string => {
      const text =
        point.kind === 'outcome' ? point.outcome : `${point.question}(${point.after.map(written).join(' ')})`;
      seen.set(point, text);
      return text;
    };
    written(graph);
    expect(new Set(seen.values()).size).toBe(seen.size);
    expect(nextQuestion(rules, {})).toBe(graph.kind === 'question' ? graph.question : undefined);
  });
});
