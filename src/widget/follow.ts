/** Keeps the reader where reading goes on: at the start of a new reply, or at the end after writing. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { firstOfLastReplies } from './entries.js';
import type { View } from './talk.js';

const marginPx = 12;
/** The person's own words stay in view above the reply unless they would take more than this of the height. */
const mostOfHeight = 0.3;

export function useFollow(scroller: RefObject<HTMLElement | null>, { entries, typing, link }: View): void {
  const turn = useRef<string | undefined>(undefined);
  /** The person has scrolled since the turn began, and is not to be moved again. */
  const moved = useRef(false);
  const last = entries.at(-1);
  const reply = last?.kind === 'bot' ? firstOfLastReplies(entries) : undefined;
  const leading = reply?.key ?? last?.key;

  useEffect(() => {
    const area = scroller.current;
    const byHand = () => {
      moved.current = true;
    };
    const kinds = ['wheel', 'touchmove', 'keydown'] as const;
    for (const kind of kinds) area?.addEventListener(kind, byHand, { passive: true });
    return () => {
      for (const kind of kinds) area?.removeEventListener(kind, byHand);
    };
  }, []);

  // A turn may come in several replies: each makes room to bring the first one up to where it belongs.
  useLayoutEffect(() => {
    const area = scroller.current;
    if (!area || leading === undefined) return;
    if (turn.current !== leading) moved.current = false;
    turn.current = leading;
    if (moved.current) return;
    // An earlier conversation that comes back should not roll by.
    const behavior =
      link === 'connecting' || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    const element = reply && area.querySelector(`[data-key="${CSS.escape(reply.key)}"]`);
    scrollTo(area, element ? startOf(element, area) : area.scrollHeight, behavior);
  }, [leading, entries.length, typing]);
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
