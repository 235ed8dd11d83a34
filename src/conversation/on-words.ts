/** Typed words: an answer to the open question, answers to several, a question, or both. */

import type { Fact } from '../content/types.js';
import type { Answers } from '../rules/index.js';
import { remembered, takeExact, takeUnderstood } from './answer-interview.js';
import { answerFact, answerFound, missed } from './answer-question.js';
import { answersRead } from './ask.js';
import { type Draft, draft, type Found, type Turn } from './context.js';
import { applicable, openQuestion } from './interview.js';
import type { Reading } from './reading/read-answers.js';
import { fold } from './reading/words.js';

export const onWords = (turn: Turn): Draft => {
  const open = openQuestion(turn.rules, turn.state);
  const { text, place } = turn.input;

  if (open !== undefined) {
    const exact = turn.reader.exact(text, turn.content.questions.get(open)!);
    if (exact?.kind === 'value') return takeExact(turn, open, exact.value);
    if (exact?.kind === 'doubt') return notUnderstood(turn, 'no-doubt-here');
  } else {
    const offered = offeredFact(turn, text);
    if (offered) return answerFact(turn, offered);
  }

  const reading: Reading = place === 'private' ? readWords(turn, open, text) : { answers: {}, torn: {}, asks: true };
  const { told, language } = turn.state;
  const found = turn.search.find(text, language, told === undefined ? undefined : { before: told });
  return open === undefined ? withoutOpenQuestion(turn, reading, found) : whileOpen(turn, open, reading, found);
};

/** Short forms count for the open question, and in a correction ("actually I'm outside") for what was answered. */
const readWords = (turn: Turn, open: string | undefined, text: string): Reading => {
  const questions = [...turn.content.questions.values()];
  const answered = applicable(turn.rules, turn.state.answers);
  const corrected = turn.reader.correction(text);
  const shortOf = questions.filter(({ id }) => id === open || (corrected !== undefined && answered[id] !== undefined));
  return turn.reader.read(corrected ?? text, shortOf);
};

/** A number or title that chooses among the facts offered last. */
const offeredFact = (turn: Turn, text: string): Fact | undefined => {
  const { offered } = turn.state;
  const typed = fold(text);
  const byNumber = /^\d$/.test(typed) ? offered[Number(typed) - 1] : undefined;
  const byTitle = offered.find((id) =>
    Object.values(turn.content.facts.get(id)?.title ?? {}).some((title) => fold(title) === typed),
  );
  return turn.content.facts.get(byNumber ?? byTitle ?? '');
};

const withoutOpenQuestion = (turn: Turn, reading: Reading, found: Found): Draft => {
  const told = Object.keys(reading.answers).length;
  if (told === 0) return answerFound(turn, found);
  const underway = turn.state.interview === 'done';
  // Somebody who describes a case and asks nothing wants to be led on; somebody who asks wants the answer first.
  if (found.kind === 'none' || (!reading.asks && (underway || told > 1 || found.kind === 'clarify'))) {
    return takeUnderstood(turn, reading.answers);
  }
  const answered = answerFound(turn, found);
  if (underway) return withUnderstood(turn, answered, reading.answers);
  const list = answersRead(turn.content.questions, reading.answers, turn.state.language, 'readBack').join('; ');
  return {
    ...answered,
    texts: [...answered.texts, turn.say('noted', { list })],
    state: { ...answered.state, ...remembered(turn.state, reading.answers) },
  };
};

/** Both: what was asked is answered first, then what was told is read back. */
const withUnderstood = (turn: Turn, answered: Draft, answers: Answers): Draft => {
  const understood = takeUnderstood(turn, answers);
  return {
    ...answered,
    texts: [...answered.texts, ...understood.texts],
    state: { ...understood.state, offered: answered.state.offered },
    question: 'full',
  };
};

const whileOpen = (turn: Turn, open: string, reading: Reading, found: Found): Draft => {
  const told = Object.keys(reading.answers).length > 0;
  if (reading.asks) {
    const answered = answerFound(turn, found);
    if (!told) return answered;
    if (answered.ending === 'not-found') return takeUnderstood(turn, reading.answers);
    return withUnderstood(turn, answered, reading.answers);
  }
  if (told) return takeUnderstood(turn, reading.answers);
  const torn = reading.torn[open];
  if (torn !== undefined) {
    const list = torn.flatMap((value) =>
      answersRead(turn.content.questions, { [open]: value }, turn.state.language, 'readBack'),
    );
    return draft(turn, 'clarified', [turn.say('two-answers', { list: list.join(' / ') })]);
  }
  // Words that ask nothing and fit no class but "thanks" and the like were meant as an answer.
  const aside = found.kind === 'out-of-scope' && !turn.content.outOfScope.get(found.outOfScope ?? '')?.countsAsMiss;
  if (found.kind === 'answer' || aside) return answerFound(turn, found);
  return notUnderstood(turn, 'not-understood');
};

/** The second time in a row the choices are explained, and people are named who can help. */
const notUnderstood = (turn: Turn, message: 'not-understood' | 'no-doubt-here'): Draft => {
  const again = turn.state.misses > 0;
  const text = again ? turn.say('not-understood-again', { practice: turn.content.practice.name }) : turn.say(message);
  return draft(turn, 'not-found', [text], {
    state: missed(turn),
    question: again || message === 'no-doubt-here' ? 'explained' : 'again',
  });
};
