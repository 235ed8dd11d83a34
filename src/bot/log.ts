/** What this folder needs of a log, and errors in a form that holds no words of people. */

export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** Name, code and places of an error. Its message is left out: libraries like to repeat there what a person wrote. */
export const describeError = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? {} : { cause: codeOf(error.cause) };
  return { error: error.name, code, statusCode, ...cause, at: places.slice(0, 6).map((line) => line.trim()) };
};

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error ? ((cause as { code?: unknown }).code ?? cause.name) : typeof cause;
