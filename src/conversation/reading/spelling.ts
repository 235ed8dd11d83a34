/** Which words are right, for reading the misspelt ones. */

import { listNamed, type Pattern } from '../../content/pattern.js';
import { type Content, languages } from '../../content/types.js';
import { fold, wordsOf } from './words.js';

/** From every word that is right (one entry for each use), makes what reads a misspelt word as one of them. */
export type CreateSpeller = (words: Iterable<string>) => (word: string) => string;

/** The list of short words that French elides: typed without apostrophe they stick to the next word ("jhabite"). */
const elidedList = 'elided';
/** The list of what is typed short: behind the first word of an entry stand the words that it is short for ("b4 before"). */
const shorthandList = 'shorthand';
/** At most this many different misspelt words are remembered between messages. */
const mostRemembered = 5000;

/** At most this many unknown words of one message are looked up: a text of another kind must not take long. */
const mostLookedUp = 30;

/** Makes what reads the words of one message, one by one, as the right ones, or as the two that were typed as one. */
export const createWordReader = (
  content: Content,
  names: readonly string[],
  createSpeller: CreateSpeller,
): (() => (word: string) => readonly string[]) => {
  const words = [...knownWords(content, names)];
  const known = new Set(words);
  const correct = createSpeller(words);
  const elided = (content.understanding.lists.get(elidedList) ?? []).flatMap(wordsOf);
  const shorthand = new Map(
    (content.understanding.lists.get(shorthandList) ?? []).map(wordsOf).map(([short, ...long]) => [short, long]),
  );
  const read = (word: string): readonly string[] => {
    const first = elided.find((short) => word.startsWith(short) && known.has(word.slice(short.length)));
    const rest = first === undefined ? '' : word.slice(first.length);
    return first !== undefined && rest.length > 2 && /^[aeiouyh]/.test(rest) ? [first, rest] : [correct(word)];
  };
  const remembered = new Map<string, readonly string[]>();
  return () => {
    let lookedUp = 0;
    return (word) => {
      const long = shorthand.get(word);
      if (long) return long;
      if (known.has(word)) return [word];
      const before = remembered.get(word);
      if (before) return before;
      if (lookedUp++ >= mostLookedUp) return [word];
      const now = read(word);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(word, now);
      return now;
    };
  };
};

/** Every word of the dialogs' patterns and lists and of what people ask. */
function* knownWords(content: Content, names: readonly string[]): Iterable<string> {
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
  // The names of lists among the entries are no words that people type.
  yield* wordsOf(
    [...u.lists.values()]
      .flat()
      .join(' ')
      .replaceAll(/<[^>]*>/g, ' '),
  );
  for (const name of names) yield* fold(name).split(' ');
}

const textsOf = (pattern: Pattern): readonly string[] =>
  pattern.flatMap((part) => (part.kind === 'words' ? part.any.filter((words) => listNamed(words) === undefined) : []));
