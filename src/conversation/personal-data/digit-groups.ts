/** Cuts a text into its groups of digits and tells how each is tied to the next. */

export interface DigitGroup {
  readonly digits: string;
  /** Where it begins and where it ends in the plain text, counted from 0; the end is not included. */
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the next: one separator, "," for a comma, or '' when they are not tied. */
  readonly gap: string;
}

/** The longest separator: " - (". */
const longestGap = 5;

/** @param text as `plainText` gives it */
export const digitGroups = (text: string): readonly DigitGroup[] => {
  const found = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
  return found.map((group, i) => ({ ...group, gap: gapBetween(text, group.end, found[i + 1]?.start) }));
};

/** True when the group and the next one may be parts of one number. */
export const isTied = (group: DigitGroup | undefined): boolean =>
  group !== undefined && group.gap !== '' && group.gap !== ',';

/** The groups from `from` on that may be parts of one number, `most` of them at most. */
export const tiedGroups = (groups: readonly DigitGroup[], from: number, most: number): readonly DigitGroup[] => {
  let end = from + 1;
  while (end - from < most && end < groups.length && isTied(groups[end - 1])) end += 1;
  return groups.slice(from, end);
};

const gapBetween = (text: string, end: number, next: number | undefined): string => {
  if (next === undefined || next - end > longestGap) return '';
  const between = text.slice(end, next);
  if (/^ ?, ?$/.test(between)) return ',';
  if (!/^[ ()\-._/|~]+$/.test(between)) return '';
  // Brackets and spaces around a separator say nothing: "(416) 555-0199".
  return /[^ ()]/.exec(between)?.[0] ?? ' ';
};
