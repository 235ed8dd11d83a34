/** The contact page with script: sent without leaving the page, nothing lost without a connection. It works without. */

import { onForm, showParts } from './contact-parts.js';
import { dropSheetForContact } from './contact-sheet.js';
import { findHost } from './host.js';

const host = findHost(window, new URLSearchParams(location.search).get('site'));
let sending = false;

/** Sends the form and puts the answer in place of the page's own middle. */
async function send(form: HTMLFormElement, more: Readonly<Record<string, string>>): Promise<void> {
  if (sending) return;
  sending = true;
  const said = document.getElementById('said');
  if (said && form.dataset.sending) said.textContent = form.dataset.sending;
  try {
    const data = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    for (const [name, value] of Object.entries(more)) data.set(name, value);
    // Not form.action: a button of that name stands in its place.
    const address = form.getAttribute('action') ?? '';
    const response = await fetch(address, { method: 'POST', body: data, headers: { accept: 'text/html' } });
    show(new DOMParser().parseFromString(await response.text(), 'text/html'));
  } catch {
    if (said) said.textContent = form.dataset.offline ?? '';
  } finally {
    sending = false;
  }
}

function show(answer: Document): void {
  const main = answer.getElementById('main');
  // Whatever came, it is no page of ours: what the person wrote stays.
  if (!main) throw new Error('no page');
  // Browsers refuse it in frames of other sites, and complain: it is done by hand.
  const first = answer.querySelector('[autofocus]');
  first?.removeAttribute('autofocus');
  first?.setAttribute('data-first', '');
  for (const part of ['.top', '#main', '.foot']) {
    const now = document.querySelector(part);
    const next = answer.querySelector(part);
    if (now && next) now.replaceWith(document.importNode(next, true));
  }
  document.title = answer.title;
  document.documentElement.lang = answer.documentElement.lang;
  begin();
  if (document.getElementById('reference')) dropSheetForContact();
  if (first) document.querySelector<HTMLElement>('[data-first]')?.focus();
  else scrollTo(0, 0);
}

/** Brings the page that is shown to life. */
function begin(): void {
  showParts();
  for (const form of document.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { submitter } = event;
      const pressed = submitter instanceof HTMLButtonElement && submitter.name !== '';
      void send(form, pressed ? { [submitter.name]: submitter.value } : {});
    });
  }
  const form = onForm();
  const other = document.querySelector<HTMLAnchorElement>('[data-other]');
  other?.addEventListener('click', (event) => {
    if (!form) return;
    event.preventDefault();
    void send(form, { action: 'show', language: other.dataset.other ?? '' });
  });
}

window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) host.tell('close');
});
host.hear(() => document.querySelector<HTMLElement>('#name, #reference')?.focus());
begin();
host.tell('ready');
