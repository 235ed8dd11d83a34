/** The report tells authors what people asked and did not get, most frequent first, beside what the content still needs. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/index.js';
import { install, remove, run } from './installed.js';

const project = mkdtempSync(path.join(tmpdir(), 'ecopr-report-'));
const question = { kind: 'unanswered', language: 'en', facts: [] };
const askedBack = { kind: 'asked-back', language: 'fr', text: 'ma carte', facts: ['card.fee', 'card.validity'] };

beforeAll(() => void install(project));
afterAll(() => remove(project));

it('says without data what the content needs', async () => {
  const { code, out } = await run(project, 'report', []);
  expect(code).toBe(0);
  expect(out).toMatch(/^Questions without an answer: 0$/m);
  expect(out).toMatch(/^Not yet reviewed by a licensee .*: \d+$/m);
});

it('groups what people typed, and counts what they chose', async () => {
  const store = await openSqliteStore(path.join(project, '.data'));
  const gaps = [
    { ...question, text: 'Can my Dog land too?' },
    { ...question, text: 'can my dog land too' },
    { ...question, text: 'once' },
    { ...askedBack, chosen: 'card.validity' },
    { ...askedBack, text: 'Ma carte', chosen: 'card.validity' },
    askedBack,
    { kind: 'unhelpful', language: 'en', text: 'what is it', facts: ['copr.what-it-is'] },
    { kind: 'not-understood', language: 'en', text: 'purple', facts: [], question: 'place' },
  ];
  await store.saveTurn({
    key: 'k',
    expectedVersion: 0,
    state: {},
    activityId: 'a',
    replies: [],
    at: Date.parse('2026-11-20T10:00:00Z'),
    gaps,
  });
  await store.close();
  const { out } = await run(project, 'report', []);
  const lines = out.split('\n');
  const after = (title: string, i: number) => lines[lines.findIndex((line) => line.startsWith(title)) + i];
  expect(after('Questions without', 1)).toMatch(/^ {2}2026-11-20 {2}en {4}2 × {2}can my dog land too/i);
  expect(after('Questions without', 2)).toContain('1 ×  once');
  expect(after('Questions asked back', 1)).toMatch(/3 × {2}ma carte {2}→ {2}card\.validity 2 ×, none of them 1 ×/i);
  expect(after('Answers that did not', 1)).toContain('what is it  →  copr.what-it-is');
  expect(after('Words that were no answer', 1)).toContain('purple');
});
