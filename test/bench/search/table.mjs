/** Shows the figures: as text for a terminal, as Markdown for the README. */

const percent = (value) => (value === undefined ? '-' : (100 * value).toFixed(1));
const whole = (value) => (value === undefined ? '-' : (100 * value).toFixed(0));
const time = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** Key, heading in the terminal, heading in the README, and how a figure is written in each. */
export const columns = [
  { key: 'first', text: 'first', head: 'right first', precise: percent, brief: whole },
  { key: 'three', text: 'in 3', head: 'within 3', precise: percent, brief: whole },
  { key: 'right', text: 'right', head: 'answered right', precise: percent, brief: whole },
  { key: 'wrong', text: 'wrong', head: 'answered wrong', precise: percent, brief: percent },
  { key: 'offered', text: 'asked', head: 'asked, right one offered', precise: percent, brief: whole },
  { key: 'refused', text: 'out:no', head: 'outside: refused', precise: percent, brief: whole },
  { key: 'answered', text: 'out:yes', head: 'outside: answered', precise: percent, brief: percent },
  { key: 'auroc', text: 'auroc', head: 'AUROC', precise: percent, brief: whole },
  { key: 'first1', text: '1t first', head: '1 typo: first', precise: percent, brief: whole },
  { key: 'three1', text: '1t in 3', head: 'within 3', precise: percent, brief: whole },
  { key: 'first2', text: '2t first', head: '2 typos: first', precise: percent, brief: whole },
  { key: 'three2', text: '2t in 3', head: 'within 3', precise: percent, brief: whole },
  { key: 'ms', text: 'ms', head: 'ms', precise: time, brief: time },
  { key: 'indexMs', text: 'index ms', head: 'index ms', precise: time, brief: time },
];

/** Lines with every column as wide as its widest cell; the first is set left, the others right. */
export const aligned = (lines) => {
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  return lines
    .map((line) => line.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  '))
    .join('\n');
};

/** One table a language, percentages except for times. */
export const textTable = (half, results) =>
  results
    .map(({ language, left, rows }) => {
      const { inside, outside } = rows[0].figures;
      const title = `${half} ${language}: ${inside} inside, ${outside} outside; left out ${left.followUps} follow-ups, ${left.verbatim} that stand in the base`;
      const head = ['', ...columns.map(({ text }) => text)];
      const body = rows.map(({ name, figures }) => [name, ...columns.map(({ key, precise }) => precise(figures[key]))]);
      return `${title}\n${aligned([head, ...body])}`;
    })
    .join('\n\n');

/** One table for all languages: "en / fr" in each cell, the best of a column is not marked. */
export const markdownTable = (results) => {
  const names = [...new Set(results.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  const cell = (name, { key, brief }) =>
    results
      .map(({ rows }) => rows.find((row) => row.name === name))
      .map((row) => (row === undefined ? '-' : brief(row.figures[key])))
      .join(' / ');
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(['%, en / fr', ...columns.map(({ head }) => head)]),
    line(['---', ...columns.map(() => '---')]),
    ...names.map((name) => line([name, ...columns.map((column) => cell(name, column))])),
  ].join('\n');
};
