/** Reads the body of a request as JSON. */

import type { IncomingMessage } from 'node:http';
import { BodyRefused, readBodyText } from './body-text.js';

/** Deeper JSON than this is no activity: recursive code, JSON.stringify among it, would overflow on it. */
const deepest = 64;

/**
 * Reads and parses the body.
 * @param longest bytes
 * @param milliseconds how long the whole body may take
 * @returns undefined when there is no body
 * @throws BodyRefused
 */
export const readJsonBody = async (
  request: IncomingMessage,
  longest: number,
  milliseconds: number,
): Promise<unknown> => {
  const text = await readBodyText(request, { type: 'application/json', longest, milliseconds });
  if (text === undefined) return undefined;
  if (isDeeper(text, deepest)) throw new BodyRefused(400, 'BadSyntax', 'The body is nested too deeply.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message repeats parts of the body.
    throw new BodyRefused(400, 'BadSyntax', 'The body must be JSON.');
  }
};

/** Counts brackets outside of strings: one pass, no recursion. */
const isDeeper = (text: string, levels: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth++;
      if (depth > levels) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
};
