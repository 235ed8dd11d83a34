/** One case in the terminal: the sheet that these answers lead to, or the question that they leave open. */

import type { Content, Language } from '../../content/types.js';
import { beginTurn, draft } from '../../conversation/context.js';
import { finish } from '../../conversation/finish.js';
import { type Assistant, createAssistant, type ProvedRules } from '../../conversation/index.js';
import { applicable } from '../../conversation/interview.js';
import { blankState } from '../../conversation/state.js';
import type { Answers, Rules } from '../../rules/index.js';
import { createSpeller } from '../../search/index.js';
import { checkWords } from './words.js';

/**
 * Reads "place=inside,stage=copr" (the ids of questions and answers, see the decision table).
 * @throws Error naming what is allowed
 */
export const readCase = (given: string, rules: Rules): Answers => {
  const answers: Record<string, string> = {};
  for (const part of given.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [id = '', value = '', ...rest] = part.split('=').map((each) => each.trim());
    const input = rules.inputs.find((each) => each.id === id);
    if (input === undefined)
      throw new Error(`--case: there is no question "${id}". ${listed(rules.inputs.map((each) => each.id))}`);
    if (rest.length > 0 || !input.values.includes(value)) {
      throw new Error(`--case: "${id}" has no answer "${[value, ...rest].join('=')}". ${listed(input.values)}`);
    }
    if (Object.hasOwn(answers, id)) throw new Error(`--case: "${id}" stands twice`);
    answers[id] = value;
  }
  return answers;
};

const listed = (ids: readonly string[]): string => `Use one of: ${ids.join(', ')}`;

/** The same text as in the conversation. Answers to questions that this case does not raise are named first. */
export const caseLines = (
  content: Content,
  table: ProvedRules,
  answers: Answers,
  language: Language,
  now: Date,
): readonly string[] => {
  const counted = applicable(table.rules, answers);
  const aside = Object.keys(answers).filter((id) => counted[id] === undefined);
  const names = aside.map((id) => content.questions.get(id)!.name[language]).join(', ');
  const state = { ...blankState(language), answers, interview: 'running' as const };
  const turn = beginTurn(withoutSearch(content, table), state, { kind: 'message', text: '', place: 'private' }, now);
  const { replies } = finish(turn, draft(turn, 'command', [], { question: 'full' }));
  return [...(aside.length === 0 ? [] : [checkWords[language].notCounted(names)]), ...replies.map(({ text }) => text)];
};

/** A case is answers only: nothing is searched, so nothing needs to be found. */
const withoutSearch = (content: Content, table: ProvedRules): Assistant =>
  createAssistant(content, { find: (_, language) => ({ kind: 'none', language, hits: [] }) }, [table], createSpeller);
