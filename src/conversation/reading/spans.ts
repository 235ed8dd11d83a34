/** Places of words in a clause. */

export interface Span {
  /** Index of the first word, and of the word behind the last. */
  readonly start: number;
  readonly end: number;
}

export const sharesThought = ({ start, end }: Span, thoughts: readonly Span[]): boolean =>
  thoughts.some((thought) => start >= thought.start && end <= thought.end);

export const inside = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
