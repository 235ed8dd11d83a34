/** Checks what code expects of messages and commands. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import { commandIds, messageIds } from './vocabulary-of-code.js';
import type { Places } from './yaml-file.js';

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
};
