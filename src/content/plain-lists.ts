/**
 * Reads the plainest of YAML fast: names at the margin, each with a list of one-line texts. Nine tenths of the content are
 * phrasings of this form, and the full parser, which remembers every token, takes most of the time of a check for them.
 */

/** A name of the map with its texts, each with the line (from 1) on which it stands. */
export interface PlainList {
  readonly name: string;
  readonly line: number;
  readonly items: readonly { readonly text: string; readonly line: number }[];
}

const nameLine = /^([a-z][a-z0-9.-]*):$/;
/** A text in double quotes in which nothing but a double quote is escaped. */
const quoted = /^ {2}- "((?:[^"\\]|\\")*)"$/;
/** Bare words; of these YAML reads only what `special` names, and figures, as anything but a text. */
const bare = /^ {2}- ([\p{L}\p{N}«][^\s:#]*(?: [^\s:#]+)*)$/u;
const special = /^(?:true|false|null)$|^[^\p{L}]*$|^\p{N}\S*$/iu;

const itemIn = (line: string): string | undefined => {
  const text = quoted.exec(line)?.[1];
  if (text !== undefined) return text.replaceAll('\\"', '"');
  const words = bare.exec(line)?.[1];
  return words === undefined || special.test(words) ? undefined : words;
};

/** The lists of a text, or undefined when a line of it has any other form: then the full parser must read it. */
export const readPlainLists = (text: string): readonly PlainList[] | undefined => {
  const lists: { name: string; line: number; items: { text: string; line: number }[] }[] = [];
  const names = new Set<string>();
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line === '' || line.startsWith('#')) continue;
    const item = itemIn(line);
    if (item !== undefined) {
      const list = lists.at(-1);
      if (list === undefined) return undefined;
      list.items.push({ text: item, line: i + 1 });
      continue;
    }
    const name = nameLine.exec(line)?.[1];
    if (name === undefined || names.has(name) || lists.at(-1)?.items.length === 0) return undefined;
    names.add(name);
    lists.push({ name, line: i + 1, items: [] });
  }
  return lists.length === 0 || lists.at(-1)!.items.length === 0 ? undefined : lists;
};
