/** What the content itself says is still to be done. */

import type { Content } from '../../content/types.js';
import { freshnessOf } from '../../conversation/freshness.js';

/** One heading of the report with its lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** @param today decides what is due */
export const contentSections = (content: Content, today: Date): readonly Section[] => {
  const facts = [...content.facts.values()];
  const { practice } = content;
  return [
    {
      title: 'Due for review, or overdue',
      lines: facts
        .filter((fact) => freshnessOf(fact, today) !== 'fresh')
        .sort((a, b) => a.reviewBy.localeCompare(b.reviewBy))
        .map((fact) => `${fact.reviewBy}  ${freshnessOf(fact, today).padEnd(8)} ${fact.id}`),
    },
    {
      title: 'Not yet reviewed by a licensee (approved_by is empty)',
      lines: facts.filter((fact) => fact.approvedBy === '').map((fact) => fact.id),
    },
    {
      title: 'Resting on less than an official page',
      lines: facts
        .filter((fact) => fact.confidence !== 'official')
        .map((fact) => `${fact.confidence.padEnd(12)} ${fact.id}`),
    },
    {
      title: 'The practice has not confirmed',
      lines: [
        ...(practice.confirmedByOwner === '' ? ['knowledge/practice.yaml: confirmed_by_owner is empty'] : []),
        ...(practice.licenceNumber === '' ? ['knowledge/practice.yaml: licence_number is empty'] : []),
      ],
    },
    { title: 'To open live before launch', lines: content.openBeforeLaunch.map((text) => text.en) },
  ];
};
