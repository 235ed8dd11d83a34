/** Each check of the content has one broken example here, and must say file, line, what is wrong and how to mend it. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ContentError, loadContent, type Mistake, readContentFiles } from '../../src/content/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const good = readContentFiles(root);

/** The content with one file changed; `undefined` removes it. */
const broken = (file: string, change: (text: string) => string | undefined): Map<string, string> => {
  const files = new Map(good);
  const text = change(files.get(file) ?? '');
  if (text === undefined) files.delete(file);
  else {
    expect(text, 'the example must differ from the good content').not.toBe(files.get(file));
    files.set(file, text);
  }
  return files;
};

const mistakesIn = (files: ReadonlyMap<string, string>): readonly Mistake[] => {
  try {
    loadContent(files);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.mistakes;
    throw error;
  }
};

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

interface Example {
  readonly check: string;
  readonly file: string;
  readonly change: (text: string) => string | undefined;
  /** Words of the message. */
  readonly says: string;
}

const facts = 'knowledge/facts/pr.yaml';
const table = 'knowledge/tables/2026-11-23.yaml';
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const examples: readonly Example[] = [
  { check: 'broken-yaml', file: facts, change: replace('title:', 'title: ['), says: 'this is not YAML' },
  {
    check: 'duplicate-key',
    file: facts,
    change: replace('  volatile:', '  volatile: false\n  volatile:'),
    says: 'stands twice',
  },
  {
    check: 'reserved-key',
    file: 'dialogs/messages.yaml',
    change: (text) => `${text}\n__proto__: { en: Hello, fr: Bonjour }\n`,
    says: '"__proto__" is reserved',
  },
  {
    check: 'reserved-key',
    file: 'knowledge/sources.yaml',
    change: (text) => `${text}\nconstructor: {}\n`,
    says: '"constructor" is reserved',
  },
  {
    check: 'missing-contact-text',
    file: 'dialogs/contact.yaml',
    change: replace(/^send: .*\n/m, ''),
    says: '"send" is missing',
  },
  {
    check: 'unused-contact-text',
    file: 'dialogs/contact.yaml',
    change: (text) => `${text}\nfax: { en: Fax, fr: Télécopieur }\n`,
    says: 'has no text "fax"',
  },
  {
    check: 'unknown-contact-placeholder',
    file: 'dialogs/contact.yaml',
    change: replace(/^send: .*/m, 'send: { en: "Send {name}", fr: "Envoyer {name}" }'),
    says: '{name}',
  },
  {
    check: 'wrong-form',
    file: 'knowledge/practice.yaml',
    change: replace(/assessment_url: .*/, 'assessment_url: { en: "javascript:alert(1)", fr: "" }'),
    says: 'https://',
  },
  { check: 'missing-file', file: 'dialogs/messages.yaml', change: () => undefined, says: 'this file is missing' },
  {
    check: 'unknown-file',
    file: 'knowledge/notes-old.yaml',
    change: () => '[]\n',
    says: 'no part of the program reads',
  },
  {
    check: 'unknown-key',
    file: facts,
    change: replace('  volatile:', '  colour: red\n  volatile:'),
    says: '"colour" is not known',
  },
  {
    check: 'long-answer',
    file: facts,
    change: replace(/( {4}en: >-\n {6}.*)/, '$1 One. Two. Three. Four. Five.'),
    says: 'sentences',
  },
  { check: 'missing-key', file: facts, change: replace(/ {2}read_on: .*\n/, ''), says: 'read_on' },
  {
    check: 'missing-language',
    file: 'knowledge/notes.yaml',
    change: replace(/ {4}fr: .*\n(?: {6,}.*\n)*/, ''),
    says: 'French',
  },
  { check: 'wrong-form', file: facts, change: replace(/read_on: .*/, 'read_on: last week'), says: 'YYYY-MM-DD' },
  {
    check: 'wrong-form',
    file: facts,
    change: replace(/read_on: .*/, 'read_on: 2026-02-30'),
    says: 'a day of the calendar',
  },
  {
    check: 'wrong-form',
    file: 'knowledge/sources.yaml',
    change: replace(/source_date: 2025-08-21/, 'source_date: 2025-13'),
    says: 'of the calendar',
  },
  {
    check: 'wrong-topic-file',
    file: facts,
    change: replace('- id: pr.', '- id: card.'),
    says: 'file of another topic',
  },
  { check: 'repeated-fact', file: facts, change: (text) => `${text.trimEnd()}\n${text}`, says: 'is used twice' },
  {
    check: 'unknown-fact',
    file: facts,
    change: replace(/related: \[/, 'related: [copr.what-itis, '),
    says: 'Did you mean "copr.what-it-is"?',
  },
  {
    check: 'unknown-source',
    file: facts,
    change: replace(/sources: \[/, 'sources: [NO-SUCH-PAGE, '),
    says: '"NO-SUCH-PAGE" is not in knowledge/sources.yaml',
  },
  {
    check: 'unknown-source',
    file: facts,
    change: replace(/sources: \[/, 'sources: [constructor, '),
    says: '"constructor" is not in knowledge/sources.yaml',
  },
  {
    check: 'repeated-class',
    file: 'knowledge/out-of-scope.yaml',
    change: (text) => `${text.trimEnd()}\n${text.slice(text.indexOf('- id: '))}`,
    says: 'stands twice',
  },
  {
    check: 'no-examples',
    file: 'knowledge/phrasings/out-of-scope.fr.yaml',
    change: replace(/^thanks:\n( {2}- .*\n)+/m, ''),
    says: '"thanks" in French',
  },
  {
    check: 'unknown-class',
    file: 'knowledge/phrasings/out-of-scope.en.yaml',
    change: replace(/^thanks:/m, 'praise:'),
    says: 'there is no class "praise"',
  },
  {
    check: 'source-without-title',
    file: 'knowledge/sources.yaml',
    change: (text) =>
      `${text.trimEnd()}\nBARE:\n  publisher: { en: IRCC, fr: IRCC }\n  kind: government\n  title: {}\n  source_date: none\n`,
    says: 'has no title',
  },
  {
    check: 'unknown-fact',
    file: facts,
    change: replace(/related: \[/, 'related: [copr.no-such, '),
    says: 'there is no fact "copr.no-such"',
  },
  {
    check: 'related-to-itself',
    file: facts,
    change: (text) => text.replace(/related: \[/, `related: [${/- id: (\S+)/.exec(text)![1]}, `),
    says: 'related to itself',
  },
  {
    check: 'review-before-reading',
    file: facts,
    change: replace(/review_by: .*/, 'review_by: 2020-01-01'),
    says: 'before it was read',
  },
  {
    check: 'repeated-phrasing',
    file: 'knowledge/phrasings/pr.en.yaml',
    change: (text) => text.replace(/\n( +- .*)\n/, '\n$1\n$1\n'),
    says: 'already asks for',
  },
  { check: 'no-phrasings', file: 'knowledge/phrasings/pr.fr.yaml', change: () => '{}\n', says: 'nobody can ask for' },
  {
    check: 'unequal-numbers',
    file: 'dialogs/messages.yaml',
    change: replace('4 000 caractères', '5 000 caractères'),
    says: 'same numbers (4000, 5000)',
  },
  {
    check: 'unequal-dates',
    file: 'knowledge/notes.yaml',
    change: replace('24 décembre 2024', '24 janvier 2024'),
    says: 'same months',
  },
  {
    check: 'unequal-placeholders',
    file: 'dialogs/messages.yaml',
    change: replace('fr: "Source : {source}"', 'fr: "Source : ici"'),
    says: '{source}',
  },
  {
    check: 'missing-message',
    file: 'dialogs/messages.yaml',
    change: replace(/^error: .*\n/m, ''),
    says: '"error" is missing',
  },
  {
    check: 'unused-message',
    file: 'dialogs/messages.yaml',
    change: (text) => `${text}farewell: { en: Bye, fr: Au revoir }\n`,
    says: 'no message "farewell"',
  },
  {
    check: 'unused-command',
    file: 'dialogs/commands.yaml',
    change: (text) => `${text}dance:\n  en: [dance]\n  fr: [danser]\n`,
    says: 'no command "dance"',
  },
  {
    check: 'missing-command',
    file: 'dialogs/commands.yaml',
    change: replace(/^stop:\n.*\n.*\n/m, ''),
    says: 'command "stop" is missing',
  },
  {
    check: 'unknown-placeholder',
    file: 'dialogs/messages.yaml',
    change: replace(/^error: .*\n/m, 'error: { en: "Oh {dear}", fr: "Oh {dear}" }\n'),
    says: 'gets no value for {dear}',
  },
  {
    check: 'address-in-answer',
    file: facts,
    change: replace(/en: >-\n\s+/, 'en: >-\n      See https://example.org and '),
    says: 'holds an address',
  },
  { check: 'title-form', file: facts, change: replace(/(title:\n\s+en: .*)\?/, '$1'), says: 'no short question' },
  { check: 'no-table', file: table, change: () => undefined, says: 'no decision table' },
  {
    check: 'repeated-day',
    file: 'knowledge/tables/2027-01-01.yaml',
    change: () => good.get(table),
    says: `the table of ${table} begins on 2026-11-23 as well`,
  },
  {
    check: 'wrong-table-file',
    file: table,
    change: replace('effective: 2026-11-23', 'effective: 2026-11-24'),
    says: 'Rename it to knowledge/tables/2026-11-24.yaml',
  },
  {
    check: 'question-missing',
    file: table,
    change: replace('  rep: [', '  rep2: [a, b]\n  rep: ['),
    says: 'no question asks for "rep2"',
  },
  {
    check: 'question-unused',
    file: 'dialogs/questions.yaml',
    change: replace('- id: rep\n', '- id: repr\n'),
    says: 'no table reads the question "repr"',
  },
  {
    check: 'repeated-question',
    file: 'dialogs/questions.yaml',
    change: replace('- id: rep\n', '- id: entry\n'),
    says: '"entry" stands twice',
  },
  {
    check: 'options-differ',
    file: table,
    change: replace('expiry: [valid, expired, unsure]', 'expiry: [valid, unsure]'),
    says: 'the options of "expiry"',
  },
  {
    check: 'broken-pattern',
    file: 'dialogs/answers.en.yaml',
    change: replace('cues: [', 'cues: ["(got my card", '),
    says: '"(got my card" is not right',
  },
  {
    check: 'unknown-question',
    file: 'dialogs/answers.en.yaml',
    change: (text) => `${text}\nphase:\n  options: {}\n`,
    says: 'no question "phase"',
  },
  {
    check: 'unknown-value',
    file: 'dialogs/answers.en.yaml',
    change: replace('or: [leaving]', 'or: [gone]'),
    says: '"place" has no option "gone"',
  },
  {
    check: 'unknown-value',
    file: 'dialogs/understanding.yaml',
    change: replace(/^(doubt:.*\n) {2}value: unsure/m, '$1  value: perhaps'),
    says: 'no question has an option "perhaps"',
  },
  {
    check: 'unknown-question',
    file: 'dialogs/questions.yaml',
    change: replace('when: { stage: copr }', 'when: { phase: copr }'),
    says: '"phase", which is no question',
  },
  {
    check: 'unknown-value',
    file: 'dialogs/questions.yaml',
    change: replace('when: { stage: copr }', 'when: { stage: paper }'),
    says: 'the answer "paper" to "stage"',
  },
  {
    check: 'options-differ',
    file: 'dialogs/questions.yaml',
    change: replace('- value: leaving', '- value: going'),
    says: 'not the values of the table',
  },
  {
    check: 'repeated-label',
    file: 'dialogs/questions.yaml',
    change: replace('en: Yes, and I am staying', 'en: I cannot say yet'),
    says: 'have the label',
  },
  {
    check: 'unknown-input',
    file: table,
    change: replace('when: { changes: legal }', 'when: { moods: legal }'),
    says: '"moods"',
  },
  {
    check: 'unknown-input',
    file: table,
    change: replace('always: [rep]', 'always: [rep, constructor]'),
    says: '"always" names "constructor"',
  },
  {
    check: 'unknown-value',
    file: table,
    change: replace('when: { changes: legal }', 'when: { changes: illegal }'),
    says: 'no value "illegal"',
  },
  { check: 'uncovered', file: table, change: replace(/.*row: F06,.*\n/, ''), says: 'no row fits' },
  {
    check: 'double-hit',
    file: table,
    change: replace('when: { stage: card, changes: [none, unsure] }', 'when: { stage: card }'),
    says: 'both fit',
  },
  {
    check: 'dead-row',
    file: table,
    change: replace('when: { changes: legal }', 'when: { changes: legal, place: [] }'),
    says: 'nothing reaches row',
  },
  {
    check: 'route-missing',
    file: 'knowledge/routes.yaml',
    change: replace(/portal: go, /, ''),
    says: 'nothing is said of the route "portal"',
  },
  {
    check: 'unknown-reason',
    file: 'knowledge/routes.yaml',
    change: replace(/portal: go, /, 'portal: r-nonsense, '),
    says: '"r-nonsense" is neither',
  },
  {
    check: 'unknown-route',
    file: 'knowledge/routes.yaml',
    change: replace(/portal: go, /, 'portal: go, boat: maybe, '),
    says: 'no route "boat"',
  },
  {
    check: 'unknown-outcome',
    file: table,
    change: replace('outcome: legal-trouble', 'outcome: no-trouble'),
    says: 'no outcome "no-trouble"',
  },
  {
    check: 'unreached-outcome',
    file: table,
    change: replace('outcome: legal-trouble', 'outcome: declared-abroad'),
    says: 'no row leads to the outcome "legal-trouble"',
  },
  {
    check: 'unknown-note',
    file: table,
    change: replace('note: rep-none', 'note: rep-nobody'),
    says: 'no note "rep-nobody"',
  },
  {
    check: 'unused-note',
    file: table,
    change: replace('note: rep-none', 'note: rep-unpaid'),
    says: 'no row says the note "rep-none"',
  },
  {
    check: 'unused-reason',
    file: 'knowledge/routes.yaml',
    change: replace(/r-have-card(?= \})/, 'r-already'),
    says: 'no outcome gives the reason',
  },
];

describe('a mistake in the content', () => {
  it.each(examples.map((example) => [example.check, example] as const))(
    '%s is told with file, line and remedy',
    (check, { file, change, says }) => {
      const found = mistakesIn(broken(file, change)).filter((mistake) => mistake.check === check);
      expect(found.length).toBeGreaterThan(0);
      const mistake = found.find(({ problem, remedy }) => `${problem}. ${remedy}`.includes(says));
      expect(mistake, found.map(({ problem }) => problem).join('\n')).toBeDefined();
      expect(mistake!.remedy.length).toBeGreaterThan(5);
      expect(mistake!.line).toBeGreaterThan(0);
    },
  );

  it('has an example for every check of the source', () => {
    const source = readdirSync(`${root}src/content`)
      .map((name) => readFileSync(`${root}src/content/${name}`, 'utf8'))
      .join('\n');
    const named = [
      ...source.matchAll(/(?:report\(\s*|check: )(?:duplicate \? |language \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g),
    ].flatMap(([, a, b]) => [a, b]);
    const checks = new Set([
      ...named.filter((name) => name !== undefined),
      'missing-message',
      'unused-message',
      'missing-command',
      'unused-command',
    ]);
    const shown = new Set(examples.map(({ check }) => check));
    expect([...checks].filter((check) => !shown.has(check))).toEqual([]);
  });

  it('is told at its own line', () => {
    const file = 'knowledge/notes.yaml';
    const files = broken(file, replace('24 décembre 2024', '24 janvier 2024'));
    const [mistake] = mistakesIn(files);
    const text = files.get(file)!;
    const entry = text.lastIndexOf('- id:', text.indexOf('24 janvier 2024'));
    expect(mistake!.file).toBe(file);
    expect(mistake!.line).toBeGreaterThanOrEqual(text.slice(0, entry).split('\n').length);
    expect(mistake!.line).toBeLessThanOrEqual(lineOf(text, '24 janvier 2024'));
  });

  it('is told together with all others', () => {
    const files = broken(facts, replace(/sources: \[/, 'sources: [NO-SUCH-PAGE, '));
    files.set(
      'knowledge/notes.yaml',
      files.get('knowledge/notes.yaml')!.replace('24 décembre 2024', '24 janvier 2024'),
    );
    expect(new Set(mistakesIn(files).map(({ file }) => file))).toEqual(new Set([facts, 'knowledge/notes.yaml']));
  });

  it('never appears in the content that is committed', () => {
    expect(mistakesIn(good)).toEqual([]);
  });
});
