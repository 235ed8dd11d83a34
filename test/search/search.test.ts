/** Questions of visitors, with the fact, class or silence that each must get. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchContent } from '../../src/search/index.js';
import { createSearch, rehearse, searchHash, uncalibrated } from '../../src/search/index.js';
import { fieldWeights } from '../../src/search/score.js';
import { library } from './content.js';

// Six facts cannot calibrate themselves to answer; these numbers were fitted on a base of real size.
const fit = {
  answerWeight: 1,
  answerFrom: 0.65,
  right: { bias: -8, weights: [0.2, 8, 2, 2] },
  covered: { bias: -3, weights: [5, 1] },
  mayAnswer: true,
  mayRefuse: true,
};
/** Any hash will do here: the text itself. */
const hashOf = (content: SearchContent): string => searchHash(content, (text) => text);
const calibration = { contentHash: hashOf(library), languages: { en: fit, fr: fit } };
const search = createSearch(library, calibration);
const firstOf = (text: string, language: 'en' | 'fr' = 'en') => search.find(text, language).hits[0]?.id;

describe('finding', () => {
  test.each([
    ['can i extend my loan for longer', 'loan.renew'],
    ['how much do i pay for an overdue book', 'loan.late-fee'],
    ['somebody stole my card', 'card.lost'],
    ['do you open on sundays', 'place.hours'],
    ['form LB 2040', 'room.book'],
    ['lb2040', 'room.book'],
  ])('"%s" finds %s', (text, id) => expect(firstOf(text)).toBe(id));
  test.each([
    ['puis je prolonger mon pret', 'loan.renew'],
    ['jai perdu ma carte', 'card.lost'],
    ['penalite de retard par jour svp', 'loan.late-fee'],
    ['reserver une salle', 'room.book'],
  ])('French without accents: "%s" finds %s', (text, id) => expect(firstOf(text, 'fr')).toBe(id));
  test('two typos do not lose the question', () => {
    expect(firstOf('penatly for an ovrdue book')).toBe('loan.late-fee');
  });
  test('a title or phrasing exactly typed is that fact, for certain, whatever its case, accents and marks', () => {
    for (const { id, title } of library.facts.values()) {
      for (const result of [search.find(title.en.toUpperCase(), 'en'), search.find(title.fr, 'fr')]) {
        expect(result.kind).toBe('answer');
        expect(result.hits[0]).toEqual({ id, confidence: 1 });
      }
    }
    expect(search.find('LATE FEE!', 'en').hits[0]).toEqual({ id: 'loan.late-fee', confidence: 1 });
  });
  test('a bare name of the vocabulary is never refused', () => {
    for (const name of ['lc', 'LC', 'borrowing pass', 'LC1']) {
      expect(['answer', 'clarify']).toContain(search.find(name, 'en').kind);
    }
  });
  test('a question in the other language is found there, and the result says so', () => {
    const result = search.find("quelles sont les heures d'ouverture du samedi", 'en');
    expect([result.language, result.hits[0]?.id]).toEqual(['fr', 'place.hours']);
    expect(search.find('what are the opening hours on saturday', 'fr').language).toBe('en');
  });
});

describe('what is not answered', () => {
  test('greetings and thanks are their class, not an answer', () => {
    expect(search.find('hello there', 'en')).toMatchObject({ kind: 'out-of-scope', outOfScope: 'thanks' });
    expect(search.find('merci beaucoup!!', 'fr')).toMatchObject({ kind: 'out-of-scope', outOfScope: 'thanks' });
  });
  test('a question of a named class is that class', () => {
    expect(search.find('is it going to rain or snow tomorrow', 'en')).toMatchObject({ outOfScope: 'weather' });
  });
  test.each(['', '   ', '???', '🙂🙂', 'qwrtz plmk xxyy', '你好', 'zzzz'])('"%s" is nothing', (text) => {
    expect(search.find(text, 'en').kind).toBe('none');
  });
  test('thanks inside a story do not hide its question', () => {
    const result = search.find(
      'Hello! Thank you. My card was stolen last night and I need a replacement card. Thanks a lot',
      'en',
    );
    expect(result.hits[0]?.id).toBe('card.lost');
    expect(result.kind).not.toBe('out-of-scope');
  });
});

