/** The few elements of an SVG that the picture is made of. Lengths in user units. */

import type { OutcomeLevel } from '../../content/types.js';

/** Two decimals are plenty, and keep the file the same on every machine. */
export const length = (value: number): string => String(Math.round(value * 100) / 100);

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const text = (x: number, y: number, words: string, kind = ''): string =>
  `<text x="${length(x)}" y="${length(y)}"${kind === '' ? '' : ` class="${kind}"`}>${escaped(words)}</text>`;

export const rectangle = (x: number, y: number, width: number, height: number, kind: string, corner = 3): string =>
  `<rect x="${length(x)}" y="${length(y)}" width="${length(width)}" height="${length(height)}" rx="${corner}" class="${kind}"/>`;

export const rule = (x1: number, x2: number, y: number): string =>
  `<path d="M${length(x1)} ${length(y)}H${length(x2)}" class="rule"/>`;

/** Width and height of the number of an outcome. */
export const numberSize = { width: 22, height: 13 } as const;

/** The number of an outcome in the colour of its level; the shape tells the level too, for prints without colour. */
export const outcomeNumber = (x: number, middle: number, number: number, level: OutcomeLevel): string => {
  const { width, height } = numberSize;
  const corner = level === 'act' ? height / 2 : level === 'check' ? 3 : 0;
  return (
    rectangle(x, middle - height / 2, width, height, level, corner) +
    text(x + width / 2, middle + 3.8, String(number), `number ${level}-number`)
  );
};

/** A line to the right, level at both ends. */
export const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  const bend = (x2 - x1) / 2;
  return `C${length(x1 + bend)} ${length(y1)} ${length(x2 - bend)} ${length(y2)} ${length(x2)} ${length(y2)}`;
};

export const style = `
text { font: 11px Arial, Helvetica, "Liberation Sans", sans-serif; fill: #1a1a1a; }
.title { font-size: 22px; font-weight: bold; }
.head { font-size: 12.5px; font-weight: bold; }
.small { font-size: 10.5px; fill: #444; }
.number { font-size: 10.5px; font-weight: bold; text-anchor: middle; }
.paper { fill: #fff; }
.box { fill: #fff; stroke: #5a6675; stroke-width: 1; }
.question { fill: #eef2f7; stroke: #5a6675; stroke-width: 1; }
.rule { stroke: #c5ccd5; stroke-width: .8; fill: none; }
.line { fill: none; stroke-width: 1.4; }
.act { fill: #d5f0dd; stroke: #1b7f4b; stroke-width: 1.2; }
.check { fill: #ffd97d; stroke: #8a6100; stroke-width: 1.2; }
.pro { fill: #a31d17; stroke: #6d0f0b; stroke-width: 1.2; }
.act-number, .check-number { fill: #1a1a1a; }
.pro-number { fill: #fff; }
`;

/** Colours of lines, dark enough for paper; neighbours differ. */
export const lineColours = ['#1f5fa8', '#8a3f9e', '#00737d', '#b25400', '#4b5563', '#a01c5b', '#3d6b1f'] as const;
