/** Orama: BM25 with a tolerance for typing errors. */

import { create, insertMultiple, search } from '@orama/orama';
import { kept, perEntry, textOf } from './documents.mjs';

export const name = 'orama';

const make = (form, tolerance, answer, exact = false, relevance = { k: 1.2, b: 0.75, d: 0.5 }) => ({
  form,
  tolerance,
  answer,
  exact,
  relevance,
});
const flat = { k: 3, b: 0.6, d: 0.5 };

/** Tried on the development half; see tried.md. */
export const options = {
  'words, tolerance 1': make('words', 1, 1),
  'stems, tolerance 0': make('stems', 0, 1),
  'stems, tolerance 1': make('stems', 1, 1),
  'stems, tolerance 2': make('stems', 2, 1),
  'stems, exact': make('stems', 0, 1, true),
  'stems, exact, answer 0.5': make('stems', 0, 0.5, true),
  'stems, exact, answer 2': make('stems', 0, 2, true),
  'stems, exact, k 3 b 0.6': make('stems', 0, 1, true, flat),
  'stems, exact, k 3 b 0.6, answer 0.5': make('stems', 0, 0.5, true, flat),
  'stems, tolerance 1, k 3 b 0.6': make('stems', 1, 1, false, flat),
};

export const chosen = { en: 'stems, exact', fr: 'stems, exact' };

export const build = async (base, how) => {
  const tokenize = (text) => [...new Set(text.split(' ').filter((token) => token !== ''))];
  const every = (text) => text.split(' ').filter((token) => token !== '');
  let indexing = true;
  const database = create({
    schema: { entry: 'enum', asked: 'string', answer: 'string' },
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (text) => (indexing ? every(text) : tokenize(text)),
      },
    },
  });
  await insertMultiple(
    database,
    perEntry(base, how).map(({ id, asked, answer }) => ({ entry: id, asked, answer })),
  );
  indexing = false;
  return async (text) => {
    const { hits } = await search(database, {
      term: textOf(base, text, how),
      properties: ['asked', 'answer'],
      boost: { asked: 1, answer: how.answer },
      threshold: 1,
      tolerance: how.tolerance,
      exact: how.exact,
      relevance: how.relevance,
      limit: kept,
    });
    return hits.map(({ document, score }) => ({ id: document.entry, score }));
  };
};
