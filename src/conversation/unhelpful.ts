/** "That is not what I asked": other facts that may answer the same words, or people. */

import { type Draft, draft, type Turn } from './context.js';
import { startButtons } from './movement.js';

/** Facts offered instead. */
const most = 3;
/** Below this chance a fact has nothing to do with the question. */
const leastChance = 0.03;

export const unhelpful = (turn: Turn): Draft => {
  const { told, asked, language } = turn.state;
  if (told === undefined) return draft(turn, 'command', [turn.say('unhelpful-which')], { buttons: startButtons(turn) });
  const found = asked === undefined ? [] : turn.search.find(asked, language).hits;
  const others = found
    .filter(({ id, confidence }) => id !== told && confidence >= leastChance)
    .flatMap(({ id }) => turn.content.facts.get(id) ?? [])
    .slice(0, most);
  const state = { ...turn.state, told: undefined, offered: others.map(({ id }) => id), asked: undefined };
  const next = others.length > 0 ? turn.tell.choices(others) : turn.tell.people();
  return draft(turn, others.length > 0 ? 'clarified' : 'command', [turn.say('unhelpful'), next.text], {
    state,
    unhelpful: told,
    citations: next.citations,
    buttons: [...next.buttons, ...startButtons(turn)],
    ...(others.length > 0 && { facts: state.offered }),
  });
};
