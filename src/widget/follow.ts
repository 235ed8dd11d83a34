/** Keeps the reader where reading goes on: at the start of a new reply, or at the end after writing. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { firstOfLastReplies } from './entries.js';
import type { View } from './talk.js';

const marginPx = 12;
/** The person's own words stay in view above the reply unless they would take more than this of the height. */
const mostOfHeight = 0.3;

export function useFollow(scroller: RefObject<HTMLElement | null>, { entries, typing, link }: View): void {
  const followed = useRef<string | undefined>(undefined);
  const last = entries.at(-1);
  const reply = last?.kind === 'bot' ? firstOfLastReplies(entries) : undefined;
  // What comes before the person's last words, or below them, moves them: the end is looked for again.
  const target = reply?.key ?? (last && `${last.key} ${entries.length} ${typing}`);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!area || target === undefined || target === followed.current) return;
    followed.current = target;
    // An earlier conversation that comes back should not roll by.
    const behavior = link === 'connecting' || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    if (!reply) return scrollTo(area, area.scrollHeight, behavior);
    const element = area.querySelector(`[data-key="${CSS.escape(reply.key)}"]`);
    if (element) scrollTo(area, startOf(element, area), behavior);
  }, [target]);
}

/** Whether something is still below the visible part. */
export function useMoreBelow(scroller: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const area = scroller.current;
    if (!area) return;
    const look = () => setMore(area.scrollHeight - area.scrollTop - area.clientHeight > 48);
    const sizes = new ResizeObserver(look);
    for (const part of [area, ...area.children]) sizes.observe(part);
    area.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      area.removeEventListener('scroll', look);
    };
  }, []);
  return more;
}

function startOf(reply: Element, area: HTMLElement): number {
  const before = reply.previousElementSibling;
  const own = before?.matches('.own') && before.clientHeight < area.clientHeight * mostOfHeight ? before : undefined;
  const top = (own ?? reply).getBoundingClientRect().top;
  return area.scrollTop + top - area.getBoundingClientRect().top - marginPx;
}

/** On a very low screen the page scrolls as a whole. */
export function scrollTo(area: HTMLElement, top: number, behavior: ScrollBehavior): void {
  if (area.scrollHeight > area.clientHeight + 1) area.scrollTo({ top, behavior });
  else window.scrollTo({ top: top + area.offsetTop, behavior });
}
