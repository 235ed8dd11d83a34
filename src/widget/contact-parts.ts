/** The small helps of the contact page: the sheet from the chat, a better address by one press, a count, a copy. */

import { keepSheetForContact, sheetForContact } from './contact-sheet.js';
import { copyText } from './copy-text.js';

/** The form, when it is what is shown. */
export const onForm = (): HTMLFormElement | undefined =>
  document.querySelector<HTMLFormElement>('#contact-form') ?? undefined;

/** Shows what only a script can do. */
export function showParts(): void {
  showSheet();
  offerAddress();
  countMessage();
  offerCopy();
}

/** Without a tick the box has no name, so that its text is not sent. */
function showSheet(): void {
  const part = document.getElementById('sheet-part');
  const box = document.querySelector<HTMLTextAreaElement>('#sheet');
  const tick = document.querySelector<HTMLInputElement>('#attach');
  if (!part || !box || !tick) return;
  box.value ||= sheetForContact();
  part.hidden = box.value === '' && !tick.checked;
  const name = () => {
    box.name = tick.checked ? 'sheet' : '';
  };
  name();
  tick.addEventListener('change', name);
  box.addEventListener('input', () => keepSheetForContact(box.value));
}

function offerAddress(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-use]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const boxes = ['email', 'again'].map((id) => document.querySelector<HTMLInputElement>(`#${id}`));
    for (const box of boxes) if (box) box.value = button.dataset.use ?? '';
    button.closest('.offer')?.remove();
    document.getElementById('email-fault')?.remove();
    const [first] = boxes;
    first?.removeAttribute('aria-invalid');
    first?.removeAttribute('aria-describedby');
    first?.closest('.field')?.classList.remove('wrong');
    first?.focus();
  });
}

/** Shown only when the end comes near. */
function countMessage(): void {
  const box = document.querySelector<HTMLTextAreaElement>('[data-most]');
  const most = Number(box?.dataset.most);
  if (!box || !most) return;
  const line = document.createElement('p');
  line.className = 'hint count';
  line.setAttribute('role', 'status');
  box.after(line);
  const count = () => {
    const length = [...box.value.trim()].length;
    const near = length > most * 0.8;
    line.hidden = !near;
    const number = length.toLocaleString(`${document.documentElement.lang}-CA`);
    line.textContent = near ? (box.dataset.count ?? '').replace('#', number) : '';
    line.classList.toggle('over', length > most);
  };
  box.addEventListener('input', count);
  count();
}

function offerCopy(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-copy]');
  const text = document.getElementById(button?.dataset.copy ?? '')?.textContent;
  const said = document.getElementById('said');
  if (!button || !text || !said) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    said.textContent = (await copyText(text)) ? (button.dataset.copied ?? '') : '';
  });
}
