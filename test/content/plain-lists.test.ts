/** The fast reading of plain lists never differs from the full one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContentFiles } from '../../src/content/index.js';
import { readPlainLists } from '../../src/content/plain-lists.js';
import { root } from '../support/project.js';

const asMap = (text: string) => {
  const lists = readPlainLists(text);
  return lists && Object.fromEntries(lists.map(({ name, items }) => [name, items.map((item) => item.text)]));
};

describe('plain lists', () => {
  const phrasings = [...readContentFiles(root)].filter(([file]) => file.startsWith('knowledge/phrasings/'));

  it.each(phrasings)('%s is read as the full parser reads it, each line where it stands', (_, text) => {
    const lists = readPlainLists(text);
    if (lists === undefined) return;
    expect(asMap(text)).toEqual(parse(text));
    const lines = text.split('\n');
    for (const { items } of lists)
      for (const item of items) expect(lines[item.line - 1]?.replaceAll('\\"', '"')).toContain(item.text);
  });

  it('is the form of most phrasings', () => {
    const plain = phrasings.filter(([, text]) => readPlainLists(text) !== undefined);
    expect(plain.length).toBeGreaterThan(phrasings.length / 2);
  });

  it('of any other form are left to the full parser, or read alike', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a:',
        'b.c-d:',
        '  - ',
        '- ',
        '"',
        "'",
        ': ',
        ' #',
        '\n',
        '\\',
        'null',
        'true',
        '~',
        '1',
        '!x',
        '&a',
        '*a',
        '|',
        '[',
        '{',
        '  ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 6 }), (some, others) => {
        const text = `a:\n  - ${some.join('')}\n  - ${others.join('')}\n`;
        const fast = asMap(text);
        if (fast !== undefined) expect(fast).toEqual(parse(text));
      }),
      { numRuns: 3000 },
    );
  });
});
