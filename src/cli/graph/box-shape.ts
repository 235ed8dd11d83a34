/** What stands in a box: its answers in lines, and where the line or the number of each branch begins. */

import type { Box, Branch } from './boxes.js';
import { cut, widthOf } from './text.js';

export const boxFont = 11;
export const lineHeight = 12.5;
export const padding = 5;
/** Room at the right end of a line for the number of an outcome. */
export const numberRoom = 26;
const between = 1.5;
const above = 2;

export interface BranchShape {
  readonly branch: Branch;
  /** Texts with their baselines, from the top of the box. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  /** The middle of the branch, from the top of the box. */
  readonly middle: number;
  /** Its lower edge, from the top of the box. */
  readonly bottom: number;
}

export interface BoxShape {
  readonly height: number;
  readonly branches: readonly BranchShape[];
}

/** @param labels of all the question's options */
export const shapeOf = (box: Box, labels: readonly string[], width: number): BoxShape => {
  let top = above - between;
  const branches = box.branches.map((branch) => {
    top += between;
    const first = top;
    const room = width - 2 * padding - (branch.to.kind === 'outcome' ? numberRoom : 0);
    const lines = textLines(branch, labels, room).map((text) => {
      top += lineHeight;
      return { text, y: top - 3 };
    });
    return { branch, lines, middle: (first + top) / 2, bottom: top + between / 2 };
  });
  return { height: Math.max(top, lineHeight) + above + 1, branches };
};

/** Each answer with its number, cut to a line; short ones share a line. */
const textLines = ({ values }: Branch, labels: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const value of values) {
    const text = `${value + 1} ${labels[value]}`;
    const joined = `${lines.at(-1)} · ${text}`;
    if (lines.length > 0 && widthOf(joined, boxFont) <= width) lines[lines.length - 1] = joined;
    else lines.push(cut(text, boxFont, width));
  }
  return lines;
};
