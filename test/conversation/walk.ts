/** A person who walks through the conversation, and what must hold after each step whatever was done. */

import fc from 'fast-check';
import { expect } from 'vitest';
import {
  createTakeTurn,
  type Input,
  personalDataIn,
  type State,
  type TurnResult,
} from '../../src/conversation/index.js';
import type { Answers } from '../../src/rules/index.js';
import { assistant, content, readYaml, rules } from '../support/project.js';

const takeTurn = createTakeTurn(assistant);
const day = new Date('2026-11-23T12:00:00Z');
/** Bytes of a state as it is stored. */
const mostBytes = 8192;

export type Said = Pick<Input, 'text' | 'value'>;

export interface Walk {
  /** Says something and checks what must hold of every turn. */
  say(said: Said): TurnResult;
  /** Presses an option of the open question. */
  press(question: string, value: string): TurnResult;
  /** Does what an act means at this place, and checks what that must and must not change. */
  take(act: Act, answers: Answers): void;
  last(): TurnResult;
}

/** The name by which a question is changed. */
export const nameOf = (question: string, language: 'en' | 'fr'): string =>
  content.questions.get(question)!.called[language][0]!;

export const walk = (language: 'en' | 'fr'): Walk => {
  let result: TurnResult | undefined;
  const turn = (input: Omit<Input, 'place' | 'locale'>): TurnResult => {
    // As it is stored.
    const before: State | undefined = result && JSON.parse(JSON.stringify(result.state));
    result = takeTurn(before, { ...input, locale: language, place: 'private' }, day);
    checkTurn(result);
    return result;
  };
  turn({ kind: 'start', text: '' });
  const say: Walk['say'] = (said) => turn({ kind: 'message', ...said });
  const press: Walk['press'] = (question, value) => say({ text: '', value: { question, value } });
  const last = () => result!;
  return { say, press, last, take: (act, answers) => take({ say, press, last }, act, answers) };
};

/** What holds of every turn. */
const checkTurn = ({ summary, replies, state }: TurnResult): void => {
  expect(summary.ending).not.toBe('error');
  expect(replies.length).toBeGreaterThan(0);
  for (const { text } of replies) expect(text.trim()).not.toBe('');
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(mostBytes);
  if (summary.progress) expect(summary.progress.answered).toBeLessThanOrEqual(summary.progress.atMost);
  if (state.interview === 'running') expect(summary.question).toBeDefined();
  if (summary.question === undefined) return;
  const question = content.questions.get(summary.question)!;
  const asking = replies.at(-1)!;
  expect([question.ask, question.again].some((words) => asking.text.startsWith(`**${words[summary.language]}**`))).toBe(
    true,
  );
  expect(asking.buttons.map(({ value }) => value)).toEqual(
    question.options.map(({ value }) => ({ question: question.id, value })),
  );
};

/** Something a person may do. The numbers choose among what there is at the place where it is done. */
export type Act =
  /** Answers the open question rightly or wrongly: by button, by its label, or by its number. */
  | {
      readonly kind: 'answer';
      readonly by: 'button' | 'label' | 'number';
      readonly right: boolean;
      readonly at: number;
    }
  /** Answers the open question and takes that back at once. */
  | { readonly kind: 'slip'; readonly at: number }
  /** Something that must change nothing and leave the same question open. */
  | { readonly kind: 'aside'; readonly said: Said }
  /** A button of a question that is not open. */
  | { readonly kind: 'old button'; readonly at: number }
  /** Moves in the interview: the answers are the same, but another question may be open. */
  | { readonly kind: 'move'; readonly text: string }
  /** Rests the interview and takes it up again. */
  | { readonly kind: 'rest'; readonly text: string }
  /** Names a question to change. */
  | { readonly kind: 'change'; readonly at: number }
  /** Tells something out of turn: in a sentence, or by a link. */
  | { readonly kind: 'tell'; readonly at: number }
  | { readonly kind: 'link'; readonly of: readonly string[] }
  /** Anything else: what it means is open. */
  | { readonly kind: 'any'; readonly said: Said };

const take = ({ say, press, last }: Pick<Walk, 'say' | 'press' | 'last'>, act: Act, answers: Answers): void => {
  const before = last();
  const { question: open, language } = before.summary;
  switch (act.kind) {
    case 'answer': {
      if (open === undefined) return;
      const { options } = content.questions.get(open)!;
      const at = act.right ? options.findIndex(({ value }) => value === answers[open]) : act.at % options.length;
      const { label, value } = options[at]!;
      const text = act.by === 'label' ? label[language] : `${at + 1}`;
      const after = act.by === 'button' ? press(open, value) : say({ text });
      expect(after.state.answers[open]).toBe(value);
      if (before.state.reopened === undefined) expect(leftAfter(after)).toBeLessThan(leftAfter(before));
      return;
    }
    case 'slip': {
      if (open === undefined) return;
      const { options } = content.questions.get(open)!;
      press(open, options[act.at % options.length]!.value);
      const after = say({ text: language === 'en' ? 'undo' : 'oups' });
      expect(after.state.answers).toEqual(before.state.answers);
      if (before.state.reopened !== undefined) return;
      expect(after.summary.question).toBe(open);
      expect(after.summary.progress).toEqual(before.summary.progress);
      return;
    }
    case 'aside':
    case 'old button': {
      const said = act.kind === 'aside' ? act.said : oldButton(open, act.at);
      const after = say(said);
      expect(after.state.answers, JSON.stringify(said)).toEqual(before.state.answers);
      expect(after.summary.question, JSON.stringify(said)).toBe(open);
      expect(after.summary.progress, JSON.stringify(said)).toEqual(before.summary.progress);
      return;
    }
    case 'move':
      expect(say({ text: act.text }).state.answers).toEqual(before.state.answers);
      return;
    case 'rest': {
      const rested = say({ text: act.text });
      expect(rested.summary.question).toBeUndefined();
      if (before.state.interview !== 'running') {
        expect(rested.state.interview).toBe(before.state.interview);
        return;
      }
      const resumed = say({ text: '', value: { command: 'start' } });
      expect(resumed.state.answers).toEqual(before.state.answers);
      // What was only taken up again to be looked at is left as it was.
      if (before.state.reopened === undefined) expect(resumed.summary.question).toBe(open);
      return;
    }
    case 'change': {
      const { id } = rules.inputs[act.at % rules.inputs.length]!;
      const after = say({ text: `${language === 'en' ? 'change' : 'changer'} ${nameOf(id, language)}` });
      expect(after.state.answers).toEqual(before.state.answers);
      if (before.summary.answers?.[id] !== undefined) expect(after.summary.question).toBe(id);
      return;
    }
    case 'tell': {
      const { text, told } = sentences[act.at % sentences.length]!;
      expect(say({ text }).state.answers, text).toEqual({ ...before.state.answers, ...told });
      return;
    }
    case 'link': {
      const told = Object.fromEntries(act.of.map((id) => [id, answers[id]!]));
      expect(say({ text: '', value: { command: 'start', answers: told } }).state.answers).toMatchObject(told);
      return;
    }
    case 'any':
      say(act.said);
      return;
    default:
      act satisfies never;
  }
};

