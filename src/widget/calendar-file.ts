/** A calendar file (RFC 5545) of whole days with reminders. Pure: the time and the random part come as arguments. */

import type { Language } from './activity.js';

export interface CalendarDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly title: string;
  readonly note: string;
  /** What the reminder says so many days before. */
  readonly remind: (days: number) => string;
}

export interface CalendarParts {
  readonly days: readonly CalendarDay[];
  readonly language: Language;
  readonly now: Date;
  readonly newId: () => string;
}

/** Days before, each at nine in the morning. */
const reminders = [30, 7];
const reminderHour = 9;
const longestLine = 75;

export function calendarFile({ days, language, now, newId }: CalendarParts): string {
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//eCOPR Assistant//Dates//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    ...days.flatMap((day) => eventLines(day, language, stamp, localDay(now), newId())),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarDay, language: Language, stamp: string, today: string, id: string): string[] {
  const text = (name: string, words: string) => `${name};LANGUAGE=${language}-CA:${escaped(words)}`;
  // A reminder whose day has passed would ring at once, or never.
  const ahead = reminders.filter((days) => dayAfter(event.day, -days) >= today);
  return [
    'BEGIN:VEVENT',
    `UID:${id}@ecopr-assistant`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayAfter(event.day, 1).replaceAll('-', '')}`,
    text('SUMMARY', event.title),
    text('DESCRIPTION', event.note),
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...ahead.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days - 1}DT${24 - reminderHour}H`,
      text('DESCRIPTION', event.remind(days)),
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** A day that exists, by its date. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The date on the person's own clock. */
export function localDay(now: Date): string {
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

const escaped = (text: string) =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a calendar
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ');

/** At most 75 octets a line, never through a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > longestLine) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += octets;
  }
  return result;
}
