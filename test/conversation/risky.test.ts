/** Whoever should not act alone, by whatever answers: no way recommended, the reason, the official contact, a professional. */

import { describe, expect, it } from 'vitest';
import { languages } from '../../src/content/types.js';
import { createSay } from '../../src/conversation/index.js';
import { writeSheet } from '../../src/conversation/sheet.js';
import { everyInterview, resultOf } from '../rules/interviews.js';
import { certificate, content, rules } from '../support/project.js';

const alone = [...content.outcomes.values()].filter(({ level }) => level === 'pro');
const situations = everyInterview()
  .map(({ answers }) => ({ answers, result: resultOf(answers) }))
  .filter(({ result }) => content.outcomes.get(result.outcome)!.level === 'pro');
const official = content.practice.officialContacts.map((key) => content.sources.get(key)!);

describe('a risky situation', () => {
  it('is reached for every such outcome', () => {
    expect(new Set(situations.map(({ result }) => result.outcome))).toEqual(new Set(alone.map(({ id }) => id)));
    expect(situations.length).toBeGreaterThan(500);
  });

  it('recommends no way, and rests on answers and facts', () => {
    for (const { answers, result } of situations) {
      const where = `${result.outcome} ${JSON.stringify(answers)}`;
      expect(
        result.routes.filter(({ verdict }) => verdict === 'go'),
        where,
      ).toEqual([]);
      expect(Object.keys(result.decidedBy).length, where).toBeGreaterThan(0);
      expect(result.facts.length, where).toBeGreaterThan(0);
    }
  });

  it.each(alone.map((outcome) => [outcome.id, outcome] as const))('%s has somebody licensed in it', (_, { steps }) => {
    expect(steps.some(({ who }) => who.includes('representative'))).toBe(true);
  });

  it.each(languages)('gives reason, official contact and a professional on its sheet (%s)', (language) => {
    const say = createSay(content, language);
    for (const { answers, result } of situations) {
      const { text } = writeSheet(content, { rules, certificate }, result, answers, language, say);
      const where = `${result.outcome} ${JSON.stringify(answers)}`;
      expect(text.includes(`**${say('level-pro')}**`), where).toBe(true);
      expect(text.includes(say('level-act')), where).toBe(false);
      expect(text.includes(say('sheet-why')), where).toBe(true);
      expect(
        official.some(({ url }) => text.includes(`](${url[language] ?? url.en})`)),
        where,
      ).toBe(true);
      expect(text.includes(say('sheet-professional', { practice: content.practice.name })), where).toBe(true);
      expect(text.includes(`](/contact?language=${language})`), where).toBe(true);
      expect(
        /^\d+\. \*\*[^*]*(licensed professional|professionnel autorisé|your representative|votre représentant)/im.test(
          text,
        ),
        where,
      ).toBe(true);
    }
  });

  it('never sells a consultation for the portal steps', () => {
    for (const { id, level } of content.outcomes.values()) {
      if (level === 'pro' || !id.startsWith('portal-')) continue;
      const one = everyInterview().find(({ answers }) => resultOf(answers).outcome === id)!;
      const { text } = writeSheet(
        content,
        { rules, certificate },
        resultOf(one.answers),
        one.answers,
        'en',
        createSay(content, 'en'),
      );
      expect(text, id).not.toMatch(/paid consultation|book a consultation/i);
    }
  });
});
