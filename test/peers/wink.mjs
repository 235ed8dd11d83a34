/** wink-bm25-text-search with Snowball stems, one document a fact. */

import createWink from 'wink-bm25-text-search';
import { kept, perEntry, tokensOf } from './documents.mjs';

export const name = 'wink-bm25';

const make = (answer, k1, b, pairs = false, form = 'stems') => ({ form, answer, k1, b, pairs });

/** Tried on the development half; see tried.md. */
export const options = {
  'words, answer 1': make(1, 1.2, 0.75, false, 'words'),
  'answer 1': make(1, 1.2, 0.75),
  'answer 0.5': make(0.5, 1.2, 0.75),
  'answer 2': make(2, 1.2, 0.75),
  'answer 4': make(4, 1.2, 0.75),
  'answer 2, k1 3 b 0.6': make(2, 3, 0.6),
  'answer 1, k1 3 b 0.6': make(1, 3, 0.6),
  'answer 2, k1 0.6 b 0.75': make(2, 0.6, 0.75),
  'answer 2, k1 0.6 b 0.4': make(2, 0.6, 0.4),
  'answer 1, k1 6 b 0.75': make(1, 6, 0.75),
  'answer 1, pairs': make(1, 1.2, 0.75, true),
  'answer 2, pairs, k1 3 b 0.6': make(2, 3, 0.6, true),
  'answer 1, pairs, k1 3 b 0.6': make(1, 3, 0.6, true),
  'answer 0.5, pairs, k1 3 b 0.6': make(0.5, 3, 0.6, true),
  'answer 1, pairs, k1 3 b 0.75': make(1, 3, 0.75, true),
  'answer 1, pairs, k1 2 b 0.6': make(1, 2, 0.6, true),
  'words, answer 1, pairs, k1 3 b 0.6': make(1, 3, 0.6, true, 'words'),
};

export const chosen = {
  en: 'words, answer 1, pairs, k1 3 b 0.6',
  fr: 'answer 1, pairs, k1 3 b 0.6',
};

export const build = (base, how) => {
  const wink = createWink();
  wink.defineConfig({ fldWeights: { asked: 1, answer: how.answer }, bm25Params: { k1: how.k1, b: how.b, k: 1 } });
  wink.definePrepTasks([(text) => text.split(' ').filter((token) => token !== '')]);
  for (const { id, asked, answer } of perEntry(base, how)) wink.addDoc({ asked, answer }, id);
  wink.consolidate();
  return (text) => wink.search(tokensOf(base, text, how).join(' '), kept).map(([id, score]) => ({ id, score }));
};