describe('stories and near ties', () => {
  test('a question between unrelated sentences is found', () => {
    const story =
      'We moved here in May with two cats. Is there a fine per day for an overdue book? My sister lives by the lake.';
    expect(firstOf(story)).toBe('loan.late-fee');
  });
  test('two marked questions that are answered alone are both answered together', () => {
    const [one, two] = ['Is there a fine per day for an overdue book?', 'How often can a loan of a book be renewed?'];
    expect([one, two].map((text) => search.find(text!, 'en').kind)).toEqual(['answer', 'answer']);
    const both = search.find(`${one} ${two}`, 'en');
    expect([both.hits[0]?.id, both.kind === 'answer' ? both.second?.id : undefined]).toEqual([
      firstOf(one!),
      firstOf(two!),
    ]);
  });
  test('a text that says little by itself goes on from the fact before it', () => {
    const found = (text: string, before: string) => search.find(text, 'en', { before }).hits.map(({ id }) => id);
    expect(found('per day', 'loan.late-fee')).toContain('loan.late-fee');
    expect(found('for another month', 'loan.renew')[0]).toBe('loan.renew');
  });
  test('what came before changes nothing for a question that is clear by itself', () => {
    const text = 'What are your opening hours on Sunday?';
    expect(search.find(text, 'en', { before: 'card.lost' })).toEqual(search.find(text, 'en'));
  });
  test('a question between two facts offers both instead of choosing', () => {
    const result = search.find('card', 'en');
    expect(result.kind).toBe('clarify');
    expect(
      result.hits
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['card.lost', 'card.what-it-is']);
    expect(result.hits.length).toBeLessThanOrEqual(3);
  });
  test('a fact close behind a class makes it a question', () => {
    expect(search.find('is it open tomorrow if there is a storm warning on sunday', 'en').kind).not.toBe(
      'out-of-scope',
    );
  });
});

describe('promises about every text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 40 }));
  test('confidences are chances, best first, of known facts, at most three', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('en' as const, 'fr' as const), (text, language) => {
        const { hits, kind } = search.find(text, language);
        expect(hits.length).toBeLessThanOrEqual(3);
        for (const { id, confidence } of hits) {
          expect(library.facts.has(id)).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          expect(confidence).toBeLessThanOrEqual(hits[0]!.confidence);
        }
        if (kind === 'answer') expect(hits[0]!.confidence).toBeGreaterThanOrEqual(0.65);
      }),
    );
  });
  test('the same question gets the same result, in a new search and after thousands of others', () => {
    const texts = ['can i extend my laon', 'opning hours', 'carte perdu', 'a story. with two. sentences about a fine'];
    const before = texts.map((text) => search.find(text, 'en'));
    for (let i = 0; i < 25_000; i++) search.find(`filler${i.toString(36)}q`, 'en');
    expect(texts.map((text) => search.find(text, 'en'))).toEqual(before);
    expect(texts.map((text) => createSearch(library, calibration).find(text, 'en'))).toEqual(before);
  });
  test('the order of the content changes nothing', () => {
    const turned = {
      facts: new Map([...library.facts].reverse()),
      outOfScope: new Map([...library.outOfScope].reverse()),
      vocabulary: [...library.vocabulary].reverse(),
    };
    expect(hashOf(turned)).toBe(hashOf(library));
    const other = createSearch(turned, calibration);
    for (const text of ['card', 'fine', 'open late', 'salle'])
      expect(other.find(text, 'en')).toEqual(search.find(text, 'en'));
  });
  test('a text that becomes a phrasing of a fact finds that fact', () => {
    const words = ['card', 'fine', 'room', 'open', 'late', 'renew', 'lost', 'students', 'purple', 'moon', 'why'];
    const phrasing = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(phrasing, fc.constantFrom(...library.facts.keys()), (text, id) => {
        const taken = [...library.facts.values()].some((fact) => [fact.title.en, ...fact.phrasings.en].includes(text));
        fc.pre(!taken);
        const fact = library.facts.get(id)!;
        const more = { ...fact, phrasings: { ...fact.phrasings, en: [...fact.phrasings.en, text] } };
        const grown = createSearch({ ...library, facts: new Map([...library.facts, [id, more]]) }, calibration);
        const found = grown.find(text, 'en');
        expect([found.kind, found.hits[0]?.id]).toEqual(['answer', id]);
      }),
      { numRuns: 40, seed: 20261123 },
    );
  });
  test('the longest input is read up to its cap and answered', () => {
    const long = `late fee ${'x'.repeat(5000)} opening hours`;
    expect(search.find(long, 'en')).toEqual(search.find(long.slice(0, 4000), 'en'));
  });
});

