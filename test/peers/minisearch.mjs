/** MiniSearch: BM25+ with fuzzy and prefix matching. */

import MiniSearch from 'minisearch';
import { kept, perEntry, tokensOf } from './documents.mjs';

export const name = 'minisearch';

const make = (form, answer, fuzzy, prefix, bm25, pairs = false) => ({ form, answer, fuzzy, prefix, bm25, pairs });
const flat = { k: 3, b: 0.6, d: 0.5 };

/** Tried on the development half; see tried.md. */
export const options = {
  'words, exact': make('words', 1, false, false),
  'words, fuzzy 0.2, prefix': make('words', 1, 0.2, true),
  'stems, exact': make('stems', 1, false, false),
  'stems, fuzzy 0.2': make('stems', 1, 0.2, false),
  'stems, fuzzy 0.2, prefix': make('stems', 1, 0.2, true),
  'stems, fuzzy 0.2, answer 0.5': make('stems', 0.5, 0.2, false),
  'stems, fuzzy 0.2, answer 2': make('stems', 2, 0.2, false),
  'stems, fuzzy 0.2, k 3 b 0.6': make('stems', 1, 0.2, false, flat),
  'stems, fuzzy 0.2, k 3 b 0.6, answer 0.5': make('stems', 0.5, 0.2, false, flat),
  'stems, fuzzy 0.2, prefix, k 3 b 0.6': make('stems', 1, 0.2, true, flat),
  'stems, fuzzy unknown words only': make('stems', 1, 'unknown', false),
  'stems, fuzzy unknown words only, k 3 b 0.6': make('stems', 1, 'unknown', false, flat),
  'stems, fuzzy unknown words only, k 3 b 0.6, answer 0.5': make('stems', 0.5, 'unknown', false, flat),
  'stems, fuzzy unknown words only, k 3 b 0.6, answer 0.3': make('stems', 0.3, 'unknown', false, flat),
  'stems, fuzzy 0.2, k 3 b 0.6, answer 0.3': make('stems', 0.3, 0.2, false, flat),
  'words, fuzzy unknown words only, k 3 b 0.6, answer 0.3': make('words', 0.3, 'unknown', false, flat),
  'stems, pairs, fuzzy 0.2, k 3 b 0.6, answer 0.3': make('stems', 0.3, 0.2, false, flat, true),
  'stems, pairs, fuzzy unknown words only, k 3 b 0.6, answer 0.3': make('stems', 0.3, 'unknown', false, flat, true),
  'words, pairs, fuzzy unknown words only, k 3 b 0.6, answer 0.3': make('words', 0.3, 'unknown', false, flat, true),
};

export const chosen = {
  en: 'words, pairs, fuzzy unknown words only, k 3 b 0.6, answer 0.3',
  fr: 'words, pairs, fuzzy unknown words only, k 3 b 0.6, answer 0.3',
};

/** A word of four letters or more may be misspelt, the longer the more. */
const fuzziness = (share) => (term) => term.length >= 4 && !term.includes('_') && share;

export const build = (base, how) => {
  const split = (text) => text.split(' ').filter((token) => token !== '');
  const mini = new MiniSearch({ fields: ['asked', 'answer'], tokenize: split, processTerm: (term) => term });
  const documents = perEntry(base, how);
  mini.addAll(documents);
  const known = new Set(documents.flatMap(({ asked, answer }) => [...split(asked), ...split(answer)]));
  const fuzzy =
    how.fuzzy === 'unknown'
      ? (term) => !known.has(term) && fuzziness(0.25)(term)
      : how.fuzzy === false
        ? false
        : fuzziness(how.fuzzy);
  const search = {
    boost: { asked: 1, answer: how.answer },
    fuzzy,
    prefix: how.prefix && ((term) => term.length >= 4 && !term.includes('_')),
    ...(how.bm25 && { bm25: how.bm25 }),
  };
  return (text) =>
    mini
      .search(tokensOf(base, text, how).join(' '), search)
      .slice(0, kept)
      .map(({ id, score }) => ({ id, score }));
};
