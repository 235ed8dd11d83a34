/** Finds the names of one thing (abbreviations, forum words, compounds) among the words of a text. */

import { type Concept, type Language, languages } from '../content/types.js';
import { wordsOf } from './normalise.js';
import { stemOf } from './stem.js';

/** Words in the longest name that is looked for. */
const longestName = 5;

interface Name {
  readonly stems: readonly string[];
  readonly concepts: readonly string[];
}

/** A name found: which concepts it may mean, and where. */
export interface FoundConcept {
  readonly concepts: readonly string[];
  /** Index of its first word. */
  readonly from: number;
  /** Number of its words. */
  readonly length: number;
}

/** The names of a vocabulary as one language reads them. */
export interface Names {
  /** Every word that occurs in a name of this language itself. */
  readonly words: readonly string[];
  /** Words of the names taken over from the other language. */
  readonly foreignWords: readonly string[];
  readonly find: (stems: readonly string[], from: number, to: number) => FoundConcept[];
}

/** Two letters of the other language are likelier a word of one's own (French "pr" is "pour"). */
const isForeignRisk = (words: readonly string[]): boolean =>
  words.length === 1 && words[0]!.length <= 2 && !/\d/.test(words[0]!);

/**
 * People mix the languages ("j'ai reçu mon P1"), so the names of both are known in each; where the same name is listed in
 * both, the language's own meaning counts. Names are compared by their stems, so a plural is found too.
 */
export const createNames = (vocabulary: readonly Concept[], language: Language): Names => {
  const own = new Map<string, { stems: string[]; concepts: string[] }>();
  const words = new Set<string>();
  const foreignWords = new Set<string>();
  const foreign = new Map<string, { stems: string[]; concepts: string[] }>();
  for (const { concept, names } of vocabulary) {
    for (const each of languages) {
      for (const name of names[each]) {
        const parts = wordsOf(name, language).map(({ word }) => word);
        if (parts.length === 0 || parts.length > longestName) continue;
        if (each !== language && isForeignRisk(parts)) continue;
        for (const part of parts) (each === language ? words : foreignWords).add(part);
        const into = each === language ? own : foreign;
        const stems = parts.map((part) => stemOf(part, language));
        const key = stems.join(' ');
        const entry = into.get(key) ?? { stems, concepts: [] };
        into.set(key, entry);
        if (!entry.concepts.includes(concept)) entry.concepts.push(concept);
      }
    }
  }
  const byFirst = new Map<string, Name[]>();
  for (const [key, name] of [...own, ...foreign]) {
    if (own.get(key) !== undefined && own.get(key) !== name) continue;
    const list = byFirst.get(name.stems[0]!) ?? [];
    byFirst.set(name.stems[0]!, list);
    list.push(name);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);

  const find = (stems: readonly string[], from: number, to: number): FoundConcept[] => {
    const found: FoundConcept[] = [];
    for (let i = from; i < to; ) {
      const name = byFirst
        .get(stems[i]!)
        ?.find((each) => i + each.stems.length <= to && each.stems.every((stem, k) => stem === stems[i + k]));
      if (name !== undefined) found.push({ concepts: name.concepts, from: i, length: name.stems.length });
      i += name?.stems.length ?? 1;
    }
    return found;
  };
  return { words: [...words], foreignWords: [...foreignWords], find };
};
