/** Which words are right, for reading the misspelt ones. */

import { listNamed, type Pattern } from '../../content/pattern.js';
import { type Content, languages } from '../../content/types.js';
import { fold, wordsOf } from './words.js';

/** From every word that is right (one entry for each use), makes what reads a misspelt word as one of them. */
export type CreateSpeller = (words: Iterable<string>) => (word: string) => string;

/** Every word of the dialogs' patterns and lists and of what people ask. */
export function* knownWords(content: Content, names: readonly string[]): Iterable<string> {
  const { understanding: u } = content;
  for (const { phrasings, answer } of content.facts.values()) {
    for (const language of languages) yield* wordsOf([...phrasings[language], answer[language]].join(' '));
  }
  for (const { typed, label } of [...content.questions.values()].flatMap(({ options }) => options)) {
    yield* wordsOf([label.en, label.fr, ...[...typed.short, ...typed.cues].flatMap(textsOf)].join(' '));
  }
  const { asking } = u;
  for (const patterns of [asking.begins, asking.inside, asking.anywhere, u.cancels, u.others])
    yield* wordsOf(patterns.flatMap(textsOf).join(' '));
  for (const { en, fr } of [u.joints, u.clients, u.doubt.words, u.fillers, u.corrections, u.languageMarks])
    yield* wordsOf([...en, ...fr].join(' '));
  yield* wordsOf([...u.lists.values()].flat().join(' '));
  for (const name of names) yield* fold(name).split(' ');
}

const textsOf = (pattern: Pattern): readonly string[] =>
  pattern.flatMap((part) => (part.kind === 'words' ? part.any.filter((words) => listNamed(words) === undefined) : []));