const leftAfter = ({ summary: { progress } }: TurnResult): number => progress!.atMost - progress!.answered;

const oldButton = (open: string | undefined, at: number): Said => {
  const others = [...content.questions.values()].filter(({ id }) => id !== open);
  const question = others[at % others.length]!;
  const { label, value } = question.options[at % question.options.length]!;
  return { text: label.en, value: { question: question.id, value } };
};

/** Sentences that tell one thing and ask nothing, from the evaluation set; read here alone, they are read rightly. */
const sentences: readonly { readonly text: string; readonly told: Answers }[] = ['en', 'fr']
  .flatMap((language) =>
    readYaml<readonly { text: string; open?: string; answers: Answers }[]>(`test/utterances/dev.${language}.yaml`),
  )
  .flatMap(({ text, open, answers: told }) => {
    const read = assistant.reader.read(text, []);
    const isClear =
      open === undefined &&
      Object.keys(told).length > 0 &&
      JSON.stringify(read.answers) === JSON.stringify(told) &&
      !read.asks &&
      Object.keys(read.torn).length === 0 &&
      personalDataIn(text).length === 0;
    return isClear ? [{ text, told }] : [];
  });

const asides: readonly Said[] = [
  ...['what is a COPR?', 'is the form IMM 5292 or 5688?', 'can I get a SIN with my eCOPR?', 'why', 'help'],
  ...["c'est quoi la différence entre IMM 5292 et IMM 5688?", 'pourquoi', 'aide', 'English', 'français'],
  ...['my answers', 'mes réponses', 'what if', 'et si', 'what if I have no status', 'et si je quitte le Canada'],
  ...['check', 'check 7GQ2-KD9M-X4A', 'vérifier 7GQ2', 'that is not what I asked', 'ce n’est pas ma question'],
  ...['purple monkey dishwasher', 'zgrblx kvptq', '???', '', '   ', '\u0000\u202e', '<script>alert(1)</script>'],
  ...['my UCI is 1234-5678', 'mon courriel est quelquun@exemple.com', 'how many crs points do i need'],
  ...['constructor', '__proto__', 'é'.repeat(5000)],
]
  .map((text): Said => ({ text }))
  .concat(
    [
      { colour: 'blue' },
      { command: 'my-answers' },
      { command: 'help' },
      { question: 'colour', value: 'blue' },
      { fact: 'copr.form-number' },
    ].map((value) => ({ text: '', value })),
  );

/** As long as a message may be, and answered all the same. */
const longest = `is the form IMM 5292 or 5688? ${'🍁 '.repeat(1300)}`;

/** Words of every kind of letter, whole and broken. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constant(longest),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ maxLength: 30 }),
  fc.array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(...'yes no not I am in at Canada Paris permit je suis pas au le la oui 1 2 ’ ? …'.split(' ')),
      {
        maxLength: 14,
      },
    )
    .map((words) => words.join(' ')),
);

const at = fc.nat(1000);
export const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      by: fc.constantFrom('button' as const, 'label' as const, 'number' as const),
      right: fc.boolean(),
      at,
    }),
  },
  { weight: 1, arbitrary: at.map((n): Act => ({ kind: 'slip', at: n })) },
  { weight: 4, arbitrary: fc.constantFrom(...asides).map((said): Act => ({ kind: 'aside', said })) },
  { weight: 1, arbitrary: at.map((n): Act => ({ kind: 'old button', at: n })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('back', 'retour', 'change', 'changer').map((text): Act => ({ kind: 'move', text })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('stop', 'arrêter', 'I want to die').map((text): Act => ({ kind: 'rest', text })),
  },
  { weight: 2, arbitrary: at.map((n): Act => ({ kind: 'change', at: n })) },
  { weight: 2, arbitrary: at.map((n): Act => ({ kind: 'tell', at: n })) },
  { weight: 1, arbitrary: fc.subarray(rules.inputs.map(({ id }) => id)).map((of): Act => ({ kind: 'link', of })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('undo', 'annuler', 'start over', 'recommencer')
      .map((text): Act => ({ kind: 'any', said: { text } })),
  },
  { weight: 1, arbitrary: anyText.map((text): Act => ({ kind: 'any', said: { text } })) },
);
