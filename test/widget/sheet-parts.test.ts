/** The parts of a sheet, read from what the service really writes. */

import { describe, expect, it } from 'vitest';
import { createSay } from '../../src/conversation/say.js';
import { plainText, readMarkdown } from '../../src/widget/markdown.js';
import { blocksOf, isFolded, readSheet, type Section, withDeadline } from '../../src/widget/sheet-parts.js';
import { levelOf, roleOf } from '../../src/widget/sheet-words.js';
import { content } from '../support/project.js';
import { realSheets } from './real-sheets.js';

const sectionsOf = (text: string) =>
  readSheet(readMarkdown(text)).body.filter((part): part is Section => part.kind === 'section');

describe('the words of the service', () => {
  it.each(['en', 'fr'] as const)('for levels and headings are known (%s)', (language) => {
    const say = createSay(content, language);
    for (const level of ['act', 'check', 'pro'] as const) expect(levelOf(say(`level-${level}`))).toBe(level);
    for (const role of ['steps', 'help', 'cautions', 'notes', 'why', 'routes', 'changes', 'sources'] as const)
      expect(roleOf(say(`sheet-${role}`).replace(/^#+ /, ''))).toBe(role);
  });

  it('that are new make no mistake: no colour, nothing folded', () => {
    expect(levelOf('Something new')).toBe('other');
    expect(roleOf('Something new')).toBe('other');
    expect(isFolded(sectionsOf('## A\n\n### Something new\n\n- b')[0]!)).toBe(false);
  });
});

describe('every sheet', () => {
  it.each(realSheets())('of $who ($language) has its parts, and loses none of its words', ({ text }) => {
    const blocks = readMarkdown(text);
    const sheet = readSheet(blocks);
    expect(plainText(sheet.title)).not.toBe('');
    expect(sheet.level?.level).not.toBe('other');
    const roles = sectionsOf(text).map(({ role }) => role);
    expect(roles).not.toContain('other');
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles[0]).toBe('steps');
    expect(roles.at(-1)).toBe('sources');
    expect(sheet.closing.length).toBeGreaterThanOrEqual(2);
    const count =
      1 +
      (sheet.level ? 1 : 0) +
      sheet.opening.length +
      sheet.closing.length +
      sheet.body.reduce((sum, part) => sum + (part.kind === 'section' ? 1 + part.blocks.length : 1), 0);
    expect(count).toBe(blocks.length);
  });

  it.each(realSheets())('of $who ($language) says in bold who does a step and by when', ({ text }) => {
    const steps = sectionsOf(text).find(({ role }) => role === 'steps')!;
    const [list] = blocksOf(steps);
    if (list?.kind !== 'list') throw new Error('no list');
    for (const item of list.items) {
      expect(item[0]?.kind).toBe('bold');
      if (/^[^:]+\([^:]+\)\s?:/.test(plainText(item))) expect(item[2]?.kind).toBe('bold');
    }
    expect(list.items.some((item) => item[2]?.kind === 'bold')).toBe(true);
  });
});

describe('a step', () => {
  const shown = (source: string) => {
    const [block] = readMarkdown(`1. ${source}`);
    if (block?.kind !== 'list') throw new Error('no list');
    return withDeadline(block.items[0]!)
      .map((span) => (span.kind === 'bold' ? `<${plainText(span.spans)}>` : plainText([span])))
      .join('');
  };

  it('keeps its words, with the day in bold', () => {
    expect(shown('**You** (today): write (a letter): now. [1]')).toBe('<You> (<today>): write (a letter): now. [1]');
    expect(shown('**Vous** (dans les 30 jours (au plus)) : écrivez.')).toBe(
      '<Vous> (<dans les 30 jours (au plus)>) : écrivez.',
    );
    for (const plain of ['**IRCC**: answers (soon): yes.', 'Write (today): x', '**You**'])
      expect(shown(plain)).toBe(plain.replace(/\*\*(.*?)\*\*/, '<$1>'));
  });
});

describe('a reply that is no whole sheet', () => {
  it('is still shown', () => {
    expect(readSheet(readMarkdown(''))).toEqual({ title: [], opening: [], body: [], closing: [] });
    expect(readSheet(readMarkdown('## A\n\nb')).opening.length).toBe(1);
    expect(readSheet(readMarkdown('a\n\n### Why\n\nb\n\n- c\n\nd')).body.length).toBe(1);
  });
});
