/** Checks what people may type: patterns can be read, and the questions, values and lists that they name exist. */

import type { Mistake } from './mistakes.js';
import { listNamed, PatternError, parsePattern } from './pattern.js';
import { type Report, reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import { languages } from './types.js';
import { builtInLists } from './vocabulary-of-code.js';
import type { Places } from './yaml-file.js';

export const checkAnswers = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const values = new Map(parsed.questions.map(({ id, options }) => [id, options.map(({ value }) => value)]));
  const lists = new Set<string>([...builtInLists, ...Object.keys(parsed.understanding.lists)]);
  const patterns = (list: readonly string[] | undefined): void => {
    list?.forEach((text, i) => {
      checkPattern(text, lists, (problem, remedy) => report('broken-pattern', list, i, problem, remedy));
    });
  };

  for (const language of languages) {
    const file = parsed.answers[language];
    for (const [id, { options, either = [] }] of Object.entries(file)) {
      const known = values.get(id);
      if (known === undefined) {
        report('unknown-question', file, id, `there is no question "${id}"`, 'Correct its id');
        continue;
      }
      const checkValues = (list: readonly string[]): void => {
        list.forEach((value, i) => {
          if (!known.includes(value)) report('unknown-value', list, i, ...unknownValue(id, value));
        });
      };
      for (const [value, { short, cues, unless }] of Object.entries(options)) {
        if (!known.includes(value)) report('unknown-value', options, value, ...unknownValue(id, value));
        patterns(short);
        patterns(cues);
        patterns(unless?.words);
        checkValues(unless?.or ?? []);
      }
      for (const { short, cues, values: named } of either) {
        patterns(short);
        patterns(cues);
        checkValues(named);
      }
    }
    const { understanding: u } = parsed;
    for (const words of [u.asking.begins, u.asking.inside, u.asking.anywhere, u.cancels, u.others])
      patterns(words[language]);
  }
  checkDoubt(parsed, report);
};

const unknownValue = (id: string, value: string): [string, string] => [
  `the question "${id}" has no option "${value}"`,
  'Correct the value, or add the option to dialogs/questions.yaml',
];

const checkPattern = (
  text: string,
  lists: ReadonlySet<string>,
  report: (problem: string, remedy: string) => void,
): void => {
  try {
    for (const words of parsePattern(text).flatMap((part) => (part.kind === 'words' ? part.any : []))) {
      const name = listNamed(words);
      if (name !== undefined && !lists.has(name))
        report(`there is no list "${name}"`, 'Correct its name, or add it to "lists" in dialogs/understanding.yaml');
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    report(`the pattern "${text}" is not right: ${error.message}`, 'Write words, (a|b), (a)?, <list> and ... only');
  }
};

const checkDoubt = (parsed: Parsed, report: Report): void => {
  const { doubt } = parsed.understanding;
  const used = parsed.questions.some(({ options }) => options.some(({ value }) => value === doubt.value));
  if (!used) report('unknown-value', doubt, 'value', `no question has an option "${doubt.value}"`, 'Correct the value');
};
