/** The interview as columns of boxes: one column a question, one box for each point at which it is asked. */

import type { Point, Rules } from '../../rules/index.js';

/** Answers of a box that lead to the same place. Values are numbered as in the question, from 0. */
export interface Branch {
  readonly values: readonly number[];
  readonly to: { readonly kind: 'box'; readonly box: Box } | { readonly kind: 'outcome'; readonly outcome: string };
}

export interface Box {
  readonly column: number;
  readonly branches: readonly Branch[];
}

export interface Column {
  readonly question: string;
  /** In the order in which they are first met. */
  readonly boxes: readonly Box[];
  /** Answers that lead to one outcome in every box, and are therefore told once for all of them: value to outcome. */
  readonly always: ReadonlyMap<number, string>;
}

export interface Boxes {
  readonly columns: readonly Column[];
  /** Questions asked at the end of every interview whatever was answered, and on which no outcome hangs. */
  readonly last: readonly string[];
}

type Asked = Extract<Point, { kind: 'question' }>;

export const boxesOf = (rules: Rules, graph: Point): Boxes => {
  const last = rules.ruleSet.always.filter((id) =>
    allAsked(graph).every((p) => p.question !== id || decidesNothing(p)),
  );
  const start = skip(graph, last);
  const asked = allAsked(start).filter(({ question }) => !last.includes(question));
  const questions = rules.inputs.map(({ id }) => id).filter((id) => asked.some(({ question }) => question === id));
  const always = new Map(
    questions.map((id) => [
      id,
      sameEverywhere(
        asked.filter((p) => p.question === id),
        last,
      ),
    ]),
  );

  const boxes = new Map<Asked, Box>();
  const boxOf = (point: Asked): Box => {
    const known = boxes.get(point);
    if (known !== undefined) return known;
    const branches = new Map<Point, { values: number[]; to: Branch['to'] }>();
    point.after.forEach((next, value) => {
      if (always.get(point.question)!.has(value)) return;
      const to = skip(next, last);
      const branch = branches.get(to) ?? {
        values: [],
        to: to.kind === 'outcome' ? { kind: 'outcome', outcome: to.outcome } : { kind: 'box', box: boxOf(to) },
      };
      branch.values.push(value);
      branches.set(to, branch);
    });
    const box: Box = { column: questions.indexOf(point.question), branches: [...branches.values()] };
    boxes.set(point, box);
    return box;
  };
  if (start.kind === 'question') boxOf(start);
  const met = asked.map((point) => boxes.get(point)!);
  return {
    columns: questions.map((question, column) => ({
      question,
      boxes: met.filter((box) => box.column === column),
      always: always.get(question)!,
    })),
    last,
  };
};

/** Every point at which a question is asked, each once, depth first. */
const allAsked = (graph: Point): readonly Asked[] => {
  const met = new Set<Asked>();
  const walk = (point: Point): void => {
    if (point.kind !== 'question' || met.has(point)) return;
    met.add(point);
    point.after.forEach(walk);
  };
  walk(graph);
  return [...met];
};

const decidesNothing = ({ after }: Asked): boolean => after.every((next) => next === after[0]);

/** The point behind questions that are told apart. */
const skip = (point: Point, last: readonly string[]): Point =>
  point.kind === 'question' && last.includes(point.question) ? skip(point.after[0]!, last) : point;

/** Values after which all the points have the same outcome. With one point alone it is told there. */
const sameEverywhere = (points: readonly Asked[], last: readonly string[]): ReadonlyMap<number, string> => {
  const same = new Map<number, string>();
  if (points.length < 2) return same;
  points[0]!.after.forEach((_, value) => {
    const [first, ...others] = points.map(({ after }) => skip(after[value]!, last));
    if (first!.kind === 'outcome' && others.every((other) => other === first)) same.set(value, first!.outcome);
  });
  return same;
};
