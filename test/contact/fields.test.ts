/** What is taken for a name, an address, a number, a message, and what is said about the rest. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '../../src/contact/email.js';
import { readPhone } from '../../src/contact/phone.js';
import { type RawFields, readFields } from '../../src/contact/read-fields.js';
import { contactTexts } from '../../src/content/index.js';

const good = {
  name: 'Ada',
  email: 'ada@example.org',
  again: 'ada@example.org',
  message: 'Hello there',
  consent: true,
};
const faultsOf = (changes: RawFields): string[] => {
  const read = readFields({ ...good, ...changes }, 'en');
  return read.ok ? [] : read.faults.map(({ field, code }) => `${field}: ${code}`);
};
const requestOf = (changes: RawFields) => {
  const read = readFields({ ...good, ...changes }, 'fr');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.request;
};

describe('an e-mail address', () => {
  it.each([
    'ada@example.org',
    'a.b+c_d@sub.example.co.uk',
    "o'neil@example.ie",
    'zoë@exämple.de',
    'x@xn--exmple-cua.de',
    'me@mail.com',
    'me@outlook.cl',
    'me@shaw.ca',
    'me@gmx.at',
  ])('%s is good', (text) => expect(readEmail(text)).toEqual({ kind: 'good', email: text }));

  it.each([
    ['maria@gmial.com', 'maria@gmail.com'],
    ['maria@gmal.com', 'maria@gmail.com'],
    ['maria@gmail.con', 'maria@gmail.com'],
    ['maria@gmail.co', 'maria@gmail.com'],
    ['maria@Hotmial.com', 'maria@hotmail.com'],
    ['maria@hotmail.cmo', 'maria@hotmail.com'],
    ['maria@yaho.com', 'maria@yahoo.com'],
    ['maria@outlok.com', 'maria@outlook.com'],
    ['maria@icloud.cm', 'maria@icloud.com'],
    ['maria@videotrn.ca', 'maria@videotron.ca'],
    ['maria@mycompany.con', 'maria@mycompany.com'],
  ])('%s is asked about: %s?', (text, suggestion) =>
    expect(readEmail(text)).toMatchObject({ kind: 'unlikely', suggestion }),
  );

  it.each([
    ['', 'email-missing'],
    ['maria.gmail.com', 'email-no-at'],
    ['maria@', 'email-form'],
    ['@gmail.com', 'email-form'],
    ['maria@gmail', 'email-form'],
    ['maria@gmail,com', 'email-form'],
    ['maria silva@gmail.com', 'email-form'],
    ['maria@gmail..com', 'email-form'],
    ['.maria@gmail.com', 'email-form'],
    ['a@b@example.org', 'email-form'],
    ['a@example.org,b@example.org', 'email-form'],
    ['"a b"@example.org', 'email-form'],
    ['a@-example.org', 'email-form'],
    ['a@example.123', 'email-form'],
    [`${'a'.repeat(65)}@example.org`, 'email-form'],
    [`a@${'example.'.repeat(40)}org`, 'email-form'],
  ])('%s is none', (text, code) => expect(readEmail(text)).toEqual({ kind: 'bad', code }));

  it('is judged in no time, whatever it is', () => {
    const began = performance.now();
    for (const bad of ['a@'.repeat(5000), `${'a.'.repeat(5000)}@`, `a@${'a-'.repeat(5000)}`]) readEmail(bad);
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe('a WhatsApp number', () => {
  it.each([
    ['+1 416 555 0199', '+14165550199'],
    ['001 (416) 555-0199', '+14165550199'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+91-98765.43210', '+919876543210'],
    ['+98 912 345 6789', '+989123456789'],
  ])('%s is %s', (text, number) => expect(readPhone(text)).toEqual({ number }));

  it.each([
    ['416 555 0199', 'whatsapp-country', '+1 416 555 0199'],
    ['1 647 555 0123', 'whatsapp-country', '+1 647 555 0123'],
    ['06 12 34 56 78', 'whatsapp-country', '+1 416 555 0199'],
    ['+0 416 555 0199', 'whatsapp-country', '+1 416 555 0199'],
    ['+1 416 555 019', 'whatsapp-length', undefined],
    ['+1234567890123456', 'whatsapp-length', undefined],
    ['+49 123', 'whatsapp-length', undefined],
    ['call me', 'whatsapp-form', undefined],
    ['+1 416 555 0199 ext 4', 'whatsapp-form', undefined],
    ['++14165550199', 'whatsapp-form', undefined],
  ])('%s is not taken: %s', (text, code, example) => {
    expect(readPhone(text)).toMatchObject({ fault: { code, ...(example ? { values: { example } } : {}) } });
  });

  it('may be typed in the digits of another script, or left out', () => {
    expect(requestOf({ whatsapp: '+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹' }).whatsapp).toBe('+989123456789');
    expect(requestOf({ whatsapp: '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧' }).whatsapp).toBe('+966501234567');
    expect(requestOf({ whatsapp: '+९१ ९८७६५ ४३२१०' }).whatsapp).toBe('+919876543210');
    expect(requestOf({ whatsapp: '  ' })).not.toHaveProperty('whatsapp');
  });
});

describe('the fields together', () => {
  it('become a request, cleaned of what nobody sees', () => {
    expect(
      requestOf({
        name: ' Ada\u202e \n Lovelace\u0007 ',
        message: '\r\nOne\r\n\r\nTwo\u0000\u200b ',
        sheet: 'not attached',
        email: 'Ada@Example.ORG',
      }),
    ).toEqual({ language: 'fr', name: 'Ada Lovelace', email: 'Ada@example.org', message: 'One\n\nTwo' });
  });

  it('keep letters of every script, and what joins them', () => {
    expect(requestOf({ name: 'علی‌رضا 李', message: '👩‍👧 مي‌خواهم' })).toMatchObject({
      name: 'علی‌رضا 李',
      message: '👩‍👧 مي‌خواهم',
    });
  });

  it.each<[string, RawFields, string[]]>([
    [
      'all missing',
      { name: '', email: '', again: '', message: '', consent: undefined },
      [
        'name: name-missing',
        'email: email-missing',
        'again: again-missing',
        'message: message-missing',
        'consent: consent-missing',
      ],
    ],
    ['a name of signs', { name: '...' }, ['name: name-missing']],
    ['a name too long', { name: 'a'.repeat(121) }, ['name: name-long']],
    ['an address for a name', { name: 'buy at https://spam.example' }, ['name: name-address']],
    ['unequal addresses', { again: 'ada@example.com' }, ['again: again-unequal']],
    ['a mistyped domain', { email: 'a@gmial.com', again: 'a@gmial.com' }, ['email: email-typo']],
    [
      'another domain confirmed',
      { email: 'a@gmial.com', again: 'a@gmial.com', sure: 'b@gmial.com' },
      ['email: email-typo'],
    ],
    ['a short message', { message: 'Hi' }, ['message: message-short']],
    ['a long message', { message: 'é'.repeat(4001) }, ['message: message-long']],
    ['an empty sheet', { attach: 'yes', sheet: ' ' }, ['sheet: sheet-missing']],
    ['a long sheet', { attach: true, sheet: 'x'.repeat(20_001) }, ['sheet: sheet-long']],
    ['consent in other words', { consent: 'on' }, ['consent: consent-missing']],
    ['a number for a name', { name: 7 }, ['name: not-text']],
    ['an object for a message', { message: { a: 1 } }, ['message: not-text']],
    ['a list for an address', { email: ['a@b.co'], again: 'a@b.co' }, ['email: not-text', 'again: again-unequal']],
  ])('%s', (_, changes, faults) => {
    const found = faultsOf(changes);
    for (const fault of faults) expect(found).toContain(fault);
    expect(found.filter((fault) => !faults.includes(fault) && !fault.startsWith('again: not-text'))).toEqual([]);
  });

  it('take an unlikely address that was confirmed, and lengths up to their limit', () => {
    expect(requestOf({ email: 'a@gmial.com', again: 'a@gmial.com', sure: 'a@gmial.com' }).email).toBe('a@gmial.com');
    expect(faultsOf({ message: '👍'.repeat(4000), name: 'é'.repeat(120), again: 'ADA@example.org' })).toEqual([]);
  });

  it('never make the program fail, and every fault has its text', () => {
    const any = fc.oneof(fc.anything(), fc.string(), fc.constantFrom('yes', 'a@gmial.com', '4165550199', '\ud800'));
    const keys = ['name', 'email', 'again', 'emailAgain', 'sure', 'whatsapp', 'message', 'attach', 'sheet', 'consent'];
    const fields = fc.record(Object.fromEntries(keys.map((key) => [key, any])), { requiredKeys: [] });
    fc.assert(
      fc.property(fields, (raw) => {
        const read = readFields(raw, 'en');
        if (read.ok) return !/\p{Cs}/u.test(Object.values(read.request).join(' '));
        return read.faults.every(({ code }) => code in contactTexts);
      }),
      { numRuns: 2000 },
    );
  });
});
