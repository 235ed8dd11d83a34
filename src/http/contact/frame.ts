/** What stands around the contact pages and the check of a sheet: the head with the way back and the other language, and the foot. */

import { type Html, html } from '../html.js';
import type { Visit } from './types.js';
import { addressOf } from './visit.js';

export interface Page {
  readonly title: string;
  readonly main: Html;
  /** The address of the same page in the other language; absent where going there would lose what is shown. */
  readonly path?: string | undefined;
  /** What else stands in that address. */
  readonly query?: Readonly<Record<string, string>>;
}

/** @param shell the built page, in English, with %title% and %body% */
export const framed = (shell: string, visit: Visit, { title, main, path, query }: Page): string => {
  const { say, language } = visit;
  const other = language === 'en' ? 'fr' : 'en';
  const assistant = language === 'en' ? 'eCOPR Assistant' : 'Assistant eCOPR';
  const otherLanguage =
    path !== undefined &&
    html`<a class="other" href="${addressOf(path, { ...visit, language: other }, query)}" lang="${other}" hreflang="${other}" data-other="${other}">${other === 'fr' ? 'Français' : 'English'}</a>`;
  const body = html`<header class="top"><div class="bar">
${mark}
<a class="back" href="${addressOf('/chat', visit)}">${say('back')}</a>
${otherLanguage}
</div></header>
<main class="paper" id="main">
${main}
</main>
<footer class="foot"><p>
<a href="/privacy?language=${language}">${say('privacy')}</a>
<a href="/terms?language=${language}">${say('terms')}</a>
</p></footer>`;
  const put: Readonly<Record<string, Html>> = {
    'lang="en"': html`lang="${language}"`,
    '%title%': html`${`${title} · ${assistant}`}`,
    '%body%': body,
  };
  // One pass: what is put in is not looked through again.
  return shell.replace(/lang="en"|%title%|%body%/g, (found) => put[found]!.html);
};

/** The mark of the assistant, as the chat has it. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
<rect class="mark-ground" width="32" height="32" rx="9" />
<path class="mark-paper" d="M10 6.5h8.5L23 11v14.5H10z" />
<path class="mark-tick" d="m12.8 18.2 2.6 2.6 4.8-5.2" fill="none" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" />
</svg>`;
