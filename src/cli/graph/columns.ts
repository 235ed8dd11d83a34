/** Draws the columns: the question and its answers on top, the boxes below, the lines between them. */

import type { Question } from '../../content/types.js';
import { boxFont, lineHeight, numberRoom, padding, shapeOf } from './box-shape.js';
import type { Box, Boxes } from './boxes.js';
import { curve, length, lineColours, numberSize, rectangle, rule, text } from './elements.js';
import { type Line, type Node, place } from './layout.js';
import { wrap } from './text.js';

/** A text of the picture's language, the number of an outcome drawn at a place. */
export interface Pen {
  readonly label: (of: Question['ask']) => string;
  readonly number: (x: number, middle: number, outcome: string) => string;
}

export interface Drawn {
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
}

const headFont = 12.5;
const columnWidth = 216;
const columnGap = 56;
const belowHeads = 18;

/** @param left and `top`: where the first column begins */
export const drawColumns = (
  boxes: Boxes,
  questions: ReadonlyMap<string, Question>,
  pen: Pen,
  left: number,
  top: number,
): Drawn => {
  const xOf = (column: number): number => left + column * (columnWidth + columnGap);
  const heads = boxes.columns.map(({ question, always }, column) =>
    drawHead(`${column + 1}. `, questions.get(question)!, always, pen, xOf(column), top),
  );
  const begin = top + Math.max(...heads.map(({ height }) => height)) + belowHeads;

  const shapes = new Map(
    boxes.columns.flatMap(({ question, boxes: inColumn }) => {
      const labels = questions.get(question)!.options.map((option) => pen.label(option.label));
      return inColumn.map((box) => [box, shapeOf(box, labels, columnWidth)] as const);
    }),
  );
  const { nodes, lines, nodeOf } = graphOf(boxes, shapes);
  const tops = place(nodes, lines);
  const yOf = (node: Node): number => begin + tops.get(node)!;

  const drawnBoxes = boxes.columns.flatMap(({ boxes: inColumn }, column) =>
    inColumn.map((box) => drawBox(shapes.get(box)!, xOf(column), yOf(nodeOf.get(box)!), pen)),
  );
  const drawnLines = lines.map((line) => {
    const [x1, x2] = [xOf(line.from.column) + columnWidth, xOf(line.to.column)];
    const bent = curve(x1, yOf(line.from) + line.fromY, x2, yOf(line.to) + line.toY);
    // A line that passes through a column goes on level to its other side.
    const through = line.passes ? `H${length(x2 + columnWidth)}` : '';
    const colour = lineColours[line.colour % lineColours.length];
    return `<path d="M${length(x1)} ${length(yOf(line.from) + line.fromY)}${bent}${through}" class="line" stroke="${colour}"/>`;
  });
  const bottoms = nodes.flat().map((node) => yOf(node) + node.height);
  return {
    parts: [...drawnLines, ...heads.flatMap(({ parts }) => parts), ...drawnBoxes],
    width: xOf(boxes.columns.length - 1) + columnWidth - left,
    height: Math.max(begin, ...bottoms) - top,
  };
};

/** The question in full with all its answers, and the results of answers that are the same everywhere. */
export const drawHead = (
  number: string,
  question: Question,
  always: ReadonlyMap<number, string>,
  pen: Pen,
  x: number,
  top: number,
  width = columnWidth,
): Drawn => {
  const parts: string[] = [];
  let y = top + padding;
  for (const line of wrap(`${number}${pen.label(question.ask)}`, headFont * 1.08, width - 2 * padding)) {
    y += 15;
    parts.push(text(x + padding, y - 3, line, 'head'));
  }
  y += 3;
  question.options.forEach((option, value) => {
    const outcome = always.get(value);
    const room = width - 2 * padding - 14 - (outcome === undefined ? 0 : numberRoom);
    const first = y;
    parts.push(text(x + padding, y + lineHeight - 3, String(value + 1)));
    for (const line of wrap(pen.label(option.label), boxFont, room)) {
      y += lineHeight;
      parts.push(text(x + padding + 14, y - 3, line));
    }
    if (outcome !== undefined) parts.push(pen.number(x + width - padding - numberSize.width, (first + y) / 2, outcome));
  });
  y += padding;
  return { parts: [rectangle(x, top, width, y - top, 'question'), ...parts], width, height: y - top };
};

const drawBox = ({ height, branches }: ReturnType<typeof shapeOf>, x: number, y: number, pen: Pen): string =>
  [
    rectangle(x, y, columnWidth, height, 'box'),
    ...branches.flatMap(({ branch, lines, middle, bottom }, i) => [
      ...lines.map((line) => text(x + padding, y + line.y, line.text)),
      ...(i === branches.length - 1 ? [] : [rule(x, x + columnWidth, y + bottom)]),
      ...(branch.to.kind === 'outcome'
        ? [pen.number(x + columnWidth - padding + 1 - numberSize.width, y + middle, branch.to.outcome)]
        : []),
    ]),
  ].join('');

interface ColouredLine extends Line {
  readonly colour: number;
  readonly passes: boolean;
}

/** Boxes as nodes; a line over more than one column passes through a node in each, shared by lines to the same box. */
const graphOf = (boxes: Boxes, shapes: ReadonlyMap<Box, ReturnType<typeof shapeOf>>) => {
  const nodeOf = new Map<Box, Node>();
  const nodes = boxes.columns.map(({ boxes: inColumn }, column) =>
    inColumn.map((box): Node => {
      const node = { column, height: shapes.get(box)!.height };
      nodeOf.set(box, node);
      return node;
    }),
  );
  const lines: ColouredLine[] = [];
  const passing = new Map<string, Node>();
  const targets = [...nodeOf.keys()];
  for (const [box, { branches }] of shapes) {
    for (const { branch, middle } of branches) {
      if (branch.to.kind !== 'box') continue;
      const target = branch.to.box;
      const colour = targets.indexOf(target);
      let from = { node: nodeOf.get(box)!, y: middle };
      for (let column = box.column + 1; column < target.column; column++) {
        const key = `${column} ${colour}`;
        const before = passing.get(key);
        const node = before ?? { column, height: 4 };
        if (before === undefined) {
          passing.set(key, node);
          nodes[column]!.push(node);
        }
        if (!lines.some((line) => line.from === from.node && line.to === node && line.fromY === from.y))
          lines.push({ from: from.node, fromY: from.y, to: node, toY: 2, colour, passes: true });
        from = { node, y: 2 };
      }
      const to = nodeOf.get(target)!;
      if (!lines.some((line) => line.from === from.node && line.to === to && line.fromY === from.y))
        lines.push({ from: from.node, fromY: from.y, to, toY: to.height / 2, colour, passes: false });
    }
  }
  return { nodes, lines, nodeOf };
};
