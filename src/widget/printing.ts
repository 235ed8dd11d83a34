/** Prints one recommendation sheet alone; the style sheet for paper does the rest. */

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Without an entry the newest sheet is printed, or the whole conversation when there is none. */
export function printEntry(entry?: Element | null): void {
  const newest = document.querySelector('.to-print');
  if (entry && newest && entry !== newest) {
    newest.classList.remove('to-print');
    entry.classList.add('to-print');
    const back = () => {
      entry.classList.remove('to-print');
      newest.classList.add('to-print');
    };
    window.addEventListener('afterprint', back, { once: true });
  }
  window.print();
}

/** What is folded on the screen is open on paper, however the printing was begun. */
export function useUnfoldedInPrint(paper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let unfolded: HTMLDetailsElement[] = [];
    const before = () => {
      unfolded = [...(paper.current?.querySelectorAll('details') ?? [])].filter((part) => !part.open);
      for (const part of unfolded) part.open = true;
    };
    const after = () => {
      for (const part of unfolded) part.open = false;
      unfolded = [];
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
}
