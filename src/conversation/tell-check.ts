/** Puts the check of a sheet into words, for a reply and for the page. */

import type { Content, Language } from '../content/types.js';
import type { Answers, Result } from '../rules/index.js';
import { answersRead } from './ask.js';
import type { CheckedSheet, KnownSheet } from './check-sheet.js';
import { levelText } from './level.js';
import type { Say } from './say.js';

/** What is said of a checked sheet. Texts may have words in bold ("**…**") and nothing else of Markdown. */
export interface ToldCheck {
  readonly kind: CheckedSheet['kind'];
  /** Whether the sheet holds. */
  readonly verdict: string;
  /** What it found then and what is found today. */
  readonly findings: readonly string[];
  /** What changed, a line each. */
  readonly changes: readonly string[];
  /** The answers in the code, in words; empty when it was not read. */
  readonly answers: readonly string[];
  /** What a new sheet starts from; undefined when it is not needed. */
  readonly renew?: Answers | undefined;
}

export const tellCheck = (content: Content, checked: CheckedSheet, language: Language, say: Say): ToldCheck => {
  const bare = { kind: checked.kind, findings: [], changes: [], answers: [] };
  switch (checked.kind) {
    case 'no-code': {
      const { count, lengths } = checked;
      const verdict =
        count === 0
          ? say('check-how')
          : lengths === undefined
            ? say('check-no-code')
            : say('check-code-length', { count, length: lengths.join(say('check-or')) });
      return { ...bare, verdict };
    }
    case 'unknown-table':
      return { ...bare, verdict: say('check-unknown-table', { date: checked.date }) };
    default:
      return tellKnown(content, checked, language, say);
  }
};

const tellKnown = (content: Content, checked: KnownSheet, language: Language, say: Say): ToldCheck => {
  const { kind, date, answers, found, today, since, coming } = checked;
  const finding = (id: string, result?: Result) => {
    const outcome = content.outcomes.get(id)!;
    return { headline: outcome.headline[language], level: levelText(outcome, result, say) };
  };
  const stops = today?.notes.filter(({ level }) => level === 'stop') ?? [];
  const verdict = {
    same: () => say('check-same', { date }),
    revised: () => say('check-revised', { date }),
    changed: () => (since === undefined ? say('check-corrected', { date }) : say('check-changed', { date, since })),
    open: () => say('check-open', { date, since: since! }),
  }[kind]();
  return {
    kind,
    verdict,
    findings: [
      ...(kind === 'changed' && found !== undefined ? [say('check-then', { date, ...finding(found) })] : []),
      ...(today ? [say('check-now', finding(today.outcome, today))] : []),
      ...stops.map(({ note }) => say('check-stop', { text: content.notes.get(note)![language] })),
      ...(coming?.outcome ? [say('check-coming', { from: coming.from, ...finding(coming.outcome) })] : []),
      ...(coming && coming.outcome === undefined ? [say('check-coming-open', { from: coming.from })] : []),
    ],
    changes: kind === 'revised' || kind === 'changed' ? changesIn(content, checked, language, say) : [],
    answers: answersRead(content.questions, answers, language, 'readBack'),
    ...(kind === 'same' ? {} : { renew: answers }),
  };
};

/** Notes that came and went, and facts that were read again; when it is none of these, that the wording is new. */
const changesIn = (
  content: Content,
  { kind, notesGained, notesLost, factsReadAgain }: KnownSheet,
  language: Language,
  say: Say,
): readonly string[] => {
  const note = (id: string) => content.notes.get(id)![language];
  const lines = [
    ...notesGained.map((each) =>
      say(each.level === 'stop' ? 'check-stop-gained' : 'check-note-gained', { text: note(each.note) }),
    ),
    ...notesLost.map((each) => say('check-note-lost', { text: note(each.note) })),
    ...factsReadAgain.map((id) => {
      const { title, readOn } = content.facts.get(id)!;
      return say('check-fact-read', { title: title[language], date: readOn });
    }),
  ];
  return lines.length === 0 && kind === 'revised' ? [say('check-reworded')] : lines;
};
