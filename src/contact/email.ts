/** Reads an e-mail address: is it one, and is its domain a slip of a usual one? */

import { endingSlips, longEnough, providers } from './mail-providers.js';
import { limits } from './types.js';

export type ReadEmail =
  | { readonly kind: 'good'; readonly email: string }
  /** It may be right all the same: the person is asked. */
  | { readonly kind: 'unlikely'; readonly email: string; readonly suggestion: string }
  | { readonly kind: 'bad'; readonly code: 'email-missing' | 'email-no-at' | 'email-form' };

/** Letters of any script: international addresses exist. No quoting, no comments: nobody types these. */
const local = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const ending = /^(\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/u;

/** @param text on one line, as `cleanLine` gives it */
export const readEmail = (text: string): ReadEmail => {
  if (text === '') return { kind: 'bad', code: 'email-missing' };
  if (!text.includes('@')) return { kind: 'bad', code: 'email-no-at' };
  if (text.length > limits.email) return { kind: 'bad', code: 'email-form' };
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  const domain = text.slice(at + 1).toLowerCase();
  if (!local.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..')) {
    return { kind: 'bad', code: 'email-form' };
  }
  const mended = mendedDomain(domain);
  if (isDomain(domain)) {
    const email = `${name}@${domain}`;
    return mended === undefined
      ? { kind: 'good', email }
      : { kind: 'unlikely', email, suggestion: `${name}@${mended}` };
  }
  return { kind: 'bad', code: 'email-form' };
};

const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((each) => label.test(each)) && ending.test(labels.at(-1)!);
};

/** The domain that was probably meant; undefined when this one is as good as any. */
const mendedDomain = (domain: string): string | undefined => {
  if (providers.includes(domain)) return undefined;
  const dot = domain.lastIndexOf('.');
  const better = endingSlips[domain.slice(dot + 1)];
  const base = better === undefined ? domain : `${domain.slice(0, dot)}.${better}`;
  if (providers.includes(base)) return base;
  const near = providers.find((each) => each.length >= longEnough && isLikely(base, each) && isOneSlip(base, each));
  return near ?? (better === undefined ? undefined : base);
};

/** Providers have many countries: another country's ending is no slip, a missing letter of ".com" is. */
const isLikely = (domain: string, provider: string): boolean =>
  provider.endsWith('.com') || domain.split('.').at(-1) === provider.split('.').at(-1);

/** Whether one text becomes the other by one letter added, lost or changed, or by two neighbours exchanged. */
const isOneSlip = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
};
