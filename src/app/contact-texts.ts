/** The words of the contact form, from the content: with the practice's name, its links, and the official contacts. */

import type { ContactRequest } from '../contact/index.js';
import type { Content, Language } from '../content/index.js';
import { closedNotice } from '../conversation/index.js';
import type { AboutPractice, ContactSay } from '../http/index.js';
import { withHardSpaces } from './hard-spaces.js';

export const contactSay = (content: Content, language: Language): ContactSay => {
  const text = (id: string): string => {
    const found = content.contact[id];
    if (found === undefined) throw new Error(`dialogs/contact.yaml has no text "${id}"`);
    return found[language];
  };
  const practice = content.practice.name || text('practice');
  return (id, values = {}) =>
    // What is put in is not looked through again: people write braces too.
    text(id).replace(/\{([a-z]+)\}/g, (whole, name: string) =>
      name === 'practice' ? practice : Object.hasOwn(values, name) ? values[name]! : whole,
    );
};

/** The same words for pages. */
export const contactPageSay = (content: Content, language: Language): ContactSay => {
  const say = contactSay(content, language);
  return (id, values) => withHardSpaces(say(id, values), language);
};

export const aboutPractice = (content: Content, language: Language): AboutPractice => {
  const { address, assessmentUrl, consultationUrl } = content.practice;
  return {
    address: address[language],
    assessmentUrl: assessmentUrl[language],
    consultationUrl: consultationUrl[language],
    official: closedNotice(content, language).citations,
  };
};

/** The e-mail to the practice, labelled in the language in which the person wrote. */
export const composeMail =
  (content: Content) =>
  (request: ContactRequest, { id, sentAt }: { readonly id: string; readonly sentAt: number }) => {
    const { language, name, email, whatsapp, message, sheet } = request;
    const say = contactSay(content, language);
    const date = new Date(sentAt).toISOString().slice(0, 16).replace('T', ' ');
    const labelled = (label: string, value: string): string => say('labelled', { label: say(label), value });
    const lines = [
      say('mail-intro', { date }),
      [
        labelled('name', name),
        labelled('email', email),
        ...(whatsapp === undefined ? [] : [labelled('whatsapp', whatsapp)]),
        say('mail-language'),
      ].join('\n'),
      labelled('message', `\n\n${message}`),
      ...(sheet === undefined ? [] : [labelled('sheet', `\n\n${sheet}`)]),
      say('mail-end', { id }),
    ];
    return { subject: say('mail-subject', { name }), text: `${lines.join('\n\n')}\n` };
  };
