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
}

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
    }),
  );
  const classes = [...content.outOfScope.values()].map(
    (each): Entry => ({
      id: each.id,
      kind: 'class',
      quiet: !each.countsAsMiss,
      phrasings: each.examples[language],
      answer: '',
    }),
  );
  return [...facts.sort(byId), ...classes.sort(byId)];
};
