/** Personal data is recognised; dates, forms, fees and official addresses are not taken for it. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/content/index.js';
import { maskPersonalData, personalDataIn, personalDataMarker } from '../../src/conversation/index.js';

const personal = {
  'client-number': [
    'my UCI is 1234-5678',
    'uci 12345678',
    'uci12345678',
    'UCI 1234 5678',
    'IUC : 12 345 678',
    'client id 11-2233-4455',
    'my number is 12345678 to go',
    'UCI 20120821',
    'my client ID is 2012-2034',
    '1234-5678 416-555-0199',
    '2026-08-21 1234-5678',
    '2024-2026 1234-5678',
    'IMM 5292 1234-5678',
    'P1 2026-08-21 UCI 1234-5678 P2 2026-09-02',
    ...['–', '—', '‑', '−', '\u2009', '\u00a0', '\u202f', '\u2007', '.', '/', ' - ', '_'].map(
      (gap) => `1234${gap}5678`,
    ),
    '１２３４－５６７８',
    '۱۲۳۴۵۶۷۸',
    '12\u200b34-5678',
  ],
  'document-number': [
    'application E001234567 is stuck',
    'E 001 234 567',
    'E-001-234-567',
    'e001234567',
    'EP00123456',
    'application number 1234567',
    'passport AB1234567',
    'passport LA 080402',
    'passport AB12345',
    'ab 123456',
    'AB 123 456',
    'AB12 3456',
    'P123456AA',
    'C01X00T47',
    'passeport 12AB34567 ou P 1234567',
    'passeport 12 AB 34567',
    'document no T123456789',
    'card RA0302123456',
  ],
  sin: [
    'my SIN is 123 456 782',
    'NAS 123-456-782',
    'SIN 123.456.782',
    '123–456–782',
    '123/456/782',
    'SIN: 123,456,782',
    'sin 12 34 56 782',
    'N.A.S. 123456782',
  ],
  email: [
    'write to jane.doe+pr@example.com',
    'courriel: étienne@exemple.ca',
    'jane＠example.com',
    'jane [at] example [dot] com',
    'jane(at)example.com',
    'jane.doe at gmail dot com',
    'jane at hotmail.com',
    'jane @ example.com',
  ],
  phone: [
    'call 416-555-0199',
    'call (416) 555-0199 please',
    '416.555.0199',
    '416–555–0199',
    '1234-5678 416-555-0199',
    'I paid $50 416-555-0199',
    'appelez le 06 12 34 56 78',
    'whatsapp +234 803 123 4567',
    '00 234 803 123 4567',
    '234 803 123 4567',
    '0033 6 12 34 56 78',
    '0033612345678',
    '33 6 12 34 56 78',
    '91 98765 43210',
    '\u202a+1 416 555 0199\u202c',
    '416-555-0199 days only',
    '4165550199 hours 9 to 5',
    'call me at 555-0199',
    'tel 1-800-555-0199',
  ],
  'birth-date': [
    'born on 1990-03-12',
    'I was born March 12, 1990',
    'born in Lagos, Nigeria on the 12th of March 1990',
    'DOB 12/03/1990',
    'D.O.B.: 12-03-90',
    'Date of birth 19900312',
    '1990-03-12 is my date of birth',
    'né le 12 mars 1990',
    'je suis née à Lyon le 1er mai 1990',
    'né(e) le 12/03/1990',
    'date de naissance : 12.03.1990',
  ],
} as const;

const harmless = [
  'is the form IMM 5292 or IMM 5688',
  'IMM5476 and IMM1000',
  'IMM5688E, IMM 5292/5688/5476',
  'forms 5292 5688',
  'form IMM 5476 (05-2024)',
  'I got P1 on 2026-08-21 and P2 on 12/09/2026',
  'P1 on 2026-08-21 and P2 on 2026-09-02',
  'P1 2026-08-21 P2 2026-09-02 eCOPR 2026 09 20',
  'AOR Jan 2 2025, P1 21/8/26',
  'CRS 470 480 2026-08-21',
  'landed 20240612',
  'landed 12062024',
  'from 2021 2022 until now',
  '2024-2026',
  'the 730 days in 5 years, 1825 days in all',
  'fee of 10,000 dollars or 10 000 $',
  '$1,365, $1000-2000, CAD 123456',
  '100 000 000 $',
  'section 71.1(2) and R117(9)(d)',
  'SOR/2002-227, S.C. 2001, c. 27',
  'a file of 12345678 bytes, 4 194 304 bytes, 10485760KB, 12345678 Mo',
  'between 1000-1500 people',
  'flight AC 8765 at 14:30',
  'vol AF 0349 le 21/08/2026',
  'numéro IMM 5688, page 12 de 345',
  'call 1-888-242-2100',
  'is (888) 242 2100 or +18882422100 genuine',
  'the border watch line 1 888 502-9060',
  'write 1111111111 as the client number',
  'is noreply@cic.gc.ca genuine',
  'someone at ircc.canada.ca, address x@ircc.canada.ca',
  'an address that ends in @ircc-canada.com',
  'apply at canada.ca',
  'children born after 1 January 2009',
  'born in Canada before 2000-01-01',
  'my son was born in 2024',
  'my passport expires on 12 March 2027',
  'Q3 2024 10, T4 2023 2024, NOC 21232',
];

describe('personal data', () => {
  it.each(Object.entries(personal).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
    'is seen in "%s" (%s)',
    (text, kind) => {
      expect(personalDataIn(text)).toContain(kind);
      expect(maskPersonalData(text)).toBe(personalDataMarker);
    },
  );

  it.each(harmless)('is not seen in "%s"', (text) => {
    expect(personalDataIn(text)).toEqual([]);
    expect(maskPersonalData(text)).toBe(text);
  });

  it('is not seen in what the assistant says and is asked', () => {
    // Addresses of pages may hold long numbers, and the contact form shows how to write one; nobody asks them in the chat.
    const lines = [...readContentFiles(fileURLToPath(new URL('../../', import.meta.url)))]
      .filter(([file]) => file !== 'knowledge/sources.yaml' && file !== 'dialogs/contact.yaml')
      .flatMap(([file, text]) => text.split('\n').map((line) => ({ file, line, kinds: personalDataIn(line) })));
    expect(lines.filter(({ kinds }) => kinds.length > 0)).toEqual([]);
  });

  it('is seen at the end of a very long text', () => {
    expect(personalDataIn(`${'word '.repeat(50_000)}1234-5678`)).toEqual(['client-number']);
  });

  it.each([
    ...[
      '1 ',
      '12 ',
      '1/1/',
      '1 000 ',
      '2026-08-21 ',
      '+1 ',
      '00 1 ',
      '(',
      'x1-',
      'A1 ',
      'a@',
      '[at]',
      '¼',
      '\u0315\u0300',
    ],
    ...['uci ', 'passport no ', 'born in aa ', '12 mars ', 'imm 5292/', ' ', '１', '\u200b'],
  ])('is looked for in "%s" again and again in linear time', (part) => {
    const started = performance.now();
    personalDataIn(part.repeat(100_000 / part.length));
    // No promise of speed: what backtracks or looks back without end takes minutes here.
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
