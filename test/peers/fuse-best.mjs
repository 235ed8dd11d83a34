/** Fuse.js in its best set-up: word-wise ("token") or extended search, place and length ignored or not. */

import Fuse from 'fuse.js';
import { gathered, perEntry, perPhrasing, tokensOf } from './documents.mjs';

export const name = 'fuse.js, best';

/** A question takes up to a second: only every fourth is asked. */
export const every = 4;

const make = (form, document, mode, rest = {}) => ({ form, document, mode, answer: 1, threshold: 0.2, ...rest });

/** Tried on the development half; see tried.md. */
export const options = {
  'token, stems, entry, 0.2': make('stems', 'entry', 'token'),
  'token, words, entry, 0.2': make('words', 'entry', 'token'),
  'token, stems, entry, 0': make('stems', 'entry', 'token', { threshold: 0 }),
  'token, stems, entry, 0.2, answer 0.5': make('stems', 'entry', 'token', { answer: 0.5 }),
  'token, stems, entry, 0.2, no length': make('stems', 'entry', 'token', { ignoreFieldNorm: true }),
  'token, stems, entry, 0, no length, answer 0.5': make('stems', 'entry', 'token', {
    threshold: 0,
    ignoreFieldNorm: true,
    answer: 0.5,
  }),
  'token, stems, entry, 0.1, no length, answer 0.5': make('stems', 'entry', 'token', {
    threshold: 0.1,
    ignoreFieldNorm: true,
    answer: 0.5,
  }),
  'token, stems, entry, 0.2, no length, answer 0.5': make('stems', 'entry', 'token', {
    ignoreFieldNorm: true,
    answer: 0.5,
  }),
  'token, words, entry, 0.1, no length, answer 0.5': make('words', 'entry', 'token', {
    threshold: 0.1,
    ignoreFieldNorm: true,
    answer: 0.5,
  }),
  'token, stems, phrasing, 0.2': make('stems', 'phrasing', 'token'),
  'extended, stems, entry, 0.2': make('stems', 'entry', 'extended'),
  'extended, stems, phrasing, 0.2': make('stems', 'phrasing', 'extended'),
};

export const chosen = {
  en: 'token, words, entry, 0.1, no length, answer 0.5',
  fr: 'token, words, entry, 0.1, no length, answer 0.5',
};

export const build = (base, how) => {
  const byEntry = how.document === 'entry';
  const documents = byEntry ? perEntry(base, how) : perPhrasing(base, how);
  const keys = byEntry
    ? [
        { name: 'asked', weight: 1 },
        { name: 'answer', weight: how.answer },
      ]
    : ['text'];
  const fuse = new Fuse(documents, {
    keys,
    includeScore: true,
    threshold: how.threshold,
    ignoreLocation: true,
    ignoreFieldNorm: how.ignoreFieldNorm ?? false,
    ...(how.mode === 'token' && { useTokenSearch: true, tokenize: /\S+/g }),
    ...(how.mode === 'extended' && { useExtendedSearch: true }),
  });
  return (text) => {
    const tokens = [...new Set(tokensOf(base, text, how))];
    const query = how.mode === 'extended' ? tokens.join(' | ') : tokens.join(' ');
    return gathered(
      fuse
        .search(query, { limit: byEntry ? 20 : 200 })
        .map(({ item, score }) => ({ id: item.entry ?? item.id, score: 1 - score })),
    );
  };
};
