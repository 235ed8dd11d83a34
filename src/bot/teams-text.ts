/**
 * Text as Teams can show it: no headings in messages, lists only on some devices, and no message of more than 40 KB
 * (counted in UTF-16, with everything around the text).
 */

/** Characters of one message; citations and buttons need about as much again. */
const longestMessage = 9_000;

/** Headings become bold lines; each item of a list a paragraph, which reads well also where lists are not drawn. */
export const teamsText = (text: string): string =>
  text
    .replaceAll(/^#{1,6} +(.+)$/gm, '**$1**')
    .replaceAll(/\n(?=(?:- |\d{1,3}\. ))/g, '\n\n')
    .replaceAll(/\n{3,}/g, '\n\n');

/** A long text in parts, each beginning with a heading; a part that has none inside stays whole. */
export const teamsParts = (text: string): readonly string[] => {
  const parts: string[] = [];
  for (const section of text.split(/\n\n(?=#{1,6} )/)) {
    const before = parts.at(-1);
    if (before === undefined || before.length + section.length > longestMessage) parts.push(section);
    else parts[parts.length - 1] = `${before}\n\n${section}`;
  }
  return parts;
};
