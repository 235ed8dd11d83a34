/** The few drawings of the interface; all are decoration, the words stand beside them or in the button's name. */

import type { ComponentChildren } from 'preact';
import { type Level, levelShapes } from './sheet-words.js';

function Drawing({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export const MenuIcon = () => (
  <Drawing>
    <path d="M4 7h16M4 12h16M4 17h16" />
  </Drawing>
);

export const CloseIcon = () => (
  <Drawing>
    <path d="m6 6 12 12M18 6 6 18" />
  </Drawing>
);

export const SendIcon = () => (
  <Drawing>
    <path d="M12 19V5m-6 6 6-6 6 6" />
  </Drawing>
);

export const DownIcon = () => (
  <Drawing>
    <path d="M12 5v14m6-6-6 6-6-6" />
  </Drawing>
);

export const LevelIcon = ({ level }: { readonly level: Level }) => (
  <Drawing>
    <path d={levelShapes[level]} />
  </Drawing>
);

/** A sheet of paper with a tick: the mark of the assistant. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="9" />
    <path class="mark-paper" d="M10 6.5h8.5L23 11v14.5H10z" />
    <path
      class="mark-tick"
      d="m12.8 18.2 2.6 2.6 4.8-5.2"
      fill="none"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
