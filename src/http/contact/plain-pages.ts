/** The contact pages without a form: sent, not available, not taken. */

import { type Html, html } from '../html.js';
import { otherWays } from './other-ways.js';
import type { AboutPractice, Visit } from './types.js';
import { addressOf } from './visit.js';

/** After sending: the reference is shown here and nowhere else. */
export const sentPage = (visit: Visit, reference: string, kept: boolean): Html => {
  const { say } = visit;
  return html`<h1 tabindex="-1" autofocus id="done">${say('sent-title')}</h1>
<p class="lead">${say(kept ? 'sent-kept' : 'sent-delivered')}</p>
<div class="part">
<p id="reference-label">${say('reference')}</p>
<p class="reference" role="group" aria-labelledby="reference-label"><code id="reference">${reference}</code></p>
<p>${say('sent-reference')}</p>
<div class="acts">
<button type="button" class="act second" data-copy="reference" data-copied="${say('copied')}" hidden>${say('copy')}</button>
${referenceForm(visit, reference, html`<button class="act second" name="action" value="see">${say('sent-see')}</button>`)}
<span class="said" role="status" id="said"></span>
</div>
</div>`;
};

/** A button that carries a reference: by POST, so that it stands in no address and no log. */
export const referenceForm = ({ language, site }: Visit, reference: string, button: Html): Html =>
  html`<form method="post" action="/contact/status" class="lone">
<input type="hidden" name="reference" value="${reference}">
<input type="hidden" name="language" value="${language}">
${site !== undefined && html`<input type="hidden" name="site" value="${site}">`}
${button}</form>`;

/** No form here: the official contacts in its place. */
export const offPage = (visit: Visit, about: AboutPractice): Html => html`<h1>${visit.say('off-title')}</h1>
<p class="lead">${visit.say('off-lead')}</p>
<ul class="official">${about.official.map(({ title, url }) => html`<li>${url === undefined ? title : html`<a href="${url}" target="_blank" rel="noopener">${title}</a>`}</li>`)}</ul>
${otherWays(visit, about)}`;

/** What did not even reach the form. */
export const refusedPage = (visit: Visit, status: number): Html => html`<h1>${visit.say('errors-title')}</h1>
<p class="lead">${visit.say(status === 413 ? 'too-large' : status === 429 ? 'too-many' : status >= 500 ? 'trouble' : 'not-taken', { minutes: '1' })}</p>
<p class="acts"><a class="act second" href="${addressOf('/contact', visit)}">${visit.say('write-again')}</a></p>`;
