/** The shapes the rules work on: plain data, so that they run anywhere. */

/** Answers given so far: question id to value id. A missing key is a question not answered. */
export type Answers = Readonly<Record<string, string>>;

/** One question of the decision table with every value it may take, in the order they are shown. */
export interface RuleInput {
  readonly id: string;
  readonly values: readonly string[];
}

/** A condition: each named input must hold one of the values. An input that is not named may hold any. */
export type When = Readonly<Record<string, readonly string[]>>;

/** A row of the finding table. Exactly one row fits every combination of answers. */
export interface FindingRow {
  readonly row: string;
  readonly when: When;
  readonly outcome: string;
  readonly facts: readonly string[];
}

export type NoteLevel = 'info' | 'caution' | 'stop';

/** A row of the notes table. Any number of rows may fit. */
export interface NoteRow {
  readonly row: string;
  readonly when: When;
  readonly note: string;
  readonly level: NoteLevel;
  readonly facts: readonly string[];
}

/** `go`: recommended; `maybe`: possible with care; anything else is the id of the reason why not. */
export type RouteVerdict = string;

/** Why a route is ruled out, and since when where a rule changed on a day (YYYY-MM-DD). */
export interface RouteReason {
  readonly id: string;
  readonly since?: string | undefined;
  readonly facts: readonly string[];
}

/** The routes that a result speaks of, and what each outcome says of them. */
export interface RouteTable {
  readonly routes: readonly string[];
  readonly reasons: readonly RouteReason[];
  readonly byOutcome: Readonly<Record<string, Readonly<Record<string, RouteVerdict>>>>;
  /** The verdicts for every outcome that `byOutcome` does not name. */
  readonly other: Readonly<Record<string, RouteVerdict>>;
}

/** Everything in force from one day on. */
export interface RuleSet {
  /** First day of validity, YYYY-MM-DD. */
  readonly effective: string;
  /** The questions in the order in which they are asked. */
  readonly inputs: readonly RuleInput[];
  /** Inputs asked once, after all others, even when no finding hangs on them. */
  readonly always: readonly string[];
  readonly finding: readonly FindingRow[];
  readonly notes: readonly NoteRow[];
  readonly routeTable: RouteTable;
}
