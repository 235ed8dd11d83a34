/** What is read out of typed words, and above all what is not. */

import { describe, expect, it } from 'vitest';
import { createTakeTurn, stateWith } from '../../src/conversation/index.js';
import { assistant, content } from '../support/project.js';

const { reader } = assistant;

describe('answers in a sentence', () => {
  it.each([
    ["I'm in Toronto on a PGWP and my consultant handles everything", { place: 'inside', status: 'work' }],
    ['suis à Laval avec un permis de travail fermé', { place: 'inside', status: 'work' }],
    ['I live in Canada. I have a study permit.', { place: 'inside', status: 'study' }],
    ['my wife is in Canada but I am in Manila', { place: 'outside' }],
    ['inland applicant but now visiting Lagos', { place: 'outside' }],
    ['im in London, Ontario on a work permitt', { place: 'inside', status: 'work' }],
    ['I am in Ontario, California', { place: 'outside' }],
    ['no P2 yet, still in Halifax', { place: 'inside', stage: 'approved' }],
    ["I'm in Halifax on a study permit can I fly home for Christmas", { status: 'study' }],
    ['pas encore de P2, je suis à Moncton', { place: 'inside', stage: 'approved' }],
  ])('%s', (text, answers) => {
    expect(reader.read(text).answers).toMatchObject(answers);
  });

  it.each([
    'can I travel on a work permit?',
    'if I had a study permit, what then',
    'what happens to my work permit after landing',
    'je me demande si mon permis de travail suffit',
    'est-ce que mon avocat peut le faire?',
    "I don't have a work permit",
    'Why do you need to know?',
    'nobody got arrested',
    'I hope to land next month',
    'my brother got his eCOPR',
    'if I leave Canada and my permit expires, what happens?',
    'I applied for a work permit',
    'mon frère a reçu sa CRP électronique',
    'et si mon permis de travail expire?',
  ])('nothing is invented from "%s"', (text) => {
    expect(reader.read(text).answers).toEqual({});
  });

  it('a city that may be anywhere is not taken for Canada', () => {
    expect(reader.read('I am in London').answers.place).toBeUndefined();
  });

  it('a Canadian place with a word of travel leaves open whether one stays', () => {
    const reading = reader.read('I am in Toronto, going on a trip');
    expect(reading.answers.place).toBe('leaving');
    expect(reader.read('I am in Toronto but might visit my family').answers.place).toBeUndefined();
    expect(reader.read('I am in Toronto but might visit my family').torn.place).toEqual(['inside', 'leaving']);
  });

  it('two answers to one question are neither', () => {
    const reading = reader.read('I have a study permit. I have a work permit.');
    expect(reading.answers.status).toBeUndefined();
    expect(reading.torn.status).toHaveLength(2);
  });
});

describe('an answer to the open question', () => {
  const about = (id: string) => [content.questions.get(id)!];

  it.each([
    ['changes', 'PFL sitting in my inbox', 'legal'],
    ['status', 'overstayed tbh', 'lost'],
    ['entry', 'the sticker they put in with the COPR', 'pr_visa'],
    ['rep', 'tt seul', 'none'],
    ['status', 'permi detude', 'study'],
    ['stage', 'verif des antecedents en cours', 'processing'],
  ])('%s: "%s" opens with it or is short for it', (id, text, value) => {
    expect(reader.read(text, about(id)).answers[id]).toBe(value);
  });

  it.each([
    ['status', 'My work permit expired in May'],
    ['rep', 'I am thinking about hiring a consultant'],
    ['rep', 'mon ami pense à engager un avocat'],
    ['stage', 'no PR card yet'],
    ['entry', 'eTA'],
    ['place', 'not in Canada yet'],
    ['place', 'I travel in two weeks'],
  ])('%s: "%s" leaves it open', (id, text) => {
    expect(reader.read(text, about(id)).answers[id]).toBeUndefined();
  });

  it('a bare "no" beside the answer to another question answers nothing', () => {
    expect(reader.read('no no, open work permit, I misread', about('rep')).answers).toEqual({ status: 'work' });
    expect(reader.read('no', about('rep')).answers).toEqual({ rep: 'none' });
  });

  it('"even if" and "alors que" ask nothing', () => {
    expect(reader.read('even if slow, I got my eCOPR').answers).toEqual({ stage: 'landed' });
    expect(reader.read("j'ai confirmé dans le portail alors que j'étais à Dakar").answers.changes).toBe('away');
  });

  it('what is denied is no doubt about another answer', () => {
    expect(reader.read('je suis à Laval, pas en Angleterre').answers.place).toBe('inside');
    expect(reader.read('not a protected person, I have a study permit').answers.status).toBe('study');
  });

  it('a gap passes over no word that denies', () => {
    expect(reader.read('I am waiting with my husband in Laval').answers.place).toBe('inside');
    expect(reader.read('I am waiting with him but not in Laval').answers.place).toBeUndefined();
  });

  it('words may be typed in the plural', () => {
    expect(reader.read('we both hold valid work permits').answers.status).toBe('work');
  });

  it.each(
    [...content.questions.values()].flatMap((question) =>
      question.options.map((option, i) => [question.id, option.value, i + 1] as const),
    ),
  )('%s: %s is understood as label in both languages, and as number %i', (id, value, number) => {
    const question = content.questions.get(id)!;
    const option = question.options.find((candidate) => candidate.value === value)!;
    for (const typed of [
      option.label.en,
      option.label.fr,
      option.label.en.toUpperCase(),
      ` ${option.label.fr} . `,
      String(number),
    ]) {
      expect(reader.exact(typed, question), typed).toEqual({ kind: 'value', value });
    }
  });

  it('is not a number out of range', () => {
    const takeTurn = createTakeTurn(assistant);
    const state = stateWith('en', {}, 'place');
    const result = takeTurn(state, { kind: 'message', text: '9', place: 'private' }, new Date('2026-11-23'));
    expect(result.summary).toMatchObject({ question: 'place' });
    expect(result.summary.answers ?? {}).toEqual({});
  });
});
