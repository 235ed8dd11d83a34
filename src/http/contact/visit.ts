/** Who looks at a contact page: in which language, and framed by which site. Nothing else is read from an address. */

import type { HttpRequest } from '../types.js';
import type { ContactPagesOptions, Language, Visit } from './types.js';

export const visitOf = ({ query, headers, body }: HttpRequest, { say }: Pick<ContactPagesOptions, 'say'>): Visit => {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const language =
    languageOf(query.get('language')) ??
    languageOf(fields.language) ??
    firstLanguage(headers['accept-language']) ??
    'en';
  const site = query.get('site') ?? fields.site;
  const known = typeof site === 'string' && /^https?:\/\/[\w.:[\]-]{1,255}$/.test(site);
  return { language, say: say[language], site: known ? site : undefined };
};

const languageOf = (value: unknown): Language | undefined =>
  typeof value === 'string' ? (/^(en|fr)\b/i.exec(value)?.[1]?.toLowerCase() as Language | undefined) : undefined;

/** Browsers name the languages of their user in their order. */
const firstLanguage = (accepted = ''): Language | undefined =>
  accepted.split(',').flatMap((each) => languageOf(each.trim()) ?? [])[0];

/** The address of a page for the same visitor. */
export const addressOf = (
  path: string,
  { language, site }: Pick<Visit, 'language' | 'site'>,
  more: Readonly<Record<string, string>> = {},
): string => `${path}?${new URLSearchParams({ language, ...(site === undefined ? {} : { site }), ...more })}`;
