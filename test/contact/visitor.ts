/** Somebody who fills in the contact form by hand, without script. */

import { expect } from 'vitest';
import { leastTime } from '../../src/contact/index.js';
import { openService, type Service } from '../app/service.js';

export interface Clock {
  now: number;
}

/** A service whose clock the test turns, so that nobody waits for the least time of a form. */
export const openWithClock = async (
  environment: Readonly<Record<string, string>> = {},
  more: Parameters<typeof openService>[1] = {},
): Promise<{ service: Service; clock: Clock }> => {
  const clock = { now: Date.now() };
  const service = await openService(environment, {
    clock: () => new Date(clock.now),
    ...more,
    replace: { contactPause: () => 50, ...more.replace },
  });
  return { service, clock };
};

export const goodFields = {
  name: 'María José Ñandú',
  email: 'maria@example.org',
  again: 'maria@example.org',
  whatsapp: '+1 416 555 0199',
  message: 'My COPR expires in May.\nCan we talk?',
  consent: 'yes',
} as const;

export type Fields = Readonly<Record<string, string>>;

/** The text of the page, its tags taken out. */
export const plain = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

export const ticketIn = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)![1]!;
export const referenceIn = (page: string): string => /<code id="reference">([^<]+)</.exec(page)?.[1] ?? '';

export const post = async (base: string, path: string, fields: Fields, headers: Fields = {}) => {
  const response = await fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers });
  return { status: response.status, page: await response.text(), headers: response.headers };
};

/** Opens the form and waits as long as a person would. */
export const openForm = async ({ base }: Service, clock: Clock, language = 'en'): Promise<string> => {
  const page = await (await fetch(`${base}/contact?language=${language}`)).text();
  clock.now += leastTime + 1000;
  return ticketIn(page);
};

/** Sends a good form. @returns its reference */
export const send = async (service: Service, clock: Clock, more: Fields = {}): Promise<string> => {
  const ticket = await openForm(service, clock);
  const { status, page } = await post(service.base, '/contact', { ...goodFields, ticket, language: 'en', ...more });
  expect(status, plain(page)).toBe(200);
  expect(referenceIn(page)).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  return referenceIn(page);
};
