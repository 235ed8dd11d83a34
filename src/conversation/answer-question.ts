/** Answers what was asked: with a fact or two, with a choice among near ones, with a named class, or with an honest "no". */

import type { Fact } from '../content/types.js';
import { type Draft, draft, type Found, type Turn } from './context.js';
import { applicable } from './interview.js';
import { startButtons } from './movement.js';
import { isAboutOthers } from './tell.js';
import type { Button } from './types.js';

/** The answer of a fact; while a question is open it is asked again behind it. */
export const answerFact = (turn: Turn, fact: Fact, general = false): Draft => {
  const answers = turn.input.place === 'private' ? applicable(turn.rules, turn.state.answers) : {};
  const told = turn.tell.fact(fact, answers, general);
  return draft(turn, 'answered', [told.text], {
    state: { ...turn.state, misses: 0, offered: [], told: fact.id },
    citations: told.citations,
    buttons: [...told.buttons, ...startButtons(turn), notThis(turn)],
    facts: [fact.id],
  });
};

/** Behind every answer: a way to say that it is not what was asked. */
const notThis = (turn: Turn): Button => ({ title: turn.say('button-unhelpful'), value: { command: 'unhelpful' } });

/** The answers to two questions of one message. */
const answerBoth = (turn: Turn, fact: Fact, second: Fact | undefined): Draft => {
  const first = answerFact(turn, fact);
  if (second === undefined) return first;
  const other = answerFact(turn, second);
  const buttons = [...(first.buttons ?? []), ...(other.buttons ?? [])];
  return {
    ...first,
    texts: [
      `**${fact.title[turn.state.language]}**`,
      ...first.texts,
      `**${second.title[turn.state.language]}**`,
      ...other.texts,
    ],
    citations: [...(first.citations ?? []), ...(other.citations ?? [])],
    buttons: buttons.filter(({ title }, i) => buttons.findIndex((each) => each.title === title) === i),
    facts: [fact.id, second.id],
  };
};

export const missed = (turn: Turn) => ({ ...turn.state, misses: turn.state.misses + 1, offered: [] });

/** Below this chance the best hit has nothing to do with the question, and its page would mislead. */
const nearEnough = 0.15;

const nearest = (turn: Turn, found: Found): Fact | undefined => {
  const [best] = found.hits;
  return best && best.confidence >= nearEnough ? turn.content.facts.get(best.id) : undefined;
};

/** Among near ones, facts that are about other people's situations come last. */
const ownFirst = (turn: Turn, facts: readonly Fact[]): readonly Fact[] => {
  const answers = turn.input.place === 'private' ? applicable(turn.rules, turn.state.answers) : {};
  const strange = (fact: Fact): number => (isAboutOthers(fact, answers) ? 1 : 0);
  return [...facts].sort((a, b) => strange(a) - strange(b));
};

export const answerFound = (turn: Turn, found: Found): Draft => {
  const facts = found.hits.map(({ id }) => turn.content.facts.get(id)).filter((fact) => fact !== undefined);
  const [best] = facts;
  switch (found.kind) {
    case 'answer':
      if (best) return answerBoth(turn, best, turn.content.facts.get(found.second?.id ?? ''));
      break;
    case 'clarify': {
      const offered = ownFirst(turn, facts.slice(0, 3));
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
