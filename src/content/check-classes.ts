/** Checks the classes of questions that are not answered here: each once, with examples in both languages. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import { languages } from './types.js';
import type { Places } from './yaml-file.js';

export const checkClasses = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const seen = new Set<string>();
  for (const entry of parsed.outOfScope) {
    if (seen.has(entry.id)) {
      report('repeated-class', entry, 'id', `the class "${entry.id}" stands twice`, 'Merge the two, or rename one');
    }
    seen.add(entry.id);
    if (entry.source !== undefined && !(entry.source in parsed.sources)) {
      report(
        'unknown-source',
        entry,
        'source',
        `the source "${entry.source}" is not in knowledge/sources.yaml`,
        'Correct the key, or add the source',
      );
    }
    for (const language of languages) {
      if (entry.id in parsed.examples[language]) continue;
      report(
        'no-examples',
        entry,
        'id',
        `nobody can be told to belong to "${entry.id}" in ${language === 'en' ? 'English' : 'French'}`,
        `Add examples to knowledge/phrasings/out-of-scope.${language}.yaml`,
      );
    }
  }
  for (const language of languages) {
    const examples = parsed.examples[language];
    for (const id of Object.keys(examples)) {
      if (!seen.has(id)) report('unknown-class', examples, id, `there is no class "${id}"`, 'Correct the id');
    }
  }
};
