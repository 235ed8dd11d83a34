/** Checks that the questions ask for exactly what the tables read, and that their options can be told apart. */

import { isDeepStrictEqual } from 'node:util';
import type { Report } from './report-to.js';
import type { QuestionsFile } from './schemas.js';
import type { Parsed } from './to-content.js';
import { languages } from './types.js';

type Question = QuestionsFile[number];

export const checkQuestions = (parsed: Parsed, report: Report): void => {
  const asked = new Map<string, Question>();
  for (const question of parsed.questions) {
    if (asked.has(question.id))
      report(
        'repeated-question',
        question,
        'id',
        `the question "${question.id}" stands twice`,
        'Remove one of the two',
      );
    else asked.set(question.id, question);
  }
  for (const table of parsed.tables) {
    for (const [id, values] of Object.entries(table.inputs)) {
      const question = asked.get(id);
      if (question === undefined) {
        report(
          'question-missing',
          table.inputs,
          id,
          `no question asks for "${id}"`,
          'Add it to dialogs/questions.yaml',
        );
        continue;
      }
      const options = question.options.map(({ value }) => value);
      if (!isDeepStrictEqual(options, [...values])) {
        report(
          'options-differ',
          question,
          'options',
          `the options of "${id}" are not the values of the table (${values.join(', ')})`,
          'Give both the same values in the same order',
        );
      }
    }
    for (const question of parsed.questions) {
      if (!(question.id in table.inputs))
        report(
          'question-unused',
          question,
          'id',
          `no table reads the question "${question.id}"`,
          'Remove it, or add it to the inputs of the table',
        );
    }
  }
  for (const question of parsed.questions) {
    for (const language of languages) {
      const labels = question.options.map(({ label }) => label[language].toLowerCase());
      labels.forEach((label, i) => {
        if (labels.indexOf(label) !== i)
          report(
            'repeated-label',
            question.options,
            i,
            `two options of "${question.id}" have the label "${label}"`,
            'Word them apart: a typed label must mean one answer',
          );
      });
    }
  }
};
