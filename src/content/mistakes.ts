/** Mistakes found in content: collected, never thrown one by one, so that an author sees all of them at once. */

/** One mistake. Printed as `file:line: problem. remedy.` */
export interface Mistake {
  /** Name of the check that found it. */
  readonly check: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, without a full stop. */
  readonly problem: string;
  /** How to mend it, without a full stop. */
  readonly remedy: string;
}

export const formatMistake = ({ file, line, problem, remedy }: Mistake): string =>
  `${file}:${line}: ${problem}. ${remedy}.`;

/** Thrown when content cannot be used; the message lists every mistake, one a line. */
export class ContentError extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    const sorted = [...mistakes].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    super(sorted.map(formatMistake).join('\n'));
    this.name = 'ContentError';
    this.mistakes = sorted;
  }
}
