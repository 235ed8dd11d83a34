/** What people asked and the content did not answer well, the most frequent first. */

import type { KeptGap } from '../../app/data-dir.js';
import type { Content } from '../../content/types.js';
import type { Gap } from '../../conversation/types.js';
import type { Section } from './content.js';

/** Words that differ only in case, accents and marks are the same question. */
const sameWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Group {
  readonly first: Gap;
  readonly lastDay: string;
  readonly all: readonly Gap[];
}

const grouped = (kept: readonly KeptGap[], kind: Gap['kind'], keyOf: (gap: Gap) => string): readonly Group[] => {
  const groups = new Map<string, { first: Gap; lastDay: string; all: Gap[] }>();
  for (const { day, gap } of kept as readonly { day: string; gap: Gap }[]) {
    if (gap.kind !== kind) continue;
    const key = keyOf(gap);
    const group = groups.get(key) ?? { first: gap, lastDay: day, all: [] };
    group.all.push(gap);
    groups.set(key, { ...group, lastDay: day });
  }
  return [...groups.values()].sort((a, b) => b.all.length - a.all.length || b.lastDay.localeCompare(a.lastDay));
};

const byWords = ({ language, text }: Gap): string => `${language} ${sameWords(text)}`;

const line = ({ first, lastDay, all }: Group, more = ''): string =>
  `${lastDay}  ${first.language}  ${String(all.length).padStart(3)} ×  ${first.text === '' ? '(a button)' : first.text.replace(/\s+/g, ' ')}${more}`;

/** "travel.while-pending 2 ×, none of them 1 ×", the most frequent first. */
const choices = ({ all }: Group): string => {
  const counts = new Map<string, number>();
  for (const { chosen = 'none of them' } of all) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => `${id} ${count} ×`)
    .join(', ');
};

/** One section for each kind of gap; the last day, the language, how often, and the words. */
export const gapSections = (content: Content, kept: readonly KeptGap[]): readonly Section[] => [
  {
    title: 'Questions without an answer',
    lines: grouped(kept, 'unanswered', byWords).map((group) => line(group)),
  },
  {
    title: 'Questions asked back, and what people chose (a phrasing to add where one choice prevails)',
    lines: grouped(kept, 'asked-back', byWords).map((group) => line(group, `  →  ${choices(group)}`)),
  },
  {
    title: 'Answers that did not help',
    lines: grouped(kept, 'unhelpful', (gap) => `${gap.facts[0]} ${byWords(gap)}`).map((group) =>
      line(group, `  →  ${group.first.facts[0]}`),
    ),
  },
  {
    title: 'Words that were no answer to an open question',
    lines: grouped(kept, 'not-understood', (gap) => `${gap.question} ${byWords(gap)}`).map((group) =>
      line(group, `  →  ${content.questions.get(group.first.question ?? '')?.name.en ?? group.first.question}`),
    ),
  },
];
