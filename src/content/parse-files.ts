/** Reads every content file by the schema that its path asks for. */

import type * as v from 'valibot';
import type { Mistake } from './mistakes.js';
import type { ContentFiles } from './read-files.js';
import * as s from './schemas.js';
import type { Parsed } from './to-content.js';
import { validate } from './validate.js';
import { type Places, parseYaml } from './yaml-file.js';

/** All files in their checked form. Incomplete when mistakes were recorded. */
export const parseFiles = (files: ContentFiles, places: Places, mistakes: Mistake[]): Partial<Parsed> => {
  const claimed = new Set<string>();

  const one = <Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema> | undefined => {
    claimed.add(file);
    const text = files.get(file);
    if (text !== undefined) return validate(schema, parseYaml(file, text, places, mistakes), places, mistakes);
    mistakes.push({ check: 'missing-file', file, line: 1, problem: 'this file is missing', remedy: 'Add it' });
    return undefined;
  };
  const folder = <Schema extends v.GenericSchema>(prefix: string, schema: Schema) =>
    [...files.keys()]
      .filter((file) => file.startsWith(prefix) && !claimed.has(file))
      .map((file) => ({ file, data: one(file, schema) }))
      .filter((item): item is { file: string; data: v.InferOutput<Schema> } => item.data !== undefined);

  const parsed = {
    sources: one('knowledge/sources.yaml', s.sourcesSchema),
    facts: folder('knowledge/facts/', s.factsSchema),
    outOfScope: one('knowledge/out-of-scope.yaml', s.outOfScopeSchema),
    examples: {
      en: one('knowledge/phrasings/out-of-scope.en.yaml', s.phrasingsSchema),
      fr: one('knowledge/phrasings/out-of-scope.fr.yaml', s.phrasingsSchema),
    },
    phrasings: folder('knowledge/phrasings/', s.phrasingsSchema),
    vocabulary: one('knowledge/vocabulary.yaml', s.vocabularySchema),
    outcomes: folder('knowledge/outcomes/', s.outcomesSchema),
    notes: one('knowledge/notes.yaml', s.notesSchema),
    routes: one('knowledge/routes.yaml', s.routesSchema),
    tables: folder('knowledge/tables/', s.tableSchema).map(({ data }) => data),
    practice: one('knowledge/practice.yaml', s.practiceSchema),
    questions: one('dialogs/questions.yaml', s.questionsSchema),
    answers: {
      en: one('dialogs/answers.en.yaml', s.answersSchema),
      fr: one('dialogs/answers.fr.yaml', s.answersSchema),
    },
    contact: one('dialogs/contact.yaml', s.contactSchema),
    messages: one('dialogs/messages.yaml', s.messagesSchema),
    commands: one('dialogs/commands.yaml', s.commandsSchema),
    understanding: one('dialogs/understanding.yaml', s.understandingSchema),
  };
  for (const file of files.keys()) {
    if (claimed.has(file)) continue;
    mistakes.push({
      check: 'unknown-file',
      file,
      line: 1,
      problem: 'no part of the program reads a file of this name',
      remedy: 'Move it to the folder it belongs to, or remove it',
    });
  }
  return parsed as Partial<Parsed>;
};
