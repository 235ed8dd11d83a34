/** Loads what was built, and gives every search the same base: entries of one language and one way to read a text. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = new URL('../../../', import.meta.url);

/** DIST may name another build, as a folder's file address; for development only. */
const dist = process.env.DIST ?? new URL('dist/', root).href;

const newest = (folder, ending) =>
  Math.max(
    ...readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => statSync(new URL(name, folder)).mtimeMs),
  );

/** What stands in the way of measuring, or what makes the figures doubtful; undefined when nothing does. */
export const complaintAboutBuild = () => {
  if (!existsSync(new URL('assistant.js', dist))) return { stops: true, text: 'Nothing is built: npm run build' };
  const old = newest(new URL('src/search/', root), '.ts') > newest(new URL('search/', dist), '.js');
  return old ? { stops: false, text: 'The build is older than src/search: npm run build' } : undefined;
};

/**
 * A word that stands for a concept and cannot be mistaken for another one by a fuzzy search: any two differ in at least
 * three letters, and no stemmer finds an ending on them.
 */
export const conceptWord = (number) =>
  `zz${[...String(number).padStart(3, '0')].map((digit) => 'bcfghjkmpv'[Number(digit)].repeat(3)).join('')}`;

/**
 * @typedef {object} Base what every search gets of one language
 * @property {'en' | 'fr'} language
 * @property {{id: string, kind: 'fact' | 'class', phrasings: string[], answer: string}[]} entries of a fact the title is
 *   the first phrasing; a class holds the examples of one kind of outside question
 * @property {(text: string) => {words: string[], stems: string[], concepts: string[]}} read folded words with
 *   contractions opened, their Snowball stems, and one word for each name of the vocabulary found in them
 * @property {(text: string) => string} key texts with the same key are word for word the same
 */

/** Loads content, calibration and the parts of the search that prepare a text. */
export const loadBuild = async () => {
  const load = (name) => import(new URL(name, dist).href);
  const [assistant, search, entries, normalise, stem, concepts] = await Promise.all(
    [
      'assistant.js',
      'search/index.js',
      'search/entries.js',
      'search/normalise.js',
      'search/stem.js',
      'search/concepts.js',
    ].map(load),
  );
  const { content, rehearsed, calibration } = assistant.loadKnowledge(fileURLToPath(root));
  const codes = new Map(content.vocabulary.map(({ concept }, number) => [concept, conceptWord(number)]));

  /** @returns {Base} */
  const baseOf = (language) => {
    const names = concepts.createNames(content.vocabulary, language);
    return {
      language,
      entries: entries.entriesOf(content, language),
      read: (text) => {
        const words = normalise.wordsOf(text, language).map(({ word }) => word);
        const stems = words.map((word) => stem.stemOf(word, language));
        const found = names.find(stems, 0, stems.length).flatMap((each) => each.concepts);
        return { words, stems, concepts: found.map((concept) => codes.get(concept)) };
      },
      key: (text) => normalise.keyOf(normalise.wordsOf(text, language)),
    };
  };
  return { content, rehearsed, calibration, createSearch: search.createSearch, baseOf };
};
