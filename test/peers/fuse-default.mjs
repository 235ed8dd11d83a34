/** Fuse.js as it comes: default options, each phrasing and answer a string of its own. */

import Fuse from 'fuse.js';
import { gathered, perPhrasing, textOf } from './documents.mjs';

export const name = 'fuse.js, defaults';

/** A question takes up to a second: only every fourth is asked. */
export const every = 4;

/** Tried on the development half; see tried.md. */
export const options = {
  words: { form: 'words', concepts: false },
  'words and concepts': { form: 'words' },
};

export const chosen = { en: 'words', fr: 'words' };

export const build = (base, how) => {
  const documents = perPhrasing(base, how);
  const fuse = new Fuse(documents, { keys: ['text'], includeScore: true });
  return (text) =>
    gathered(
      fuse
        .search(textOf(base, text, how), { limit: 200 })
        .map(({ item, score }) => ({ id: item.entry, score: 1 - score })),
    );
};
