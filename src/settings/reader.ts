/** Reads single values of an environment and collects what is wrong, one line each: name, fault, what is allowed. */

import type { Environment } from './types.js';

export interface Reader {
  text(name: string): string | undefined;
  /** A whole number from `least` to `most`. */
  whole(name: string, fallback: number, least: number, most: number): number;
  onOff(name: string, fallback: boolean): boolean;
  /** @param complaint what is allowed, read behind the name: "must be …." */
  parsed<T>(name: string, parse: (text: string) => T | undefined, complaint: string): T | undefined;
  /** Notes one line about what is wrong. */
  complain(line: string): void;
}

/** @param complain gets every line */
export const createReader = (environment: Environment, complain: (line: string) => void): Reader => {
  // Own names only: what every object inherits was set by nobody.
  const text = (name: string): string | undefined =>
    Object.hasOwn(environment, name) ? environment[name]?.trim() || undefined : undefined;
  const parsed: Reader['parsed'] = (name, parse, complaint) => {
    const given = text(name);
    if (given === undefined) return undefined;
    const value = parse(given);
    // The value itself is not repeated: it may be a secret.
    if (value === undefined) complain(`${name} ${complaint}`);
    return value;
  };
  return {
    text,
    parsed,
    complain,
    whole: (name, fallback, least, most) =>
      parsed(
        name,
        (given) => (/^\d{1,9}$/.test(given) && +given >= least && +given <= most ? +given : undefined),
        `must be a whole number from ${least} to ${most}.`,
      ) ?? fallback,
    onOff: (name, fallback) =>
      parsed(
        name,
        (given) => (given === 'on' ? true : given === 'off' ? false : undefined),
        'must be "on" or "off".',
      ) ?? fallback,
  };
};
