/** Writes the table of the test half into README.md and what ours got wrong beside the questions. */

import { readFileSync, writeFileSync } from 'node:fs';
import { root } from './base.mjs';
import { markdownTable } from './table.mjs';

const [open, close] = ['<!-- bench:search -->', '<!-- /bench:search -->'];

/** Puts a text between the markers of a document; throws when they are missing. */
export const between = (document, text) => {
  const [from, to] = [document.indexOf(open), document.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md needs the markers ${open} and ${close}`);
  return `${document.slice(0, from)}${open}\n${text}\n${document.slice(to)}`;
};

const wrongList = (results) => {
  const parts = results.map(({ language, rows }) => {
    const { missed } = rows.find(({ name }) => name === 'ours');
    const lines = missed.map(({ text, expected, got, verdict }) => {
      const facts = got.slice(0, 3).join(', ') || 'nothing';
      return `- ${text}\n  - expected: ${expected.join(', ') || 'no answer, it is not ours'}\n  - got: ${verdict}: ${facts}`;
    });
    return `## ${language} (${missed.length})\n\n${lines.join('\n')}\n`;
  });
  return `# Questions of the test half that the search gets wrong

Written by \`npm run bench -- search --readme\`. To be read, not to be tuned on: phrasings and thresholds never come from here.
Wrong: answered by another fact, asked back without the right one, refused, or answered though it is not ours.

${parts.join('\n')}`;
};

export const writeReadme = (results) => {
  const readme = new URL('README.md', root);
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), markdownTable(results)));
  writeFileSync(new URL('test/questions/wrong.md', root), wrongList(results));
};
