/** Puts a question: its words, the hint, the numbered choices with their help, and the buttons. */

import type { Language, Question } from '../content/types.js';
import type { Answers } from '../rules/index.js';
import type { Say } from './say.js';
import type { Button } from './types.js';

export interface AskOptions {
  /** Shorter words, for asking again after an interruption. */
  readonly again?: boolean;
  /** The answer given before, when the question was taken up again. */
  readonly before?: string | undefined;
  /** Show every choice with its help. */
  readonly explained?: boolean;
}

/** The question as text. The choices are always written out: their help must be visible beside the buttons. */
export const questionText = (
  question: Question,
  answers: Answers,
  language: Language,
  say: Say,
  { again = false, before, explained = !again }: AskOptions = {},
): string => {
  const hints = question.hintWhen.filter(({ when }) =>
    Object.entries(when).every(([id, value]) => answers[id] === value),
  );
  const paragraph = [
    `**${question[again ? 'again' : 'ask'][language]}**`,
    question.hint?.[language],
    ...hints.map(({ text }) => text[language]),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  const earlier = question.options.find(({ value }) => value === before);
  const options = question.options.map((option, i) => {
    const line = { number: i + 1, label: option.label[language] };
    const help = explained ? option.help?.[language] : undefined;
    return help === undefined ? say('option-line', line) : say('option-line-help', { ...line, help });
  });
  return [
    paragraph,
    ...(earlier ? [say('answer-so-far', { answer: earlier.label[language] })] : []),
    options.join('\n'),
  ].join('\n\n');
};

/** While a question is open the buttons are exactly its options. */
export const questionButtons = (question: Question, language: Language): readonly Button[] =>
  question.options.map((option) => ({
    title: option.label[language],
    value: { question: question.id, value: option.value },
  }));

/** Answers as people read them: "where you are: Yes, and I am staying; …". */
export const answersRead = (
  questions: ReadonlyMap<string, Question>,
  answers: Answers,
  language: Language,
  form: 'label' | 'readBack',
): readonly string[] =>
  [...questions.values()].flatMap((question) => {
    const option = question.options.find(({ value }) => value === answers[question.id]);
    return option ? [option[form][language]] : [];
  });
