/** "What if …": the result with one thing changed, without changing anything. */

import { type Answers, decide, nextQuestion, type Result, type Rules } from '../rules/index.js';
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
  const applied = applicable(turn.rules, { ...given, ...changed });
  const imagined = settled(turn.rules, applied);
  if (imagined === undefined) {
    const question = turn.content.questions.get(nextQuestion(turn.rules, applied)!)!.ask[language];
    return draft(turn, 'command', [turn.say('what-if-open', { change, question })]);
  }
  const same = settled(turn.rules, given)?.outcome === imagined.outcome;
  const headline = turn.content.outcomes.get(imagined.outcome)!.headline[language];
  return draft(
    turn,
    'command',
    [turn.say(same ? 'what-if-same' : 'what-if', same ? { change } : { change, headline })],
    {
      facts: imagined.facts,
    },
  );
};

/** The finding, as soon as no answer can change it; of a question that is asked all the same, any answer will do. */
const settled = (rules: Rules, answers: Answers): Pick<Result, 'outcome' | 'facts'> | undefined => {
  const decision = decide(rules, answers);
  if (decision.kind === 'decided') return decision.result;
  const { next } = decision;
  if (!rules.ruleSet.always.includes(next)) return undefined;
  const { values } = rules.inputs.find(({ id }) => id === next)!;
  const [first, ...others] = values.map((value) => settled(rules, { ...answers, [next]: value }));
  if (first === undefined || others.some((other) => other?.outcome !== first.outcome)) return undefined;
  return { ...first, facts: first.facts.filter((fact) => others.every((other) => other!.facts.includes(fact))) };
};
