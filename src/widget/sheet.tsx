/** The recommendation as a document: read it, print it, copy it, keep it, without giving an e-mail address. */

import { useId, useRef, useState } from 'preact/hooks';
import type { Block } from './markdown.js';
import { Markdown } from './markdown-view.js';
import { plainCopy } from './plain-copy.js';
import { printEntry } from './printing.js';
import type { Words } from './words.js';

export function Sheet({ blocks, words }: { readonly blocks: readonly Block[]; readonly words: Words }) {
  const [said, setSaid] = useState('');
  const id = useId();
  const paper = useRef<HTMLElement>(null);
  const copy = async () => {
    const done = await copyText(plainCopy(blocks));
    setSaid(done ? words.copied : words.copyFailed);
  };
  return (
    <article class="sheet" ref={paper} aria-labelledby={id}>
      <p class="kind" id={id}>
        {words.sheet}
      </p>
      <Markdown blocks={blocks} newTab={words.newTab} />
      <div class="tools">
        <button type="button" onClick={() => printEntry(paper.current?.closest('.entry'))}>
          {words.print}
        </button>
        <button type="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <button type="button" onClick={() => saveText(plainCopy(blocks), words.fileName)}>
          {words.download}
        </button>
        <span class="said" role="status">
          {said}
        </span>
      </div>
    </article>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages that are framed by a site, or read over plain http, where the clipboard is closed to scripts. */
function copyBySelection(text: string): boolean {
  const box = document.createElement('textarea');
  const focused = document.activeElement;
  box.value = text;
  box.className = 'unseen';
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
