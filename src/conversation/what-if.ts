/** "What if …": the result with one thing changed, without changing anything. */

import { decide } from '../rules/index.js';
import { answersRead } from './ask.js';
import { type Draft, draft, type Turn } from './context.js';
import { applicable } from './interview.js';

/** Undefined when the words name no answer of the interview, or nothing was answered yet: then it is a question. */
export const whatIf = (turn: Turn, rest: string): Draft | undefined => {
  const given = applicable(turn.rules, turn.state.answers);
  if (rest === '') return draft(turn, 'command', [turn.say('what-if-unclear')]);
  const changed = turn.reader.read(rest, [...turn.content.questions.values()]).answers;
  if (Object.keys(given).length === 0 || Object.keys(changed).length === 0) return undefined;

  const { language } = turn.state;
  const change = answersRead(turn.content.questions, changed, language, 'readBack').join('; ');
  const imagined = decide(turn.rules, applicable(turn.rules, { ...given, ...changed }));
  if (imagined.kind === 'open') {
    const question = turn.content.questions.get(imagined.next)!.ask[language];
    return draft(turn, 'command', [turn.say('what-if-open', { change, question })]);
  }
  const now = decide(turn.rules, given);
  const same = now.kind === 'decided' && now.result.outcome === imagined.result.outcome;
  const headline = turn.content.outcomes.get(imagined.result.outcome)!.headline[language];
  return draft(
    turn,
    'command',
    [turn.say(same ? 'what-if-same' : 'what-if', same ? { change } : { change, headline })],
    {
      facts: imagined.result.facts,
    },
  );
};
