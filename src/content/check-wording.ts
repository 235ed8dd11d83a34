/** Checks what code expects of messages and commands, and what people must never be shown. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import { languages } from './types.js';
import { commandIds, messageIds } from './vocabulary-of-code.js';
import type { Places } from './yaml-file.js';

/** The longest title: it is shown on a button of a phone. */
const longestTitle = 80;

export const checkWording = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  const sameKeys = (of: object, expected: readonly string[], what: string): void => {
    for (const id of expected) {
      if (!(id in of))
        report(
          `missing-${what}`,
          of,
          undefined,
          `the ${what} "${id}" is missing`,
          `Add it: the program says or needs it`,
        );
    }
    for (const id of Object.keys(of)) {
      if (!expected.includes(id))
        report(`unused-${what}`, of, id, `the program has no ${what} "${id}"`, 'Correct its id or remove it');
    }
  };
  sameKeys(parsed.messages, Object.keys(messageIds), 'message');
  sameKeys(parsed.commands, commandIds, 'command');

  for (const [id, names] of Object.entries(messageIds) as [string, readonly string[]][]) {
    const found = parsed.messages[id]?.en.match(/\{[a-z]+\}/g) ?? [];
    for (const name of found) {
      if (!names.includes(name.slice(1, -1)))
        report(
          'unknown-placeholder',
          parsed.messages,
          id,
          `the message "${id}" gets no value for ${name}`,
          names.length > 0 ? `It may use: ${names.map((n) => `{${n}}`).join(', ')}` : 'Remove it',
        );
    }
  }
  for (const { data } of parsed.facts) {
    for (const fact of data) {
      for (const language of languages) {
        for (const answer of [fact.answer, ...(fact.variants ?? [])]) {
          if (!/https?:|www\.|\]\(/.test(answer[language])) continue;
          report(
            'address-in-answer',
            answer,
            language,
            `the answer of "${fact.id}" holds an address`,
            'Take it out: links come from the sources',
          );
        }
        if (fact.title[language].length > longestTitle || !fact.title[language].endsWith('?')) {
          report(
            'title-form',
            fact.title,
            language,
            `the title of "${fact.id}" is no short question`,
            `Write at most ${longestTitle} characters that end with "?"`,
          );
        }
      }
    }
  }
};
