/** What changes between two decision tables, in words and numbers. */

import type { Content, Language } from '../../content/types.js';
import type { ProvedRules } from '../../conversation/index.js';
import { createSay } from '../../conversation/say.js';
import { type Changed, compareTables, type RuleInput, type When } from '../../rules/index.js';
import { checkWords } from './words.js';

/** Conditions shown; the rest is counted. */
const mostConditions = 20;

/**
 * The two tables to compare: those that begin on these days, or the last two; undefined when there is only one.
 * @throws Error naming the days on which tables begin
 */
export const tablesToCompare = (
  tables: readonly ProvedRules[],
  days: readonly [string, string] | undefined,
): readonly [ProvedRules, ProvedRules] | undefined => {
  if (days === undefined) return tables.length < 2 ? undefined : [tables.at(-2)!, tables.at(-1)!];
  const [before, after] = days.map((day) => {
    const table = tables.find(({ certificate }) => certificate.effective === day);
    if (table !== undefined) return table;
    const known = tables.map(({ certificate }) => certificate.effective).join(', ');
    throw new Error(`--diff: no table begins on ${day}. Tables begin on: ${known}`);
  });
  return [before!, after!];
};

export const differenceLines = (
  content: Content,
  [before, after]: readonly [ProvedRules, ProvedRules],
  language: Language,
): readonly string[] => {
  const words = checkWords[language];
  const say = createSay(content, language);
  const comparison = compareTables(before.rules, after.rules);
  const conditions = conditionLines(content, [...after.rules.inputs, ...before.rules.inputs], language);
  const outcome = (id: string): string => {
    const { headline, level } = content.outcomes.get(id)!;
    return `${headline[language]} [${say(`level-${level}`)}] (${id})`;
  };

  const told: readonly (readonly [Changed, readonly string[]])[] = [
    ...comparison.outcomes.map(
      (change) => [change, [words.before(outcome(change.from)), words.after(outcome(change.to))]] as const,
    ),
    ...comparison.stops.map((change) => {
      const note = `${content.notes.get(change.note)![language]} (${change.note})`;
      return [change, [change.shows === 'after' ? words.stopGained(note) : words.stopLost(note)]] as const;
    }),
  ];
  return [
    words.compared(comparison.before, comparison.after, comparison.changed, comparison.combinations),
    ...notCompared(comparison.before, comparison.onlyBefore),
    ...notCompared(comparison.after, comparison.onlyAfter),
    ...changeLines(told, conditions, language),
  ];

  function notCompared(date: string, values: When): readonly string[] {
    return Object.keys(values).length === 0 ? [] : [words.onlyIn(date), ...conditions(values)];
  }
};

/** Each change with the conditions under which it happens, as far as there is room; what is left out is counted. */
const changeLines = (
  told: readonly (readonly [Changed, readonly string[]])[],
  conditions: (when: When) => readonly string[],
  language: Language,
): readonly string[] => {
  const words = checkWords[language];
  let room = mostConditions;
  return told.flatMap(([change, what]) => {
    const where = change.where.slice(0, room);
    room -= where.length;
    const rest = change.where.slice(where.length).reduce((sum, { combinations }) => sum + combinations, 0);
    return [
      '',
      words.combinations(change.combinations),
      ...what.map((line) => `  ${line}`),
      ...where.flatMap(({ when, combinations }, i) => {
        const count = change.where.length === 1 ? '' : ` ${words.counted(combinations)}`;
        const lines = conditions(when);
        return [
          `  ${i === 0 ? words.when : words.orWhen}${count}`,
          ...(lines.length === 0 ? [`    ${words.everybody}`] : lines),
        ];
      }),
      ...(rest === 0 ? [] : [`  ${words.rest(rest)}`]),
    ];
  });
};

/** "Where you are: Yes, and I am staying / I cannot say yet": a line for each question of a condition. */
const conditionLines =
  (content: Content, inputs: readonly RuleInput[], language: Language) =>
  (when: When): readonly string[] =>
    Object.entries(when).map(([id, values]) => {
      const words = checkWords[language];
      // A question or an answer that only an older table has may be gone from the questions: then its id must do.
      const question = content.questions.get(id);
      const label = (value: string): string =>
        question?.options.find((option) => option.value === value)?.label[language] ?? value;
      const all = new Set(inputs.flatMap((input) => (input.id === id ? input.values : [])));
      const others = [...all].filter((value) => !values.includes(value));
      const chosen =
        others.length > 0 && others.length < values.length - 1
          ? words.anyBut(others.map(label).join(' / '))
          : values.map(label).join(' / ');
      return `    ${words.condition(question?.name[language] ?? id, chosen)}`;
    });
