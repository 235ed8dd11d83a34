/** Checks the form of one parsed file and turns each schema issue into a mistake with its line and a remedy. */

import * as v from 'valibot';
import type { Mistake } from './mistakes.js';
import type { Places, YamlFile } from './yaml-file.js';

/** Returns the file's data when its form is right; otherwise records the mistakes and returns undefined. */
export const validate = <Schema extends v.GenericSchema>(
  schema: Schema,
  { file, value }: YamlFile,
  places: Places,
  mistakes: Mistake[],
): v.InferOutput<Schema> | undefined => {
  if (value === undefined) return undefined;
  const result = v.safeParse(schema, value);
  // The parsed objects themselves are handed on, not valibot's copies: their places are known.
  if (result.success) return value as v.InferOutput<Schema>;
  for (const issue of result.issues) mistakes.push(mistakeOf(issue, file, value, places));
  return undefined;
};

const mistakeOf = (issue: v.BaseIssue<unknown>, file: string, root: unknown, places: Places): Mistake => {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)?.[key], root);
  const place = last === undefined ? places.find(root) : places.find(parent, last);
  const where = { file, line: place.line };
  const name = path.join('.');

  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return {
      check: 'unknown-key',
      ...where,
      problem: `the key "${String(last)}" is not known here`,
      remedy: 'Correct its spelling or remove it',
    };
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    const language = last === 'en' || last === 'fr';
    return {
      check: language ? 'missing-language' : 'missing-key',
      ...where,
      problem: language
        ? `${path.slice(0, -1).join('.')} has no ${last === 'en' ? 'English' : 'French'} text`
        : `the key "${name}" is missing`,
      remedy: language ? `Add "${last}:" beside the other language` : `Add "${String(last)}:"`,
    };
  }
  return {
    check: 'wrong-form',
    ...where,
    problem: `${name || 'the file'} is not as it must be (${issue.message.replace(/^Invalid \w+: /, '')}, found ${issue.received})`,
    remedy: 'Write it in the form that the other entries of this file have',
  };
};
