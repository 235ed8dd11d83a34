/** A button: its value means exactly what the button says, whatever the words beside it. */

import { type CommandId, commandIds } from '../content/vocabulary-of-code.js';
import type { Answers } from '../rules/index.js';
import { takeExact } from './answer-interview.js';
import { answerFact } from './answer-question.js';
import { type Draft, draft, type Turn } from './context.js';
import { openQuestion } from './interview.js';
import { start, startButtons } from './movement.js';
import { onCommand } from './on-command.js';

/** Undefined when the value is none of ours and words came with it: then the words count. */
export const onButton = (turn: Turn): Draft | undefined => {
  const value = turn.input.value;
  if (value === undefined || value === null || value === '') return undefined;
  const { question, value: chosen, fact, general, command, answers } = fields(value);

  if (typeof question === 'string' && typeof chosen === 'string') {
    const option = turn.content.questions.get(question)?.options.find((candidate) => candidate.value === chosen);
    if (option)
      return openQuestion(turn.rules, turn.state) === question
        ? takeExact(turn, question, chosen)
        : stale(turn, question);
  }
  if (typeof fact === 'string') {
    const known = turn.content.facts.get(fact);
    if (known) return answerFact(turn, known, general === true);
  }
  if (typeof command === 'string' && (commandIds as readonly string[]).includes(command)) {
    if (command === 'start' && turn.input.place === 'private') return start(turn, validAnswers(turn, answers));
    return onCommand(turn, { id: command as CommandId, rest: '' });
  }
  if (turn.input.text.trim() !== '') return undefined;
  return draft(turn, 'not-found', [turn.say('unknown-button')], { buttons: startButtons(turn) });
};

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Of what a link prefills, only answers that exist. */
const validAnswers = (turn: Turn, answers: unknown): Answers =>
  Object.fromEntries(
    Object.entries(fields(answers)).filter((entry): entry is [string, string] =>
      Boolean(turn.content.questions.get(entry[0])?.options.some(({ value }) => value === entry[1])),
    ),
  );

/** A button of a question that is not open any more changes nothing, and says so. */
const stale = (turn: Turn, id: string): Draft => {
  const { language } = turn.state;
  const question = turn.content.questions.get(id)!;
  const given = question.options.find(({ value }) => value === turn.state.answers[id]);
  const name = question.name[language];
  const text = given
    ? turn.say('stale-button', { name, answer: given.label[language] })
    : turn.say('stale-button-unanswered', { name });
  return draft(turn, 'command', [text], { buttons: startButtons(turn) });
};
