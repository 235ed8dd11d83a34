/** Tickets of forms, and the references that are made with them. */

import { describe, expect, it } from 'vitest';
import { createTickets, leastTime, readReference } from '../../src/contact/index.js';
import { mostTime } from '../../src/contact/tickets.js';

const tickets = createTickets('key');
const now = Date.UTC(2026, 10, 24);

describe('a ticket', () => {
  it('is good after the least time and until the most, also for a process with the same key', () => {
    const ticket = tickets.issue(now);
    expect(tickets.check(ticket, now + leastTime - 1)).toBe('too-fast');
    expect(tickets.check(ticket, now + leastTime)).toBe('good');
    expect(createTickets('key').check(ticket, now + mostTime)).toBe('good');
    expect(tickets.check(ticket, now + mostTime + 1)).toBe('expired');
  });

  it('cannot be made, changed or taken from another service', () => {
    const ticket = tickets.issue(now);
    const older = ticket.replace(/^\w+/, (now - 3_600_000).toString(36));
    for (const bad of [
      older,
      `${ticket}x`,
      ticket.slice(0, -1),
      '',
      undefined,
      7,
      {},
      'a.b.c',
      createTickets('other').issue(now),
    ])
      expect(tickets.check(bad, now + leastTime)).toBe('bad');
  });
});

describe('a reference', () => {
  it('is the same for the same form and words, and no other', () => {
    const [one, two] = [tickets.issue(now), tickets.issue(now)];
    expect(tickets.referenceFor(one, 'a')).toBe(tickets.referenceFor(one, 'a'));
    const all = [
      tickets.referenceFor(one, 'a'),
      tickets.referenceFor(one, 'b'),
      tickets.referenceFor(two, 'a'),
      createTickets('other').referenceFor(one, 'a'),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it('is read as people write it', () => {
    const reference = '01AB-CDEF-GH10-KMNP-QRST';
    for (const typed of [
      reference,
      reference.toLowerCase(),
      ' 01ab cdef gh10 kmnp qrst ',
      'OLABCDEFGHIOKMNPQRST',
      '01AB–CDEF–GH10–KMNP–QRST',
    ])
      expect(readReference(typed)).toBe(reference);
    for (const bad of ['', '01AB', `${reference}0`, '01AB-CDEF-GH10-KMNP-QRSU', 'x'.repeat(1e6), 7, undefined, {}])
      expect(readReference(bad)).toBeUndefined();
  });
});
