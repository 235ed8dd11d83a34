/** What changes between two tables, as `npm run check -- --diff` tells it. */

import { describe, expect, it } from 'vitest';
import { differenceLines } from '../../src/cli/check/difference.js';
import { certify, compareTables, prepare, type RuleSet } from '../../src/rules/index.js';
import { content, rules } from '../support/project.js';

const { ruleSet } = rules;
const tableOf = (change: Partial<RuleSet>) => {
  const changed = prepare({ ...ruleSet, effective: '2027-06-01', ...change });
  return { rules: changed, certificate: certify(changed) };
};
const present = tableOf({ effective: ruleSet.effective });

const numberIn = (text: string): number => Number(text.replaceAll(/\D/g, ''));

describe('the difference in words', () => {
  it('shows twenty conditions at most, and counts what it leaves out', () => {
    // Every row gives the outcome of another row.
    const outcomes = ruleSet.finding.map(({ outcome }) => outcome);
    const finding = ruleSet.finding.map((row, i) => ({ ...row, outcome: outcomes[(i * 7 + 3) % outcomes.length]! }));
    const after = tableOf({ finding });
    const lines = differenceLines(content, [present, after], 'en');
    expect(lines.filter((line) => /^ {2}(or )?when/.test(line))).toHaveLength(20);

    const { outcomes: changes } = compareTables(present.rules, after.rules);
    expect(changes.reduce((sum, { where }) => sum + where.length, 0)).toBeGreaterThan(20);
    const groups = lines.join('\n').split('\n\n').slice(1);
    expect(groups).toHaveLength(changes.length);
    groups.forEach((group, i) => {
      const [head, ...rest] = group.split('\n');
      expect(numberIn(head!)).toBe(changes[i]!.combinations);
      const shown = changes[i]!.where.slice(0, rest.filter((line) => /^ {2}(or )?when/.test(line)).length);
      const left = rest.filter((line) => line.startsWith('  … and')).map(numberIn);
      expect(shown.reduce((sum, { combinations }) => sum + combinations, 0) + (left[0] ?? 0)).toBe(numberIn(head!));
    });
  });

  it('says in a few words that a rule holds whatever is answered', () => {
    const [row] = ruleSet.finding;
    const everybody = tableOf({ finding: [{ ...row!, when: {} }] });
    const other = tableOf({ finding: [{ ...row!, when: {}, outcome: ruleSet.finding.at(-1)!.outcome }] });
    expect(differenceLines(content, [everybody, other], 'en')).toContain('    whatever is answered');
  });

  it('names the answers that only one table knows', () => {
    const [input, ...others] = ruleSet.inputs;
    const [gone, ...values] = input!.values;
    const fewer = tableOf({
      inputs: [{ ...input!, values }, ...others],
      finding: [{ ...ruleSet.finding[0]!, when: {} }],
      notes: [],
    });
    const { name, options } = content.questions.get(input!.id)!;
    const label = options.find(({ value }) => value === gone)!.label.en;
    const lines = differenceLines(content, [present, fewer], 'en');
    expect(lines[1]).toBe(`Not compared, because only the table of ${ruleSet.effective} knows them:`);
    expect(lines[2]).toBe(`    ${name.en}: ${label}`);
  });
});
