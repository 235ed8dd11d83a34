/** The proof of each table in words and numbers. */

import type { Content } from '../../content/types.js';
import type { ProvedRules } from '../../conversation/index.js';
import { interviewLengths, meanLength } from '../../rules/index.js';

/** Width of the longest bar of the histogram, in characters. */
const barWidth = 30;

export const contentLines = (content: Content): readonly string[] => {
  const phrasings = (language: 'en' | 'fr') =>
    [...content.facts.values()].reduce((sum, fact) => sum + fact.phrasings[language].length, 0);
  return [
    `content ${content.hash.slice(0, 12)}: ${content.facts.size} facts, ${content.sources.size} sources,`,
    `  ${phrasings('en')} English and ${phrasings('fr')} French phrasings, ${content.outOfScope.size} classes out of scope,`,
    `  ${content.questions.size} questions, ${content.outcomes.size} outcomes, ${content.notes.size} notes`,
  ];
};

/** What was proved of a table, and how long its interviews are. */
export const certificateLines = ({ rules, certificate }: ProvedRules, content: Content): readonly string[] => {
  const { interviews, longest, byInterview, byCombination } = interviewLengths(rules);
  const outcomes = new Set(rules.finding.map(({ row }) => row.outcome)).size;
  const most = Math.max(...byInterview);
  const bars = byInterview.flatMap((count, length) =>
    count === 0
      ? []
      : [
          `  ${length} questions ${grouped(count).padStart(7)} interviews ${grouped(byCombination[length]!).padStart(9)} combinations  ` +
            '#'.repeat(Math.max(1, Math.round((barWidth * count) / most))),
        ],
  );
  return [
    `rules of ${certificate.effective}: ${grouped(certificate.combinations)} combinations, each with exactly one finding;` +
      ` ${rules.finding.length} finding rows, ${rules.notes.length} notes, all reached; ${outcomes} outcomes; hash ${content.hash.slice(0, 12)}`,
    `  ${grouped(interviews)} different interviews, none longer than ${longest} questions; mean ${meanLength(byInterview).toFixed(1)}` +
      ` (${meanLength(byCombination).toFixed(1)} over all combinations)`,
    ...bars,
  ];
};

const grouped = (count: number): string => Math.round(count).toLocaleString('en');
