/** The form itself: what is asked, what is wrong with it, what happens with it. */

import { type Html, html } from '../html.js';
import { type FormState, faultOf, faultText, field, tick } from './fields.js';
import { otherWays } from './other-ways.js';
import type { ContactFault, ContactPagesOptions, Visit } from './types.js';

export interface FormContents {
  readonly ticket: string;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly ContactFault[];
}

/** The title of the form's page says first that something is wrong. */
export const formTitle = ({ say }: Visit, { faults }: FormContents): string =>
  faults.length > 0 ? say('title-error', { title: say('title') }) : say('title');

export const formPage = (
  { desk, about, limits, keep }: ContactPagesOptions,
  visit: Visit,
  { ticket, values, faults }: FormContents,
): Html => {
  const { say, language, site } = visit;
  const state: FormState = { say, values, faults };
  const kept = desk.mode() === 'kept';
  const times = { days: String(keep.delivered), longest: String(keep.undelivered) };
  const most = (number: number) => number.toLocaleString(`${language}-CA`);
  return html`<h1>${say('title')}</h1>
<p class="lead">${say('lead')}</p>
${kept && html`<p class="note">${say('kept-here')}</p>`}
${summary(state)}
<form method="post" action="/contact" id="contact-form" novalidate accept-charset="utf-8" data-sending="${say('sending')}" data-offline="${say('offline')}">
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="language" value="${language}">
${site !== undefined && html`<input type="hidden" name="site" value="${site}">`}
<p class="hint">${say('required')}</p>
${field(state, 'name', { label: say('name'), box: html`autocomplete="name"` })}
${field(state, 'email', { label: say('email'), box: html`type="email" autocomplete="email" spellcheck="false" autocapitalize="off"`, more: typo(state) })}
${field(state, 'again', { label: say('again'), hint: say('again-hint'), box: html`type="email" autocomplete="off" spellcheck="false" autocapitalize="off"` })}
${field(state, 'whatsapp', { label: say('whatsapp'), hint: say('whatsapp-hint'), optional: true, box: html`type="tel" autocomplete="tel"` })}
${field(state, 'message', {
  label: say('message'),
  hint: say('message-hint', { most: most(limits.message) }),
  rows: 7,
  box: html`autocomplete="off" data-most="${limits.message}" data-count="${say('count', { count: '#', most: most(limits.message) })}"`,
})}
<div class="bait" aria-hidden="true"><label for="homepage">${say('homepage')}</label><input id="homepage" name="homepage" tabindex="-1" autocomplete="off"></div>
${sheetPart(state)}
${consentPart(state, say(kept ? 'consent-kept' : 'consent-delivered', times))}
<p class="hint">${say('no-client')}</p>
<p class="acts"><button class="act" id="send">${say('send')}</button> <span class="said" role="status" id="said"></span></p>
</form>
${otherWays(visit, about(language))}`;
};

/** All that is wrong, with a way to each field. */
const summary = ({ say, faults }: FormState): Html | undefined => {
  const [first] = faults;
  if (!first) return undefined;
  return html`<div class="errors" id="errors" tabindex="-1"${first.field === 'form' && html` autofocus`}>
<h2>${say('errors-title')}</h2>
${
  first.field === 'form'
    ? faults.map(({ code, values }) => html`<p>${say(code, values)}</p>`)
    : html`<p>${say('errors-lead')}</p>
<ul>${faults.map(({ field: name, code, values }) => html`<li><a href="#${name}">${say(code, values)}</a></li>`)}</ul>`
}
</div>`;
};

/** An address that looks mistyped: take the better one by one press, or say that it is right. */
const typo = (state: FormState): Html | undefined => {
  const { say } = state;
  const { suggestion, address } = faultOf(state, 'email')?.values ?? {};
  if (suggestion === undefined || address === undefined) return undefined;
  return html`<div class="offer">
<button type="button" data-use="${suggestion}" hidden>${say('email-use', { suggestion })}</button>
<div class="tick"><input type="checkbox" id="sure" name="sure" value="${address}"><label for="sure">${say('email-sure', { address })}</label></div>
</div>`;
};

/**
 * The recommendation from the chat. It lies in this browser only: a script shows it here, and without a tick its box has
 * no name and is not sent.
 */
const sheetPart = (state: FormState): Html => {
  const { say, values } = state;
  const attached = values.attach === 'yes';
  return html`<fieldset class="part" id="sheet-part"${!attached && html` hidden`}>
<legend>${say('sheet-title')}</legend>
<p class="hint" id="sheet-note">${say('sheet-note')}</p>
${field(state, 'sheet', { label: say('sheet-text'), rows: 9, optional: true, box: html`autocomplete="off"` })}
${tick(state, 'attach', { label: say('sheet-attach'), checked: attached, hints: ['sheet-note'] })}
</fieldset>`;
};

const consentPart = (
  state: FormState,
  text: string,
): Html => html`<fieldset class="${faultOf(state, 'consent') ? 'part wrong' : 'part'}">
<legend>${state.say('consent-title')}</legend>
<p id="consent-hint">${text}</p>
${faultText(state, 'consent')}
${tick(state, 'consent', { label: state.say('consent'), checked: state.values.consent === 'yes', hints: ['consent-hint'], needed: true })}
</fieldset>`;
