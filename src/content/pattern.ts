/** The small language in which the dialogs say what people may type. */

/**
 * One element of a pattern: words of which one must stand there (`(got|received)`, `(my)?`, `travel*`), or a gap (`...`).
 * Among the words, `<p2>` stands for every word of the list of that name.
 */
export type PatternElement =
  | { readonly kind: 'words'; readonly any: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'gap' };

/** A phrase in which parts may vary: "(got|received) (my)? <p2>", "visa ... expired". */
export type Pattern = readonly PatternElement[];

const element = /\(([^()]*)\)(\??)|(<[^<>()|?]+>)(\??)|(\.\.\.)|([^\s()<>|?]+)/y;

/**
 * Reads a pattern. A word that ends in `*` stands for all words that begin so; a gap is at most four words.
 * @throws PatternError when it cannot be read
 */
export const parsePattern = (text: string): Pattern => {
  const found: PatternElement[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    element.lastIndex = at;
    const match = element.exec(text);
    if (match === null) throw new PatternError(`"${text.slice(at)}" cannot be read`);
    at = element.lastIndex;
    const [, group, groupOptional, list, listOptional, gap, word] = match;
    if (group !== undefined) {
      const any = group.split('|').map((part) => part.trim());
      if (any.includes('')) throw new PatternError(`"(${group})" has an empty choice`);
      found.push({ kind: 'words', any, optional: groupOptional === '?' });
    } else if (gap !== undefined) found.push({ kind: 'gap' });
    else found.push({ kind: 'words', any: [(list ?? word)!], optional: listOptional === '?' });
  }
  if (found.every((part) => part.kind === 'gap' || part.optional)) throw new PatternError('it fits nothing at all');
  if (found[0]?.kind === 'gap' || found.at(-1)?.kind === 'gap') {
    throw new PatternError('"..." may not stand at its beginning or end');
  }
  return found;
};

/** The name of the list that one of the words stands for ("<p2>"), or undefined for plain words. */
export const listNamed = (words: string): string | undefined => /^<(.+)>$/.exec(words)?.[1];

export class PatternError extends Error {}
