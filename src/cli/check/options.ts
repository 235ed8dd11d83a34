/** What `npm run check` may be told on the command line. */

import { isDay } from '../../content/days.js';
import type { Language } from '../../content/types.js';
import { languageOption } from '../project.js';

export interface CheckOptions {
  /** The day for which review dates are counted and the table in force is chosen, YYYY-MM-DD. */
  readonly day: string;
  readonly language: Language;
  /** Again after each change of the content. */
  readonly watch: boolean;
  readonly task:
    | { readonly kind: 'certificate' }
    | { readonly kind: 'graph'; readonly file: string }
    | { readonly kind: 'case'; readonly given: string }
    /** First days of two tables; without them the last two are compared. */
    | { readonly kind: 'diff'; readonly days?: readonly [string, string] };
}

/** Each option with the most values that it takes. */
const known: Readonly<Record<string, number>> = { date: 1, lang: 1, watch: 0, graph: 1, case: 1, diff: 2 };
const tasks = ['graph', 'case', 'diff'];
const defaultPicture = 'interview.svg';

/**
 * Reads the words behind `npm run check --`.
 * @param today used where no `--date` is given
 * @throws Error naming what is allowed
 */
export const readOptions = (args: readonly string[], today: Date): CheckOptions => {
  const values = valuesByOption(args);
  const wanted = tasks.filter((name) => values.has(name));
  if (wanted.length > 1) throw new Error(`choose one of ${wanted.map((name) => `--${name}`).join(' and ')}`);

  const day = values.has('date') ? (values.get('date')?.[0] ?? '') : today.toISOString().slice(0, 10);
  if (!isDay(day)) throw new Error(`--date takes a day as YYYY-MM-DD, not "${day}"`);
  if (values.get('lang')?.length === 0) throw new Error('--lang takes en or fr');
  return { day, language: languageOption(args), watch: values.has('watch'), task: taskOf(wanted[0], values) };
};

const valuesByOption = (args: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const values = new Map<string, string[]>();
  let option: string | undefined;
  for (const arg of args) {
    if (arg.startsWith('--')) {
      option = arg.slice(2);
      if (!Object.hasOwn(known, option)) throw new Error(`there is no option ${arg}. ${allowed}`);
      if (values.has(option)) throw new Error(`${arg} stands twice`);
      values.set(option, []);
      continue;
    }
    const mine = option === undefined ? undefined : values.get(option);
    if (option === undefined || mine === undefined || mine.length >= known[option]!) {
      throw new Error(`"${arg}" belongs to no option. ${allowed}`);
    }
    mine.push(arg);
  }
  return values;
};

const allowed = `Use --date YYYY-MM-DD, --lang en|fr, --watch, --graph [FILE.svg], --case QUESTION=ANSWER,… or --diff [DAY DAY].`;

const taskOf = (name: string | undefined, values: ReadonlyMap<string, readonly string[]>): CheckOptions['task'] => {
  const [first, second] = values.get(name ?? '') ?? [];
  switch (name) {
    case 'graph':
      return { kind: 'graph', file: first ?? defaultPicture };
    case 'case':
      return { kind: 'case', given: first ?? '' };
    case 'diff':
      if (first === undefined) return { kind: 'diff' };
      if (second === undefined) throw new Error('--diff takes the first days of two tables, or none');
      return { kind: 'diff', days: [first, second] };
    default:
      return { kind: 'certificate' };
  }
};
