/** The interview as a picture (SVG) for paper or screen: from the first question on the left to the results on the right. */

import type { Content, Language, Outcome, OutcomeLevel } from '../../content/types.js';
import { createSay } from '../../conversation/say.js';
import { type Certificate, interviewGraph, type Rules } from '../../rules/index.js';
import { lineHeight, padding } from './box-shape.js';
import { boxesOf } from './boxes.js';
import { type Drawn, drawColumns, drawHead, type Pen } from './columns.js';
import { escaped, length, numberSize, outcomeNumber, rectangle, style, text } from './elements.js';
import { wrap } from './text.js';
import { pictureWords } from './words.js';

const margin = 20;
const resultsWidth = 380;
const resultsGap = 30;
/** A3, landscape, between narrow margins: width and height in millimetres. */
const paper = { width: 404, height: 281 } as const;

const levels: readonly OutcomeLevel[] = ['act', 'check', 'pro'];

/** The same table and content give the same picture, letter by letter. */
export const drawInterview = (
  content: Content,
  { rules, certificate }: { readonly rules: Rules; readonly certificate: Certificate },
  language: Language,
): string => {
  const words = pictureWords[language];
  const boxes = boxesOf(rules, interviewGraph(rules));
  const outcomes = numbered(content, rules);
  const pen: Pen = {
    label: (of) => of[language],
    number: (x, middle, id) =>
      outcomeNumber(x, middle, outcomes.indexOf(content.outcomes.get(id)!) + 1, content.outcomes.get(id)!.level),
  };

  const title = words.title(certificate.effective);
  const numbers = words.numbers(
    certificate.combinations.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA'),
    content.hash.slice(0, 12),
  );
  const heading = [
    text(margin, margin + 14, title, 'title'),
    ...[numbers, ...words.reading].map((line, i) => text(margin, margin + 33 + i * 14, line, 'small')),
  ];
  const top = margin + 80;
  const columns = drawColumns(boxes, content.questions, pen, margin, top);
  const left = margin + columns.width + resultsGap;
  const parts = [...heading, ...columns.parts];
  let y = margin;
  boxes.last.forEach((id, i) => {
    const question = content.questions.get(id)!;
    parts.push(text(left, y + 10, words.last, 'small'));
    const number = `${boxes.columns.length + i + 1}. `;
    const head = drawHead(number, question, new Map(), pen, left, y + 16, resultsWidth);
    parts.push(...head.parts);
    y += 16 + head.height + 14;
  });
  const results = drawResults(outcomes, language, content, left, y);
  parts.push(...results.parts);

  const width = left + resultsWidth + margin;
  const height = Math.max(top + columns.height, y + results.height) + margin;
  const scale = Math.min(paper.width / width, paper.height / height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="${language}" viewBox="0 0 ${length(width)} ${length(height)}" width="${length(width * scale)}mm" height="${length(height * scale)}mm">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    rectangle(0, 0, width, height, 'paper', 0),
    ...parts,
    '</svg>\n',
  ].join('\n');
};

/** The outcomes of the table, by level, then in table order. */
const numbered = (content: Content, rules: Rules): readonly Outcome[] => {
  const ids = [...new Set(rules.finding.map(({ row }) => row.outcome))];
  return levels.flatMap((level) =>
    ids.map((id) => content.outcomes.get(id)!).filter((outcome) => outcome.level === level),
  );
};

const drawResults = (
  outcomes: readonly Outcome[],
  language: Language,
  content: Content,
  x: number,
  top: number,
): Drawn => {
  const say = createSay(content, language);
  const parts: string[] = [];
  let y = top;
  let level: OutcomeLevel | undefined;
  outcomes.forEach((outcome, i) => {
    if (outcome.level !== level) {
      level = outcome.level;
      y += 3;
      for (const line of wrap(say(`level-${level}`), 13.5, resultsWidth)) {
        y += 15;
        parts.push(text(x, y - 5, line, 'head'));
      }
    }
    const first = y;
    for (const line of wrap(outcome.headline[language], 11, resultsWidth - numberSize.width - padding)) {
      y += lineHeight - 1;
      parts.push(text(x + numberSize.width + padding, y - 3, line));
    }
    parts.push(outcomeNumber(x, first + lineHeight / 2, i + 1, outcome.level));
    y += 5;
  });
  return { parts, width: resultsWidth, height: y - top };
};
