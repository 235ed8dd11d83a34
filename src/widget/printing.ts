/** Prints one recommendation sheet alone; the style sheet for paper does the rest. */

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
