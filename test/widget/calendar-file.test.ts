/** The calendar file as another program reads it: RFC 5545 lines, days, words and reminders. */

import { describe, expect, it } from 'vitest';
import { type CalendarParts, calendarFile, isDay, localDay } from '../../src/widget/calendar-file.js';

const now = new Date('2026-11-24T15:04:05.678Z');

function written(days: CalendarParts['days'], language: 'en' | 'fr' = 'en'): string {
  let ids = 0;
  return calendarFile({ days, language, now, newId: () => `id${++ids}` });
}

const day = (at: string, title = 'COPR expires', note = 'A note.') => ({
  day: at,
  title,
  note,
  remind: (days: number) => `In ${days} days: ${title}`,
});

/** The lines as they were before folding. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const fieldOf = (text: string, name: string) =>
  unfolded(text)
    .find((line) => line.startsWith(name))
    ?.replace(/^[^:]+:/, '');
const readText = (value = '') => value.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));

describe('the calendar file', () => {
  it('is a calendar with one whole day for each date and two reminders at nine in the morning', () => {
    expect(written([day('2027-03-01')]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//eCOPR Assistant//Dates//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:id1@ecopr-assistant',
      'DTSTAMP:20261124T150405Z',
      'DTSTART;VALUE=DATE:20270301',
      'DTEND;VALUE=DATE:20270302',
      'SUMMARY;LANGUAGE=en-CA:COPR expires',
      'DESCRIPTION;LANGUAGE=en-CA:A note.',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P29DT15H',
      'DESCRIPTION;LANGUAGE=en-CA:In 30 days: COPR expires',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P6DT15H',
      'DESCRIPTION;LANGUAGE=en-CA:In 7 days: COPR expires',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['2028-02-28', '20280229'],
    ['2028-02-29', '20280301'],
    ['2027-02-28', '20270301'],
    ['2026-12-31', '20270101'],
  ])('ends %s on the day after, %s', (from, to) => {
    expect(fieldOf(written([day(from)]), 'DTEND')).toBe(to);
  });

  it.each([
    ['2026-12-24', 2],
    ['2026-12-23', 1],
    ['2026-12-01', 1],
    ['2026-11-30', 0],
    ['2026-11-24', 0],
  ])('for %s has only the %i reminders that are still ahead', (at, count) => {
    expect(written([day(at)]).match(/BEGIN:VALARM/g)?.length ?? 0).toBe(count);
  });

  it('gives back commas, semicolons, backslashes, lines and every letter as they were', () => {
    const title = 'Ünïcödé, C:\\x; “fin” d’été\nzwei\r\ndrei 🍁 张伟';
    const text = written([day('2027-03-01', title)]);
    expect(readText(fieldOf(text, 'SUMMARY'))).toBe(title.replace('\r\n', '\n'));
    expect(fieldOf(text, 'SUMMARY')).toContain('\\, C:\\\\x\\; ');
  });

  it('folds long lines at 75 octets, never through a character', () => {
    for (const letter of ['a', 'é', '张', '🍁']) {
      const title = letter.repeat(200);
      const text = written([day('2027-03-01', title)]);
      for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(text).not.toContain('\ufffd');
      expect(fieldOf(text, 'SUMMARY')).toBe(title);
    }
  });

  it('ends every line with CR LF and holds no other control character, whatever was written', () => {
    const text = written([day('2027-03-01', 'a\u0000b\u0007c\td', '\r\nEND:VEVENT\r\nX:1')]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    expect(unfolded(text).filter((line) => line === 'END:VEVENT').length).toBe(1);
  });

  it('has an id of its own for each date, and the language of the page', () => {
    const text = written([day('2027-03-01'), day('2028-03-01')], 'fr');
    expect(unfolded(text).filter((line) => line.startsWith('UID:'))).toEqual([
      'UID:id1@ecopr-assistant',
      'UID:id2@ecopr-assistant',
    ]);
    expect(text).toContain('SUMMARY;LANGUAGE=fr-CA:');
  });
});

describe('a day', () => {
  it('exists or does not', () => {
    for (const good of ['2028-02-29', '2026-12-31', '2000-02-29']) expect(isDay(good), good).toBe(true);
    for (const bad of ['', '2027-02-29', '2100-02-29', '2026-13-01', '2026-1-1', '26-01-01', '20266-01-01', 'x'])
      expect(isDay(bad), bad).toBe(false);
  });

  it('is the one of the person’s own clock', () => {
    expect(localDay(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05');
    expect(localDay(new Date(2027, 11, 31, 0, 0))).toBe('2027-12-31');
  });
});