describe('explaining', () => {
  test('each word says what it was read as and why, and the shares add up', () => {
    const { words, top, result } = search.explain('penatly for a zzyzx overdue loan', 'en');
    expect(result.hits[0]?.id).toBe(top?.id);
    expect(words.map(({ typed, read, why }) => [typed, read, why])).toEqual([
      ['penatly', 'penalty', 'corrected'],
      ['for', 'for', 'typed'],
      ['a', 'a', 'typed'],
      ['zzyzx', 'zzyzx', 'unknown'],
      ['overdue', 'overdue', 'typed'],
      ['loan', 'loan', 'typed'],
    ]);
    expect(words.at(-1)?.concepts).toEqual(['loan']);
    expect(words.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(library.facts.get(top!.id)?.phrasings.en).toContain(top?.closestPhrasing);
    expect(top!.score).toBeCloseTo(
      fieldWeights.cover * top!.cover + fieldWeights.phrase * top!.phrase + top!.answerWeight * top!.answer,
    );
  });
  test('a text without words is explained as nothing', () => {
    expect(search.explain('...', 'en')).toMatchObject({ words: [], top: undefined, result: { kind: 'none' } });
  });
});

describe('rehearsal and guard', () => {
  const rehearsal = rehearse(library, hashOf(library));
  test('it is the same every time and bears the hash of what it read', () => {
    expect(rehearse(library, hashOf(library))).toEqual(rehearsal);
    expect(rehearsal.calibration.contentHash).toBe(hashOf(library));
    expect(JSON.parse(JSON.stringify(rehearsal.calibration))).toEqual(rehearsal.calibration);
  });
  test('it tells what it asked, how much it found and which phrasings went astray', () => {
    const { en } = rehearsal.languages;
    expect(en.asked).toBe(54);
    expect(en.top1).toBeLessThanOrEqual(en.top3);
    expect(Math.round(en.top1 * en.asked)).toBe(
      en.asked - en.astray.filter(({ expected }) => library.facts.has(expected)).length - en.silent,
    );
  });
  test('the hash changes with a phrasing, title, answer, related fact, example or name, and with nothing else', () => {
    const [first] = library.facts.values();
    const [firstClass] = library.outOfScope.values();
    const withFact = (change: object) => ({
      ...library,
      facts: new Map(library.facts).set(first!.id, { ...first!, ...change }),
    });
    const same = hashOf(library);
    const words = { en: ['other'], fr: ['autre'] };
    const text = { en: 'other', fr: 'autre' };
    expect(hashOf(withFact({ phrasings: words }))).not.toBe(same);
    expect(hashOf(withFact({ title: text }))).not.toBe(same);
    expect(hashOf(withFact({ answer: text }))).not.toBe(same);
    expect(hashOf(withFact({ related: ['place.hours'] }))).not.toBe(same);
    const outOfScope = new Map(library.outOfScope).set(firstClass!.id, { ...firstClass!, examples: words });
    expect(hashOf({ ...library, outOfScope })).not.toBe(same);
    expect(hashOf({ ...library, vocabulary: [] })).not.toBe(same);
    expect(hashOf(withFact({ reviewBy: '2030-01-01', sources: ['X'], approvedBy: 'somebody' }))).toBe(same);
  });
  test('a thin base may not answer outright: it only asks, except for words exactly as written', () => {
    const thin = {
      ...library,
      facts: new Map([...library.facts].map(([id, fact]) => [id, { ...fact, phrasings: { en: [], fr: [] } }])),
    };
    const { calibration: own, languages } = rehearse(thin, hashOf(thin));
    expect(own.languages.en.mayAnswer).toBe(false);
    expect(languages.en.guardHolds).toBe(false);
    expect(languages.en.reasons.length).toBeGreaterThan(0);
    const cautious = createSearch(thin, own);
    expect(cautious.find('renew the book please', 'en').kind).not.toBe('answer');
    expect(cautious.find('Can I renew a book?', 'en').kind).toBe('answer');
  });
  test('content that was never rehearsed only asks', () => {
    const unrehearsed = createSearch(library, uncalibrated('none'));
    expect(unrehearsed.find('extend my loan for two more weeks', 'en')).toMatchObject({
      kind: 'clarify',
      hits: [{ id: 'loan.renew' }, {}, {}],
    });
  });
  test('a base of nothing finds nothing', () => {
    const empty = { facts: new Map(), outOfScope: new Map(), vocabulary: [] };
    expect(createSearch(empty, rehearse(empty, hashOf(empty)).calibration).find('anything', 'fr')).toEqual({
      kind: 'none',
      language: 'fr',
      hits: [],
    });
  });
});
