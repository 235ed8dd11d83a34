/** Who may import what (design, "The house"), and what must not stand in the source at all. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { content, root, rules } from './support/project.js';

const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
  .map((name) => ({
    name,
    folder: name.includes('/') ? name.split('/')[0]! : name.replace(/\.ts$/, ''),
    text: readFileSync(`${root}src/${name}`, 'utf8'),
  }));

/** Own folders and packages that each folder may import. `node:` stands for every Node module. */
const may: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  content: ['node:', 'yaml', 'valibot', 'fuse.js', 'rules'],
  search: ['fuse.js', '@orama/stemmers', 'content'],
  conversation: ['rules', 'content'],
  bot: ['node:', 'botbuilder', 'botframework-connector', 'botframework-schema', 'conversation', 'content', 'store'],
  directline: ['node:', 'ws', 'store', 'http'],
  contact: ['node:', 'nodemailer', 'store'],
  store: ['node:', 'libsql'],
  http: ['node:', 'restify', 'prom-client'],
  widget: ['preact', 'conversation', 'content', 'node:', 'esbuild'],
  settings: [],
  assistant: ['node:', 'content', 'conversation', 'rules', 'search'],
  app: [
    'node:',
    'pino',
    'assistant',
    'content',
    'rules',
    'search',
    'conversation',
    'bot',
    'directline',
    'contact',
    'store',
    'http',
    'settings',
  ],
  main: ['node:', 'app', 'settings', 'content', 'assistant'],
  cli: ['node:', 'yaml', 'app', 'settings', 'assistant', 'content', 'conversation', 'search', 'rules'],
};

const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map(([, a, b, c]) => (a ?? b ?? c)!);

const targetOf = (name: string, specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:';
  if (!specifier.startsWith('.'))
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const path = new URL(specifier, `file:///${name}`).pathname.slice(1);
  return path.includes('/') ? path.split('/')[0]! : path.replace(/\.(js|ts)$/, '');
};

describe('the boundaries', () => {
  it.each(files.map(({ name }) => name))('%s imports only what its folder may', (name) => {
    const file = files.find((candidate) => candidate.name === name)!;
    const allowed = may[file.folder];
    expect(allowed, `the folder "${file.folder}" is not in the table`).toBeDefined();
    const wrong = importsOf(file.text)
      .map((specifier) => targetOf(name, specifier))
      .filter((target) => target !== file.folder && !allowed!.includes(target));
    expect(wrong).toEqual([]);
  });

  it('conversation imports of the content only types and pure tables', () => {
    for (const { name, text } of files.filter(({ folder }) => folder === 'conversation' || folder === 'search')) {
      for (const specifier of importsOf(text).filter((s) => s.includes('/content/'))) {
        expect(['types.js', 'vocabulary-of-code.js', 'pattern.js'], name).toContain(specifier.split('/').at(-1));
      }
    }
  });

  it('only main and the commands read the environment', () => {
    for (const { name, folder, text } of files)
      if (/process\.env/.test(text)) expect(['main', 'cli'], name).toContain(folder);
  });
});

describe('the source', () => {
  const code = files.map(({ name, text }) => ({ name, text }));
  const quoted = (id: string) => new RegExp(`['"\`]${id.replaceAll('.', '\\.')}['"\`]`);

  it('names no fact', () => {
    for (const id of content.facts.keys())
      for (const { name, text } of code) expect(quoted(id).test(text), `${name} names the fact ${id}`).toBe(false);
  });

  it('names no outcome', () => {
    for (const id of content.outcomes.keys())
      for (const { name, text } of code) expect(quoted(id).test(text), `${name} names the outcome ${id}`).toBe(false);
  });

  it('names no question together with one of its values', () => {
    for (const { id, values } of rules.inputs) {
      for (const { name, text } of code) {
        for (const line of text.split('\n')) {
          const both = quoted(id).test(line) && values.some((value) => quoted(value).test(line));
          expect(both, `${name}: ${line.trim()}`).toBe(false);
        }
      }
    }
  });
});
