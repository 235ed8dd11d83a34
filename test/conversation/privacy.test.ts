/** Personal data is recognised; dates, forms, fees and official addresses are not taken for it. */

import { describe, expect, it } from 'vitest';
import { maskPersonalData, personalDataIn, personalDataMarker } from '../../src/conversation/index.js';

describe('personal data', () => {
  it.each([
    ['my UCI is 1234-5678', 'client-number'],
    ['uci 12345678', 'client-number'],
    ['client id 11-2233-4455', 'client-number'],
    ['application E001234567 is stuck', 'document-number'],
    ['passport AB1234567', 'document-number'],
    ['passeport 12AB34567 ou P 1234567', 'document-number'],
    ['document no T123456789', 'document-number'],
    ['my SIN is 123 456 782', 'sin'],
    ['NAS 123-456-782', 'sin'],
    ['write to jane.doe+pr@example.com', 'email'],
    ['courriel: étienne@exemple.ca', 'email'],
    ['call 416-555-0199', 'phone'],
    ['call (416) 555-0199 please', 'phone'],
    ['appelez le 06 12 34 56 78', 'phone'],
    ['whatsapp +234 803 123 4567', 'phone'],
    ['tel 1-800-555-0199', 'phone'],
  ])('is seen in "%s"', (text, kind) => {
    expect(personalDataIn(text)).toContain(kind);
    expect(maskPersonalData(text)).toBe(personalDataMarker);
  });

  it.each([
    'is the form IMM 5292 or IMM 5688',
    'IMM5476 and IMM1000',
    'I got P1 on 2026-08-21 and P2 on 12/09/2026',
    'landed 20240612',
    'from 2021 2022 until now',
    'the 730 days in 5 years, 1825 days in all',
    'fee of 10,000 dollars or 10 000 $',
    'section 71.1(2) and R117(9)(d)',
    'is noreply@cic.gc.ca genuine',
    'someone at ircc.canada.ca, address x@ircc.canada.ca',
    'flight AC 8765 at 14:30',
    'numéro IMM 5688, page 12 de 345',
  ])('is not seen in "%s"', (text) => {
    expect(personalDataIn(text)).toEqual([]);
    expect(maskPersonalData(text)).toBe(text);
  });

  it('is looked for quickly in the worst of texts', () => {
    const started = performance.now();
    for (const text of ['1 '.repeat(40_000), 'a@'.repeat(40_000), '('.repeat(40_000), 'x1-'.repeat(30_000)])
      personalDataIn(text);
    // No timing promise, only that nothing backtracks without end: a second is a thousand times more than it needs.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
