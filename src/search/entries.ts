/** What can be found: facts, and the named kinds of question that are not answered here, side by side. */

import type { Language } from '../content/types.js';
import type { SearchContent } from './types.js';

/** One thing that can be found, in one language. */
export interface Entry {
  readonly id: string;
  readonly kind: 'fact' | 'class';
  /** True for a class that is no failure to answer (thanks and the like): it never beats another sentence. */
  readonly quiet: boolean;
  /** How people ask for it; of a fact its title comes first. */
  readonly phrasings: readonly string[];
  readonly answer: string;
  /** Facts marked as its neighbours: for a rehearsal, finding one of them is no proof of an error. */
  readonly related: readonly string[];
}

/** Two entries are neighbours when either names the other. */
export const areRelated = (a: Entry, b: Entry): boolean => a.related.includes(b.id) || b.related.includes(a.id);

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The entries of one language in the order of their ids, so that the order of files changes nothing. */
export const entriesOf = (content: SearchContent, language: Language): Entry[] => {
  const facts = [...content.facts.values()].map(
    (fact): Entry => ({
      id: fact.id,
      kind: 'fact',
      quiet: false,
      phrasings: [fact.title[language], ...fact.phrasings[language]],
      answer: fact.answer[language],
      related: fact.related,
    }),
  );
  const classes = [...content.outOfScope.values()].map(
    (each): Entry => ({
      id: each.id,
      kind: 'class',
      quiet: !each.countsAsMiss,
      phrasings: each.examples[language],
      answer: '',
      related: [],
    }),
  );
  return [...facts.sort(byId), ...classes.sort(byId)];
};
