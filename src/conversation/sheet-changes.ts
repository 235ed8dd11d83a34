/** "What would change it": the smallest changes of the answers, each with the finding it leads to. */

import type { Content, Language } from '../content/types.js';
import { type Answers, explain, type Rules } from '../rules/index.js';
import type { Say } from './say.js';

/** A line for every finding, or open question, that changed answers lead to. */
export const changeLines = (
  content: Content,
  rules: Rules,
  answers: Answers,
  language: Language,
  say: Say,
): readonly string[] =>
  explain(rules, answers).changes.flatMap(({ outcomes, next, by }) => {
    // What somebody is not sure of is no change that anybody could make.
    const sure = by.filter((changed) => !Object.values(changed).includes(content.understanding.doubt.value));
    if (sure.length === 0) return [];
    const change = together(sure)
      .map((changed) => named(content, changed, language, say))
      .join(say('change-or'));
    const [outcome] = outcomes;
    return next === undefined
      ? say('change-leads', { change, headline: content.outcomes.get(outcome!)!.headline[language] })
      : say('change-open', { change, name: content.questions.get(next)!.name[language] });
  });

/** Question id to the values of it that lead to the same. */
type Values = Readonly<Record<string, readonly string[]>>;

/** Changes of one answer to the same question become one; changes of two answers stay apart. */
const together = (by: readonly Answers[]): readonly Values[] => {
  const single = new Map<string, string[]>();
  const double: Values[] = [];
  for (const changed of by) {
    const [[id, value], ...more] = Object.entries(changed) as [[string, string], ...[string, string][]];
    if (more.length > 0) double.push(Object.fromEntries(Object.entries(changed).map(([key, one]) => [key, [one]])));
    else single.set(id, [...(single.get(id) ?? []), value]);
  }
  return [...[...single].map(([id, values]) => ({ [id]: values })), ...double];
};

const named = ({ questions }: Content, changed: Values, language: Language, say: Say): string =>
  Object.entries(changed)
    .map(([id, values]) =>
      questions
        .get(id)!
        .options.filter(({ value }) => values.includes(value))
        .map(({ readBack }) => `**${readBack[language]}**`)
        .join(say('change-or')),
    )
    .join(say('change-and'));
