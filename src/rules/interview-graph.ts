/** The whole interview as a graph: every question that may be asked, with what follows each of its answers. */

import { outcomesLeft, possible, type Rules } from './masks.js';
import { nextQuestion } from './next-question.js';
import type { Answers } from './types.js';

/** A point of the interview. Points after which everything is the same are one and the same object. */
export type Point =
  | {
      readonly kind: 'question';
      readonly question: string;
      /** What follows each value, in the order of the values. */
      readonly after: readonly Point[];
    }
  | { readonly kind: 'outcome'; readonly outcome: string };

/** The interview from its first question on. Stop notes are not shown, only the questions that they cause. */
export const interviewGraph = (rules: Rules): Point => {
  const points = new Map<string, { readonly point: Point; readonly number: number }>();
  const shared = (key: string, point: Point): { readonly point: Point; readonly number: number } => {
    const known = points.get(key) ?? { point, number: points.size };
    points.set(key, known);
    return known;
  };
  const from = (answers: Answers): { readonly point: Point; readonly number: number } => {
    const question = nextQuestion(rules, answers);
    if (question === undefined) {
      const [outcome] = outcomesLeft(rules.finding, possible(rules, answers));
      if (outcome === undefined) throw new Error(`no row fits the answers ${JSON.stringify(answers)}`);
      return shared(`outcome ${outcome}`, { kind: 'outcome', outcome });
    }
    const { values } = rules.inputs.find(({ id }) => id === question)!;
    const after = values.map((value) => from({ ...answers, [question]: value }));
    return shared(`question ${question} ${after.map(({ number }) => number).join()}`, {
      kind: 'question',
      question,
      after: after.map(({ point }) => point),
    });
  };
  return from({}).point;
};

/** How long interviews are. */
export interface InterviewLengths {
  /** Different interviews: ways to answer the questions that are asked. */
  readonly interviews: number;
  readonly longest: number;
  /** Interviews by number of questions asked, and combinations of all answers by it: index is the number. */
  readonly byInterview: readonly number[];
  readonly byCombination: readonly number[];
}

/** Follows every interview through the graph. */
export const interviewLengths = (rules: Rules): InterviewLengths => {
  const sizes = new Map(rules.inputs.map(({ id, values }) => [id, values.length]));
  const byInterview = Array.from({ length: rules.inputs.length + 1 }, () => 0);
  const byCombination = [...byInterview];
  /** `combinations`: of all answers, those that lead here. */
  const walk = (point: Point, asked: number, combinations: number): void => {
    if (point.kind === 'outcome') {
      byInterview[asked]!++;
      byCombination[asked]! += combinations;
      return;
    }
    for (const next of point.after) walk(next, asked + 1, combinations / sizes.get(point.question)!);
  };
  walk(
    interviewGraph(rules),
    0,
    [...sizes.values()].reduce((product, size) => product * size, 1),
  );
  return {
    interviews: byInterview.reduce((sum, count) => sum + count, 0),
    longest: byInterview.findLastIndex((count) => count > 0),
    byInterview,
    byCombination,
  };
};

/** The average number of questions; each count stands at its number of questions. */
export const meanLength = (counts: readonly number[]): number =>
  counts.reduce((sum, count, length) => sum + count * length, 0) / counts.reduce((sum, count) => sum + count, 0);
