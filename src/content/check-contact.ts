/** Checks that dialogs/contact.yaml has the texts that the contact form needs, no others, and only known placeholders. */

import { contactTexts } from './contact-texts.js';
import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import type { Places } from './yaml-file.js';

export const checkContact = ({ contact }: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  for (const [id, own] of Object.entries(contactTexts) as [string, readonly string[]][]) {
    const text = contact[id];
    if (text === undefined) {
      report(
        'missing-contact-text',
        contact,
        undefined,
        `the text "${id}" is missing`,
        'Add it: the contact form says it',
      );
      continue;
    }
    const names = [...own, 'practice'];
    for (const found of text.en.match(/\{[a-z]+\}/g) ?? []) {
      if (names.includes(found.slice(1, -1))) continue;
      report(
        'unknown-contact-placeholder',
        contact,
        id,
        `the text "${id}" gets no value for ${found}`,
        `It may use: ${names.map((name) => `{${name}}`).join(', ')}`,
      );
    }
  }
  for (const id of Object.keys(contact)) {
    if (id in contactTexts) continue;
    report('unused-contact-text', contact, id, `the contact form has no text "${id}"`, 'Correct its id or remove it');
  }
};
