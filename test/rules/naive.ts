/** The decision table read the slow and plain way: the oracle that the rules are compared with. */

import type { Answers, RuleSet, When } from '../../src/rules/index.js';

/** Whether complete answers fit a condition. */
export const meets = (when: When, answers: Answers): boolean => {
  for (const id in when) if (!when[id]!.includes(answers[id]!)) return false;
  return true;
};

/** Every combination of answers, the last question changing fastest. */
export function* combinationsOf(inputs: RuleSet['inputs'], depth = 0, answers: Answers = {}): Generator<Answers> {
  const input = inputs[depth];
  if (input === undefined) yield answers;
  else for (const value of input.values) yield* combinationsOf(inputs, depth + 1, { ...answers, [input.id]: value });
}

/** The outcome of complete answers. */
export const outcomeOf = (ruleSet: RuleSet, answers: Answers): string => {
  const rows = ruleSet.finding.filter(({ when }) => meets(when, answers));
  if (rows.length !== 1) throw new Error(`${rows.length} rows fit ${JSON.stringify(answers)}`);
  return rows[0]!.outcome;
};

/** The notes of complete answers, of one level or of all. */
export const notesOf = (ruleSet: RuleSet, answers: Answers, level?: string): readonly string[] =>
  ruleSet.notes
    .filter((row) => (level === undefined || row.level === level) && meets(row.when, answers))
    .map(({ note }) => note)
    .sort();

/**
 * The outcomes that are still possible after any incomplete answers, found by walking over all combinations and
 * noting the outcome of each under every way to leave some of its answers out.
 */
export const outcomesAfter = (ruleSet: RuleSet): ((answers: Answers) => ReadonlySet<string>) => {
  const { inputs } = ruleSet;
  const names = [...new Set(ruleSet.finding.map(({ outcome }) => outcome))];
  const none = new Set<string>();
  // A number for each incomplete set of answers: in base "values and one more", 0 for an answer left out.
  const weights = inputs.map((_, i) =>
    inputs.slice(0, i).reduce((product, { values }) => product * (values.length + 1), 1),
  );
  const size = inputs.reduce((product, { values }) => product * (values.length + 1), 1);
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  for (const answers of combinationsOf(inputs)) {
    const outcome = names.indexOf(outcomeOf(ruleSet, answers));
    let keys = [0];
    inputs.forEach(({ id, values }, i) => {
      const digit = (values.indexOf(answers[id]!) + 1) * weights[i]!;
      keys = keys.flatMap((key) => [key, key + digit]);
    });
    for (const key of keys) {
      if (outcome < 32) low[key]! |= 1 << outcome;
      else high[key]! |= 1 << (outcome - 32);
    }
  }
  const sets = new Map<string, ReadonlySet<string>>();
  return (answers) => {
    const key = inputs.reduce(
      (sum, { id, values }, i) => sum + (values.indexOf(answers[id] ?? '') + 1) * weights[i]!,
      0,
    );
    const bits = `${low[key]},${high[key]}`;
    const set =
      sets.get(bits) ??
      new Set(names.filter((_, i) => ((i < 32 ? low[key]! >>> i : high[key]! >>> (i - 32)) & 1) === 1));
    sets.set(bits, set);
    return set.size === 0 ? none : set;
  };
};

/** Takes one answer out. */
export const leaving = (answers: Answers, ...ids: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));

/** All ways to keep some of the answers. */
export const partsOf = (answers: Answers): readonly Answers[] =>
  Object.entries(answers).reduce<readonly Answers[]>(
    (parts, [id, value]) => parts.flatMap((part) => [part, { ...part, [id]: value }]),
    [{}],
  );
