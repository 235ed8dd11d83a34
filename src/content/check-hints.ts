/** Checks that the questions and answers on which a hint hangs (`hint_when` of dialogs/questions.yaml) exist. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import type { Places } from './yaml-file.js';

export const checkHints = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const valuesOf = new Map(parsed.questions.map(({ id, options }) => [id, options.map(({ value }) => value)]));
  for (const { when } of parsed.questions.flatMap((question) => question.hint_when ?? [])) {
    for (const [id, value] of Object.entries(when)) {
      const values = valuesOf.get(id);
      if (values === undefined)
        report(
          'unknown-question',
          when,
          id,
          `a hint hangs on "${id}", which is no question`,
          `Use one of: ${[...valuesOf.keys()].join(', ')}`,
        );
      else if (!values.includes(value))
        report(
          'unknown-value',
          when,
          id,
          `a hint hangs on the answer "${value}" to "${id}", which is no option`,
          `Use one of: ${values.join(', ')}`,
        );
    }
  }
};
