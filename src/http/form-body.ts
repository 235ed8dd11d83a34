/** Reads the body of a request as the fields of a form that a browser sends without script. */

import type { IncomingMessage } from 'node:http';
import { readBodyText } from './body-text.js';

/** No form of ours has more; the rest is not looked at. */
const mostFields = 50;

/**
 * Of a field that comes more than once, the first counts.
 * @returns undefined when there is no body
 * @throws BodyRefused
 */
export const readFormBody = async (
  request: IncomingMessage,
  longest: number,
  milliseconds: number,
): Promise<Readonly<Record<string, string>> | undefined> => {
  const text = await readBodyText(request, { type: 'application/x-www-form-urlencoded', longest, milliseconds });
  if (text === undefined) return undefined;
  const fields: Record<string, string> = Object.create(null);
  for (const pair of text.split('&', mostFields)) {
    const [[name, value] = ['', '']] = new URLSearchParams(pair);
    if (!(name in fields)) fields[name] = value;
  }
  return fields;
};
