/** What else a person can do: the practice's address and links, once its owner has filled them in, and what was sent before. */

import { type Html, html } from '../html.js';
import type { AboutPractice, Visit } from './types.js';
import { addressOf } from './visit.js';

export const otherWays = (visit: Visit, { address, assessmentUrl, consultationUrl }: AboutPractice): Html => {
  const { say } = visit;
  const links = [
    ['assessment', assessmentUrl],
    ['consultation', consultationUrl],
  ].filter(([, url]) => url !== '');
  return html`<aside class="other-ways">${(address !== '' || links.length > 0) && html`<h2>${say('instead')}</h2>`}
<ul>
${address !== '' && html`<li>${say('labelled', { label: say('address'), value: address })}</li>`}
${links.map(([id, url]) => html`<li><a href="${url}" target="_blank" rel="noopener">${say(id!)}</a></li>`)}
<li><a href="${addressOf('/contact/status', visit)}">${say('status-link')}</a></li>
</ul></aside>`;
};
