/** Checks that the questions and answers on which a text hangs exist: hints of questions, variants of facts. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import type { Places } from './yaml-file.js';

export const checkHints = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const valuesOf = new Map(parsed.questions.map(({ id, options }) => [id, options.map(({ value }) => value)]));
  const check = (when: Readonly<Record<string, string | readonly string[]>>, what: string): void => {
    for (const [id, wanted] of Object.entries(when)) {
      const values = valuesOf.get(id);
      if (values === undefined) {
        const remedy = `Use one of: ${[...valuesOf.keys()].join(', ')}`;
        report('unknown-question', when, id, `${what} hangs on "${id}", which is no question`, remedy);
        continue;
      }
      for (const value of [wanted].flat()) {
        if (values.includes(value)) continue;
        const remedy = `Use one of: ${values.join(', ')}`;
        report(
          'unknown-value',
          when,
          id,
          `${what} hangs on the answer "${value}" to "${id}", which is no option`,
          remedy,
        );
      }
    }
  };
  for (const { hint_when } of parsed.questions) for (const { when } of hint_when ?? []) check(when, 'a hint');
  for (const { id, variants, about } of parsed.facts.flatMap(({ data }) => data)) {
    for (const { when } of variants ?? []) check(when, `a variant of "${id}"`);
    if (about) check(about.when, `what "${id}" is about`);
  }
};
