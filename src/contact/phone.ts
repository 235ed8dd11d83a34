/** Reads a WhatsApp number in any of the ways in which people write one. */

import type { Fault } from './types.js';

/** Digits with the country code, without the "+". */
const least = 8;
const most = 15;
/** Numbers of North America without their country code. */
const northAmerican = /^[2-9]\d{2}[2-9]\d{6}$/;

/** @returns "+" and digits, or what is wrong */
export const readPhone = (text: string): { readonly number: string } | { readonly fault: Fault } => {
  // "+44 (0)20 …": the zero is not dialled from abroad.
  const bare = text.replace(/^(\+|00)(.*?)\(0\)/, '$1$2').replace(/[\s().\-/\u2010-\u2015\u00b7]/g, '');
  if (!/^\+?\d+$/.test(bare)) return faultOf('whatsapp-form');
  const international = /^(?:\+|00)([1-9]\d*)$/.exec(bare)?.[1];
  if (international === undefined) {
    const own = bare.length === 11 && bare.startsWith('1') ? bare.slice(1) : bare;
    const example = northAmerican.test(own) ? grouped(own) : '+1 416 555 0199';
    return faultOf('whatsapp-country', { example });
  }
  const wrong = international.startsWith('1') ? international.length !== 11 : international.length < least;
  if (wrong || international.length > most) return faultOf('whatsapp-length', { count: String(international.length) });
  return { number: `+${international}` };
};

const grouped = (ten: string): string => `+1 ${ten.slice(0, 3)} ${ten.slice(3, 6)} ${ten.slice(6)}`;

const faultOf = (code: string, values: Readonly<Record<string, string>> = {}): { readonly fault: Fault } => ({
  fault: { field: 'whatsapp', code, values },
});
