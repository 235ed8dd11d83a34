/** See and delete: a person with a reference looks at their own request. */

import { type Html, html } from '../html.js';
import { type FormState, field } from './fields.js';
import { referenceForm } from './plain-pages.js';
import type { ContactFault, ShownContact, Visit } from './types.js';
import { addressOf } from './visit.js';

/** Asks for the reference. */
export const askPage = (visit: Visit, typed = '', faults: readonly ContactFault[] = []): Html => {
  const { say, language, site } = visit;
  const state: FormState = { say, values: { reference: typed }, faults };
  return html`<h1>${say('status-title')}</h1>
<form method="post" action="/contact/status" id="status-form" novalidate>
<input type="hidden" name="language" value="${language}">
${site !== undefined && html`<input type="hidden" name="site" value="${site}">`}
${field(state, 'reference', { label: say('reference'), hint: say('status-lead'), box: html`autocomplete="off" spellcheck="false" autocapitalize="characters"` })}
<p class="acts"><button class="act" name="action" value="see">${say('status-see')}</button> <a href="${addressOf('/contact', visit)}">${say('write-again')}</a></p>
</form>`;
};

/** The request as it is kept. */
export const foundPage = (visit: Visit, reference: string, contact: ShownContact): Html => {
  const { say, language } = visit;
  const { request, sentAt, deletedAt } = contact;
  const date = dateIn(language);
  if (request === undefined) {
    return html`<h1 tabindex="-1" autofocus>${say('found-title')}</h1><p class="lead">${say('deleted-on', { date: date(deletedAt ?? sentAt) })}</p>${again(visit)}`;
  }
  const { name, email, whatsapp, message, sheet } = request;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['sent-on', date(sentAt)],
    ['state', stateOf(visit, contact)],
    ['name', name],
    ['email', email],
    ['whatsapp', whatsapp],
    ['message', message],
    ['sheet', sheet],
  ];
  return html`<h1 tabindex="-1" autofocus>${say('found-title')}</h1>
<dl class="part">${rows.map(([id, value]) => value !== undefined && html`<div><dt>${say(id)}</dt><dd>${value}</dd></div>`).filter((row) => row !== false)}</dl>
<div class="acts">${referenceForm(visit, reference, html`<button class="act second" name="action" value="delete">${say('delete')}</button>`)}</div>`;
};

/** Deleting is asked once more. */
export const surePage = (visit: Visit, reference: string, { leftHere }: ShownContact): Html => {
  const { say } = visit;
  return html`<h1 tabindex="-1" autofocus>${say('delete-title')}</h1>
<p class="lead">${say(leftHere ? 'delete-delivered' : 'delete-waiting')}</p>
<div class="acts">
${referenceForm(visit, reference, html`<button class="act" name="action" value="erase">${say('delete-yes')}</button>`)}
${referenceForm(visit, reference, html`<button class="act second" name="action" value="see">${say('delete-no')}</button>`)}
</div>`;
};

export const deletedPage = (
  visit: Visit,
  { leftHere }: ShownContact,
): Html => html`<h1 tabindex="-1" autofocus>${visit.say('deleted-title')}</h1>
<p class="lead">${visit.say(leftHere ? 'deleted-delivered' : 'deleted-waiting')}</p>${again(visit)}`;

const again = (visit: Visit): Html =>
  html`<p class="acts"><a class="act second" href="${addressOf('/contact', visit)}">${visit.say('write-again')}</a></p>`;

const stateOf = ({ say, language }: Visit, { wanted, deliveredAt, until }: ShownContact): string => {
  const date = dateIn(language);
  const end = until === undefined ? '' : date(until);
  if (!wanted) return say('state-kept', { until: end });
  return deliveredAt === undefined
    ? say('state-waiting')
    : say('state-delivered', { date: date(deliveredAt), until: end });
};

const dateIn = (language: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long', timeZone: 'America/Toronto' });
  return (at) => format.format(at);
};
