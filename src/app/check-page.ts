/** The page "Is my sheet still valid?" as the service runs it: the same check and words as in the chat. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadedAssistant } from '../assistant.js';
import type { Content, Language } from '../content/index.js';
import { checkSheet, createSay, rulesInForce, type ToldCheck, tellCheck } from '../conversation/index.js';
import type { CheckedCode, CheckPageOptions, CheckWord } from '../http/index.js';
import { contactPageSay } from './contact-texts.js';
import { withHardSpaces } from './hard-spaces.js';
import type { Summary } from './types.js';

interface Around {
  readonly clock: () => Date;
  /** The page shown while the assistant is switched off. */
  readonly offPage: () => string | undefined;
}

export const checkPageOf = (
  root: string,
  { content, tables }: Pick<LoadedAssistant, 'content' | 'tables'>,
  summary: Summary,
  { clock, offPage }: Around,
): CheckPageOptions => {
  const built = path.join(root, 'dist', 'widget', 'check.html');
  const inBoth = <T>(make: (language: Language) => T) => ({ en: make('en'), fr: make('fr') });
  return {
    check: (code, language) => {
      const now = clock();
      const checked = checkSheet(content, tables, rulesInForce(tables, now).rules, now, code);
      const told = tellCheck(content, checked, language, createSay(content, language));
      const shown = (text: string) => withHardSpaces(text, language);
      return {
        kind: kinds[checked.kind],
        verdict: shown(told.verdict),
        findings: told.findings.map(shown),
        changes: told.changes.map(shown),
        answers: told.answers.map(shown),
        renew: told.renew,
      };
    },
    words: inBoth((language) => wordsOf(content, language)),
    say: inBoth((language) => contactPageSay(content, language)),
    proof: inBoth((language) => proofOf(content, summary, language)),
    shell: existsSync(built) ? readFileSync(built, 'utf8') : undefined,
    offPage,
  };
};

const kinds: Readonly<Record<ToldCheck['kind'], CheckedCode['kind']>> = {
  same: 'good',
  revised: 'aged',
  open: 'aged',
  changed: 'bad',
  'unknown-table': 'aged',
  'no-code': 'wrong',
};

const pageSay = (content: Content, language: Language): ReturnType<typeof createSay> => {
  const say = createSay(content, language);
  return (id, values) => withHardSpaces(say(id, values), language);
};

const wordsOf = (content: Content, language: Language): Readonly<Record<CheckWord, string>> => {
  const say = pageSay(content, language);
  return {
    title: say('check-page-title'),
    lead: say('check-page-lead'),
    code: say('check-page-code'),
    hint: say('check-page-hint'),
    check: say('check-page-check'),
    renew: say('check-page-renew'),
    ask: say('check-page-ask'),
    proof: say('check-page-proof'),
    changes: say('check-changes'),
    answers: say('check-page-answers'),
  };
};

/** Counts of the content and the certificate of the rules. */
const proofOf = (content: Content, summary: Summary, language: Language): readonly string[] => {
  const say = pageSay(content, language);
  const { version, contentHash, facts, questions, outcomes, tables } = summary;
  return [
    say('check-page-content', { version, hash: contentHash.slice(0, 12), facts, questions, outcomes }),
    ...tables.map(({ effective, combinations }) =>
      say('check-page-table', { date: effective, combinations: combinations.toLocaleString(`${language}-CA`) }),
    ),
  ];
};
