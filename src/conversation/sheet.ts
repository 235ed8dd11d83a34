/** The recommendation as a sheet in Markdown: finding, steps, cautions, why, other ways, what would change it, sources. */

import type { Actor, Content, Language, Outcome } from '../content/types.js';
import type { Answers, Result } from '../rules/index.js';
import { citationLine, createSourceList, officialContacts, type SourceList } from './cite.js';
import type { ProvedRules } from './context.js';
import { levelText } from './level.js';
import type { Say } from './say.js';
import { changeLines } from './sheet-changes.js';
import { encodeSheet } from './sheet-code.js';
import { factsBehind, sheetPrints } from './sheet-prints.js';
import type { Citation } from './types.js';

export interface Sheet {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Every fact that a statement of the sheet rests on, in order. */
  readonly facts: readonly string[];
}

/** @param answers the answers that count (see `applicable`) */
export const writeSheet = (
  content: Content,
  { rules, certificate }: ProvedRules,
  result: Result,
  answers: Answers,
  language: Language,
  say: Say,
): Sheet => {
  const outcome = content.outcomes.get(result.outcome)!;
  const sources = createSourceList(content, language, say);
  const notes = (level: string): readonly string[] =>
    result.notes
      .filter((note) => note.level === level)
      .map((note) => `${content.notes.get(note.note)![language]}${sources.mark(note.facts)}`);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title, lines.join('\n')];

  const headline = `## ${outcome.headline[language]}`;
  const level = `**${levelText(outcome, result, say)}**${sources.mark(ownFacts(result))}`;
  const stops = notes('stop').map((text) => say('sheet-stop', { text }));
  const steps = stepLines(content, outcome, answers, language, say, sources);
  const cautions = [
    ...notes('caution'),
    ...outcome.cautions.map((caution) => `${caution.text[language]}${sources.mark(caution.facts)}`),
  ].map((text) => say('sheet-caution', { text }));
  const parts = [
    headline,
    level,
    ...stops,
    ...section(say('sheet-steps'), steps),
    ...section(say('sheet-help'), outcome.level === 'pro' ? helpLines(content, language, say) : []),
    ...section(say('sheet-cautions'), cautions),
    ...section(
      say('sheet-notes'),
      notes('info').map((text) => say('sheet-caution', { text })),
    ),
    ...section(say('sheet-why'), whyLines(content, result, language, say)),
    ...section(say('sheet-routes'), routeLines(content, result, language, say, sources)),
    ...section(say('sheet-changes'), [
      ...outcome.changesIt.map((text) => `- ${text[language]}`),
      ...changeLines(content, rules, answers, language, say),
    ]),
  ];
  const citations = sources.citations();
  return {
    text: [
      ...parts,
      ...section(
        say('sheet-sources'),
        citations.map((citation, i) => `${i + 1}. ${citationLine(citation, say)}`),
      ),
      say('sheet-limits', {
        date: result.tableDate,
        row: result.row,
        combinations: certificate.combinations.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA'),
        hash: content.hash.slice(0, 12),
      }),
      say('sheet-code', { code: encodeSheet(rules, answers, sheetPrints(content, result)) }),
      content.practice.disclaimer[language],
    ].join('\n\n'),
    citations,
    facts: factsBehind(content, result),
  };
};

/** Who can help somebody who should not act alone: the official contact, and a professional. */
const helpLines = (content: Content, language: Language, say: Say): readonly string[] => {
  const [official] = officialContacts(content, language, say);
  return [
    ...(official?.url ? [say('sheet-official', { title: official.title, url: official.url })] : []),
    say('sheet-professional', { practice: content.practice.name }),
  ];
};

/** The deciding answers, by name. */
export const whyLines = (content: Content, result: Result, language: Language, say: Say): readonly string[] =>
  [...content.questions.values()].flatMap((question) => {
    const option = question.options.find(({ value }) => value === result.decidedBy[question.id]);
    return option ? [say('change-line', { name: question.name[language], answer: option.label[language] })] : [];
  });

const ownFacts = (result: Result): readonly string[] => {
  const ofNotes = new Set(result.notes.flatMap(({ facts }) => facts));
  return result.facts.filter((id) => !ofNotes.has(id));
};

const stepLines = (
  content: Content,
  outcome: Outcome,
  answers: Answers,
  language: Language,
  say: Say,
  sources: SourceList,
): readonly string[] => {
  const represented = [...content.questions.values()].some((question) =>
    question.options.some((option) => option.represents && answers[question.id] === option.value),
  );
  const names: Readonly<Record<Actor, string>> = {
    you: say('who-you'),
    // A helper who is not licensed is never told to act: the step is shown as a licensed professional's.
    representative: say(represented ? 'who-representative' : 'who-professional'),
    ircc: say('who-ircc'),
    border: say('who-border'),
  };
  return outcome.steps.map((step, i) => {
    const named = step.who.map((actor) => names[actor]);
    const [first, ...others] = named;
    const who = [first, ...others.map((name) => lowerFirst(name, language))].join(say('who-join'));
    const text = `${step.text[language]}${sources.mark(step.facts)}`;
    return step.by === undefined
      ? say('sheet-step-any-time', { number: i + 1, who, text })
      : say('sheet-step', { number: i + 1, who, by: step.by[language], text });
  });
};

/** "You or your representative": only an abbreviation keeps its capitals. */
const lowerFirst = (name: string, language: Language): string =>
  name.toUpperCase() === name ? name : name.charAt(0).toLocaleLowerCase(language) + name.slice(1);

const routeLines = (
  content: Content,
  result: Result,
  language: Language,
  say: Say,
  sources: SourceList,
): readonly string[] =>
  result.routes.map((finding) => {
    const route = content.routes.get(finding.route)![language];
    if (finding.verdict !== 'out') return say(finding.verdict === 'go' ? 'route-go' : 'route-maybe', { route });
    const names = finding.blockedBy
      .map((id) => say('quoted', { text: content.questions.get(id)!.name[language] }))
      .join(', ');
    const blocked = names === '' ? '' : ` ${say('route-blocked', { names })}`;
    const reason = `${content.reasons.get(finding.reason!)![language]}${sources.mark(finding.facts)}${blocked}`;
    return finding.since === undefined
      ? say('route-out', { route, reason })
      : say('route-out-since', { route, since: finding.since, reason });
  });
