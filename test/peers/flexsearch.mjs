/** FlexSearch: finds by number of words in common and their place; it has no scores, so the slot of a hit stands for one. */

import { Charset, Index } from 'flexsearch';
import { gathered, perEntry, perPhrasing, textOf } from './documents.mjs';

export const name = 'flexsearch';

const make = (form, document, tokenize = 'strict', rest = {}) => ({ form, document, tokenize, ...rest });

/** Tried on the development half; see tried.md. */
export const options = {
  'words, a document an entry': make('words', 'entry'),
  'words, a document a phrasing': make('words', 'phrasing'),
  'stems, a document an entry': make('stems', 'entry'),
  'stems, a document an entry, no place': make('stems', 'entry', 'strict', { place: false }),
  'stems, a document an entry, context': make('stems', 'entry', 'strict', { context: true }),
  'words, a document an entry, context': make('words', 'entry', 'strict', { context: true }),
  'stems, a document an entry, tolerant': make('stems', 'entry', 'tolerant'),
  'stems, a document an entry, pairs': make('stems', 'entry', 'strict', { pairs: true }),
  'words, a document an entry, pairs': make('words', 'entry', 'strict', { pairs: true }),
  'words, a document an entry, tolerant, pairs': make('words', 'entry', 'tolerant', { pairs: true }),
  'stems, a document an entry, resolution 30': make('stems', 'entry', 'strict', { resolution: 30 }),
  'stems, a document a phrasing': make('stems', 'phrasing'),
  'stems, a document a phrasing, prefix': make('stems', 'phrasing', 'forward'),
  'stems, a document a phrasing, tolerant': make('stems', 'phrasing', 'tolerant'),
  'stems, a document a phrasing, context': make('stems', 'phrasing', 'strict', { context: true }),
  'words, a document a phrasing, LatinBalance': make('words', 'phrasing', 'strict', { charset: 'LatinBalance' }),
  'words, a document a phrasing, LatinAdvanced': make('words', 'phrasing', 'strict', { charset: 'LatinAdvanced' }),
};

export const chosen = {
  en: 'words, a document an entry, tolerant, pairs',
  fr: 'words, a document an entry, tolerant, pairs',
};

/** Hits that are asked for: enough that several entries are among them. */
const limit = 300;

export const build = (base, how) => {
  const index = new Index({
    tokenize: how.tokenize,
    resolution: how.resolution ?? 9,
    ...(how.charset
      ? { encoder: Charset[how.charset] }
      : { encode: (text) => text.split(' ').filter((token) => token !== '') }),
    ...(how.context && { context: { resolution: 5, depth: 1, bidirectional: true } }),
    ...(how.place === false && { score: () => 0 }),
  });
  const documents =
    how.document === 'phrasing'
      ? perPhrasing(base, how).map(({ entry, text }) => ({ entry, text }))
      : perEntry(base, how).map(({ id, asked, answer }) => ({ entry: id, text: `${asked} ${answer}` }));
  documents.forEach(({ text }, number) => {
    index.add(number, text);
  });
  return (text) => {
    const { result } = index.search({ query: textOf(base, text, how), limit, suggest: true, resolve: false });
    let place = 0;
    const hits = result.flatMap((ids, slot) =>
      (ids ?? []).map((number) => ({ id: documents[number].entry, score: 1 / (1 + slot) - place++ * 1e-6 })),
    );
    return gathered(hits);
  };
};
