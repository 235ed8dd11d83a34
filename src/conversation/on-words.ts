/** Typed words: an answer to the open question, answers to several, a question, or both. */

import type { Fact } from '../content/types.js';
import { takeExact, takeUnderstood } from './answer-interview.js';
import { answersRead } from './ask.js';
import { type Draft, draft, type Found, type Turn } from './context.js';
import { openQuestion } from './interview.js';
import { startButtons } from './on-command.js';
import type { Reading } from './read-answers.js';
import type { Button } from './types.js';
import { fold } from './words.js';

/** The answer of a fact; while a question is open it is asked again behind it. */
export const answerFact = (turn: Turn, fact: Fact): Draft => {
  const told = turn.tell.fact(fact);
  return draft(turn, 'answered', [told.text], {
    state: { ...turn.state, misses: 0, offered: [] },
    citations: told.citations,
    buttons: [...told.buttons, ...startButtons(turn)],
    facts: [fact.id],
  });
};

export const onWords = (turn: Turn): Draft => {
  const open = openQuestion(turn.rules, turn.state);
  const { text, place } = turn.input;

  if (open !== undefined) {
    const exact = turn.reader.exact(text, turn.content.questions.get(open)!);
    if (exact?.kind === 'value') return takeExact(turn, open, exact.value);
    if (exact?.kind === 'doubt') return draft(turn, 'asked', [turn.say('no-doubt-here')], { question: 'explained' });
  } else {
    const offered = offeredFact(turn, text);
    if (offered) return answerFact(turn, offered);
  }

  const reading: Reading = place === 'private' ? turn.reader.read(text) : { answers: {}, torn: {}, asks: true };
  const found = turn.search.find(text, turn.state.language);
  return open === undefined ? withoutOpenQuestion(turn, reading, found) : whileOpen(turn, open, reading, found);
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
  const underway = turn.state.interview === 'running' || turn.state.interview === 'done';
  // Somebody who describes a case and asks nothing wants to be led on; somebody who asks wants the answer first.
  if (!reading.asks && (told >= 2 || (told === 1 && (underway || found.kind !== 'answer')))) {
    return takeUnderstood(turn, reading.answers);
  }
  if (told >= 2 && found.kind !== 'answer') return takeUnderstood(turn, reading.answers);
  return answerFound(turn, found);
};

const whileOpen = (turn: Turn, open: string, reading: Reading, found: Found): Draft => {
  const told = Object.keys(reading.answers).length > 0;
  if (reading.asks) {
    const answered = answerFound(turn, found);
    if (!told) return answered;
    const understood = takeUnderstood(turn, reading.answers);
    if (answered.ending === 'not-found') return understood;
    return { ...answered, texts: [...answered.texts, ...understood.texts], state: understood.state, question: 'full' };
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
  const again = turn.state.misses > 0;
  const texts = again
    ? [turn.say('not-understood-again', { practice: turn.content.practice.name })]
    : [turn.say('not-understood')];
  return draft(turn, 'not-found', texts, { state: missed(turn), question: again ? 'explained' : 'again' });
};

const missed = (turn: Turn) => ({ ...turn.state, misses: turn.state.misses + 1, offered: [] });

/** Below this chance the best hit has nothing to do with the question, and its page would mislead. */
const nearEnough = 0.15;

const nearest = (turn: Turn, found: Found): Fact | undefined => {
  const [best] = found.hits;
  return best && best.confidence >= nearEnough ? turn.content.facts.get(best.id) : undefined;
};

const answerFound = (turn: Turn, found: Found): Draft => {
  const facts = found.hits.map(({ id }) => turn.content.facts.get(id)).filter((fact) => fact !== undefined);
  const [best] = facts;
  switch (found.kind) {
    case 'answer':
      if (best) return answerFact(turn, best);
      break;
    case 'clarify': {
      const offered = facts.slice(0, 3);
      if (offered.length === 0) break;
      const told = turn.tell.choices(offered);
      const ids = offered.map(({ id }) => id);
      return draft(turn, 'clarified', [told.text], {
        state: { ...turn.state, offered: ids },
        buttons: told.buttons,
        facts: ids,
      });
    }
    case 'out-of-scope': {
      const entry = turn.content.outOfScope.get(found.outOfScope ?? '');
      if (entry === undefined) break;
      const told = turn.tell.outOfScope(entry);
      if (!entry.countsAsMiss) {
        return draft(turn, 'out-of-scope', [told.text], {
          state: { ...turn.state, misses: 0, offered: [] },
          citations: told.citations,
          buttons: startButtons(turn),
        });
      }
      const people = turn.state.misses > 0 ? [turn.tell.people()] : [];
      return draft(turn, 'out-of-scope', [told.text, ...people.map(({ text }) => text)], {
        state: missed(turn),
        citations: [...told.citations, ...people.flatMap(({ citations }) => citations)],
        buttons: startButtons(turn),
      });
    }
    case 'none':
      break;
    default:
      found.kind satisfies never;
  }
  const told = turn.state.misses > 0 ? turn.tell.people() : turn.tell.nothing(nearest(turn, found));
  const buttons: readonly Button[] = startButtons(turn);
  return draft(turn, 'not-found', [told.text], { state: missed(turn), citations: told.citations, buttons });
};
