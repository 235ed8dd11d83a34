/** Places boxes in columns so that the lines between them cross little: layered, from left to right. */

/** Something to place: a box, or the place where a long line passes through a column. */
export interface Node {
  readonly column: number;
  readonly height: number;
}

/** A line between nodes of neighbouring columns. `fromY`, `toY`: where it meets them, from their tops. */
export interface Line {
  readonly from: Node;
  readonly fromY: number;
  readonly to: Node;
  readonly toY: number;
}

/** Each node's top. */
export type Tops = ReadonlyMap<Node, number>;

const gap = 6;
/** Ways through all columns there and back; the one with the fewest crossings is kept. */
const sweeps = 24;

/** @param nodes by column, in a first order; ties keep it, so that the same interview gives the same picture */
export const place = (columns: readonly (readonly Node[])[], lines: readonly Line[]): Tops => {
  const room = Math.max(...columns.map((nodes) => stackHeight(nodes)));
  const tops = new Map<Node, number>();
  for (const nodes of columns)
    settle(
      nodes,
      nodes.map(() => 0),
      room,
      tops,
    );

  let best: Tops = new Map(tops);
  let fewest = Number.POSITIVE_INFINITY;
  const order = columns.map((nodes) => [...nodes]);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0;
    for (const at of forward ? order.keys() : [...order.keys()].reverse()) {
      const wanted = new Map(order[at]!.map((node) => [node, wantedTop(node, lines, tops, forward)]));
      order[at]!.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      settle(
        order[at]!,
        order[at]!.map((node) => wanted.get(node)!),
        room,
        tops,
      );
    }
    const score = crossings(lines, tops);
    if (score < fewest) {
      fewest = score;
      best = new Map(tops);
    }
  }
  return straightened(columns, lines, best, room);
};

const stackHeight = (nodes: readonly Node[]): number => nodes.reduce((sum, { height }) => sum + height + gap, -gap);

/** Where a node would stand if its lines from one side were level; where it stands when it has none. */
const wantedTop = (node: Node, lines: readonly Line[], tops: Tops, forward: boolean): number => {
  const wanted = lines.flatMap((line) => {
    if (forward && line.to === node) return [tops.get(line.from)! + line.fromY - line.toY];
    if (!forward && line.from === node) return [tops.get(line.to)! + line.toY - line.fromY];
    return [];
  });
  return wanted.length === 0 ? tops.get(node)! : wanted.reduce((sum, y) => sum + y, 0) / wanted.length;
};

/** The order stays; each column moves a last time towards both of its neighbours. */
const straightened = (
  columns: readonly (readonly Node[])[],
  lines: readonly Line[],
  placed: Tops,
  room: number,
): Tops => {
  const tops = new Map(placed);
  for (let round = 0; round < 8; round++) {
    for (const nodes of columns) {
      const order = [...nodes].sort((a, b) => tops.get(a)! - tops.get(b)!);
      const wanted = order.map(
        (node) => (wantedTop(node, lines, tops, true) + wantedTop(node, lines, tops, false)) / 2,
      );
      settle(order, wanted, room, tops);
    }
  }
  return tops;
};

/**
 * Sets the tops of a column's nodes as near to the wanted ones as can be, in this order, without overlap and within
 * the room (least squares: neighbours that would overlap move together).
 */
const settle = (nodes: readonly Node[], wanted: readonly number[], room: number, tops: Map<Node, number>): void => {
  const offsets: number[] = [];
  let offset = 0;
  for (const { height } of nodes) {
    offsets.push(offset);
    offset += height + gap;
  }
  const blocks: { sum: number; count: number }[] = [];
  nodes.forEach((_, i) => {
    let block = { sum: wanted[i]! - offsets[i]!, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const most = room - stackHeight(nodes);
  let i = 0;
  for (const { sum, count } of blocks) {
    const shift = Math.min(Math.max(sum / count, 0), most);
    for (const end = i + count; i < end; i++) tops.set(nodes[i]!, offsets[i]! + shift);
  }
};

const crossings = (lines: readonly Line[], tops: Tops): number => {
  const ends = lines.map((line) => ({
    column: line.from.column,
    from: tops.get(line.from)! + line.fromY,
    to: tops.get(line.to)! + line.toY,
  }));
  return ends.reduce(
    (sum, a, i) =>
      sum + ends.slice(i + 1).filter((b) => a.column === b.column && (a.from - b.from) * (a.to - b.to) < 0).length,
    0,
  );
};
