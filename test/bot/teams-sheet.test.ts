/** The sheet as a message in Teams: readable, small enough, with addresses that can be followed. */

import { describe, expect, it } from 'vitest';
import { renderTurn } from '../../src/bot/render.js';
import { createSay } from '../../src/conversation/index.js';
import { writeSheet } from '../../src/conversation/sheet.js';
import { everyInterview, resultOf } from '../rules/interviews.js';
import { certificate, content, rules } from '../support/project.js';

const stage = { channelId: 'msteams', place: 'private', publicUrl: 'https://ecopr.example' } as const;
const buttons = [{ title: 'My answers', value: { command: 'my-answers' } }];
const sheets = everyInterview().map(({ answers }, i) => {
  const language = i % 2 === 0 ? 'en' : 'fr';
  const result = resultOf(answers);
  const sheet = writeSheet(content, { rules, certificate }, result, answers, language, createSay(content, language));
  const summary = { ending: 'recommended', language, outcome: result.outcome, answers } as const;
  return { sheet, activities: renderTurn([{ ...sheet, buttons }], summary, stage) };
});

describe('every sheet in Teams', () => {
  it('is less than 40 KB a message, as Teams counts', () => {
    for (const { activities } of sheets)
      for (const activity of activities) expect(JSON.stringify(activity).length * 2).toBeLessThan(38_000);
  });

  it('has all of its words, no headings, and a paragraph for each item', () => {
    for (const { sheet, activities } of sheets) {
      const text = activities.map((activity) => activity.text).join('\n\n');
      expect(text).not.toMatch(/^#/m);
      expect(text).not.toMatch(/[^\n]\n(- |\d+\. )/);
      expect(text).not.toMatch(/\]\(\//);
      expect(text).toContain('](https://ecopr.example/check?code=');
      const words = (each: string) => each.replaceAll('https://ecopr.example', '').match(/[\p{L}\p{N}]+/gu);
      expect(words(text)).toEqual(words(sheet.text));
    }
  });

  it('has buttons, sources and the turn on its last message only', () => {
    for (const { activities } of sheets)
      activities.forEach((activity, at) => {
        const isLast = at === activities.length - 1;
        expect(activity.suggestedActions !== undefined).toBe(isLast);
        expect(activity.entities!.length).toBe(isLast ? 2 : 0);
      });
  });
});
