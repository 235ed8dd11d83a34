/** lunr, with lunr-languages for French. */

import lunr from 'lunr';
import french from 'lunr-languages/lunr.fr.js';
import support from 'lunr-languages/lunr.stemmer.support.js';
import { kept, perEntry, tokensOf } from './documents.mjs';

support(lunr);
french(lunr);

export const name = 'lunr';

const make = (form, answer, distance, k1 = 1.2, b = 0.75, own = false, pairs = false) => ({
  form,
  answer,
  distance,
  k1,
  b,
  own,
  pairs,
});

/** "own": lunr's or lunr-languages' own stop words and stemmer. Tried on the development half; see tried.md. */
export const options = {
  'own stop words and stemmer': make('words', 1, 0, 1.2, 0.75, 'all'),
  'own stemmer': make('words', 1, 0, 1.2, 0.75, 'stemmer'),
  'own stemmer, distance 1': make('words', 1, 1, 1.2, 0.75, 'stemmer'),
  'own stemmer, k1 3 b 0.6': make('words', 1, 0, 3, 0.6, 'stemmer'),
  'own stemmer, pairs, k1 3 b 0.6, answer 0.5': make('words', 0.5, 0, 3, 0.6, 'stemmer', true),
  stems: make('stems', 1, 0),
  'stems, distance 1': make('stems', 1, 1),
  'stems, answer 0.5': make('stems', 0.5, 0),
  'stems, answer 2': make('stems', 2, 0),
  'stems, k1 3 b 0.6': make('stems', 1, 0, 3, 0.6),
  'stems, k1 2 b 0.6, answer 0.5': make('stems', 0.5, 0, 2, 0.6),
  'stems, k1 3 b 0.6, distance 1 for unknown words': make('stems', 1, 'unknown', 3, 0.6),
  'stems, distance 1 for unknown words': make('stems', 1, 'unknown'),
  'stems, k1 3 b 0.6, answer 0.5, distance 1 for unknown words': make('stems', 0.5, 'unknown', 3, 0.6),
  'stems, pairs, k1 3 b 0.6, distance 1 for unknown words': make('stems', 1, 'unknown', 3, 0.6, false, true),
  'stems, pairs, k1 3 b 0.6, answer 0.5, distance 1 for unknown words': make(
    'stems',
    0.5,
    'unknown',
    3,
    0.6,
    false,
    true,
  ),
  'words, pairs, k1 3 b 0.6, answer 0.5, distance 1 for unknown words': make(
    'words',
    0.5,
    'unknown',
    3,
    0.6,
    false,
    true,
  ),
};

export const chosen = {
  en: 'words, pairs, k1 3 b 0.6, answer 0.5, distance 1 for unknown words',
  fr: 'words, pairs, k1 3 b 0.6, answer 0.5, distance 1 for unknown words',
};

const pipelineOf = (language, own) => {
  const { stopWordFilter, stemmer } = language === 'fr' ? lunr.fr : lunr;
  if (own === 'all') return [stopWordFilter, stemmer];
  return own === 'stemmer' ? [stemmer] : [];
};

export const build = (base, how) => {
  const builder = new lunr.Builder();
  const pipeline = pipelineOf(base.language, how.own);
  builder.pipeline.add(...pipeline);
  builder.searchPipeline.add(...pipeline);
  builder.k1(how.k1);
  builder.b(how.b);
  builder.ref('id');
  builder.field('asked');
  builder.field('answer', { boost: how.answer });
  builder.tokenizer = (text) =>
    String(text)
      .split(' ')
      .filter((token) => token !== '')
      .map((token) => new lunr.Token(token, {}));
  for (const document of perEntry(base, how)) builder.add(document);
  const index = builder.build();
  const known = new Set(Object.keys(builder.invertedIndex));
  const distanceOf = (token) => {
    if (token.length < 4 || token.includes('_')) return 0;
    return how.distance === 'unknown' ? Number(!known.has(token)) : how.distance;
  };
  return (text) =>
    index
      .query((query) => {
        for (const token of tokensOf(base, text, how)) query.term(token, { editDistance: distanceOf(token) });
      })
      .slice(0, kept)
      .map(({ ref, score }) => ({ id: ref, score }));
};
