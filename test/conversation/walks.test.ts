/** Random walks: whatever people do on the way, they get what the bare answers, given straight, lead to. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankState, type TurnResult } from '../../src/conversation/index.js';
import { applicable } from '../../src/conversation/interview.js';
import type { Answers } from '../../src/rules/index.js';
import { resultOf } from '../rules/interviews.js';
import { rules } from '../support/project.js';
import { acts, anyText, nameOf, type Walk, walk } from './walk.js';

/** The same walks every time; a failure prints seed and path of the shortest one. */
const seed = 20261124;

const target: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(rules.inputs.map(({ id, values }) => [id, fc.constantFrom(...values)])),
);
const language = fc.constantFrom<'en' | 'fr'>('en', 'fr');

/** The bare answers, one after the other, by buttons. */
const straight = (answers: Answers, spoken: 'en' | 'fr'): { sheet: TurnResult; asked: readonly string[] } => {
  const { say, press } = walk(spoken);
  const asked: string[] = [];
  let turn = say({ text: '', value: { command: 'start' } });
  for (let left = turn.summary.progress!.atMost; turn.summary.question !== undefined; ) {
    const open = turn.summary.question;
    asked.push(open);
    turn = press(open, answers[open]!);
    const { answered, atMost } = turn.summary.progress!;
    expect(answered).toBe(asked.length);
    expect(atMost - answered).toBeLessThan(left);
    left = atMost - answered;
  }
  return { sheet: turn, asked };
};

/** Answers what is open and puts right what differs, until the result. */
const settle = ({ say, press, last }: Walk, answers: Answers): TurnResult => {
  let turn = last();
  for (let turns = 0; turns < 60; turns++) {
    const { question: open, answers: given = {}, language: spoken } = turn.summary;
    if (open !== undefined) {
      turn = press(open, answers[open]!);
      continue;
    }
    const wrong = Object.keys(given).find((id) => given[id] !== answers[id]);
    if (turn.state.interview !== 'done') turn = say({ text: '', value: { command: 'start' } });
    else if (wrong !== undefined) {
      turn = say({ text: `${spoken === 'en' ? 'change' : 'changer'} ${nameOf(wrong, spoken)}` });
      expect(turn.summary.question).toBe(wrong);
    } else return turn;
  }
  throw new Error('no end');
};

const sheetOf = ({ replies }: TurnResult): Pick<TurnResult['replies'][number], 'text' | 'citations'> => {
  const { text, citations } = replies.at(-1)!;
  return { text, citations };
};

describe('an interview given straight', () => {
  it('asks at most seven questions, each once, and its progress only grows', () => {
    fc.assert(
      fc.property(target, language, (answers, spoken) => {
        const { sheet, asked } = straight(answers, spoken);
        expect(asked.length).toBeLessThanOrEqual(7);
        expect(new Set(asked).size).toBe(asked.length);
        expect(sheet.summary.ending).toBe('recommended');
      }),
      { numRuns: 150, seed },
    );
  });
});

describe('a walk with detours', () => {
  it('ends with the finding, the notes and the sheet of the bare answers', () => {
    fc.assert(
      fc.property(target, language, fc.array(acts, { maxLength: 24 }), (answers, spoken, detours) => {
        const person = walk(spoken);
        person.say({ text: '', value: { command: 'start' } });
        for (const act of detours) person.take(act, answers);

        const given = settle(person, answers).summary.answers!;
        const end = person.last().summary.language;
        const expected = straight(answers, end);
        const stops = (counted: Answers) => resultOf(counted).notes.filter(({ level }) => level === 'stop');
        expect(resultOf(given).outcome).toBe(expected.sheet.summary.outcome);
        expect(stops(given)).toEqual(stops(expected.sheet.summary.answers!));

        // Who told something early was asked less; with all answers told the sheet is the same to the letter.
        const shown = person.say({ text: '', value: { command: 'start', answers } });
        expect(shown.summary).toEqual(expected.sheet.summary);
        expect(sheetOf(shown)).toEqual(sheetOf(expected.sheet));
        const counted = applicable(rules, given);
        if (JSON.stringify(counted) === JSON.stringify(shown.summary.answers))
          expect(sheetOf(settle(person, answers))).toEqual(sheetOf(expected.sheet));
      }),
      { numRuns: 120, seed },
    );
  });

  it('leaves nothing of somebody who asks to be forgotten', () => {
    fc.assert(
      fc.property(
        target,
        language,
        fc.array(acts, { maxLength: 10 }),
        fc.boolean(),
        (answers, spoken, before, typed) => {
          const person = walk(spoken);
          for (const act of before) person.take(act, answers);
          const now = person.last().summary.language;
          const text = now === 'en' ? 'forget me' : 'oubliez-moi';
          const forgotten = person.say(typed ? { text } : { text: '', value: { command: 'forget-me' } });
          expect(forgotten.state).toEqual({ ...blankState(now), asked: undefined, reopened: undefined, forget: true });
          expect(forgotten.summary).toEqual({ ending: 'command', language: now });
          const next = person.say({ text: '', value: { command: 'start' } });
          expect(next.replies).toEqual(walk(now).say({ text: '', value: { command: 'start' } }).replies);
        },
      ),
      { numRuns: 60, seed },
    );
  });

  it('through any words at all stays small and never breaks', () => {
    fc.assert(
      fc.property(
        language,
        fc.array(anyText, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (spoken, texts, begun) => {
          const person = walk(spoken);
          if (begun) person.say({ text: '', value: { command: 'start' } });
          for (const text of texts) person.say({ text });
        },
      ),
      { numRuns: 150, seed },
    );
  });
});
