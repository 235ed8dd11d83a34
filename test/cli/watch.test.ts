/** `npm run check -- --watch` tells a mistake as soon as a file is saved, and that it is mended. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { install, remove } from './installed.js';

it('watches the content and goes on after a mistake', async () => {
  const project = install(mkdtempSync(path.join(tmpdir(), 'ecopr-watch-')));
  const child = spawn(process.execPath, [path.join(project, 'dist/cli/check.js'), '--watch'], { cwd: project });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const saying = (words: RegExp) => expect.poll(() => said, { timeout: 30_000 }).toMatch(words);
  try {
    await saying(/each with exactly one finding/);
    const file = path.join(project, 'knowledge/facts/card.yaml');
    const good = readFileSync(file, 'utf8');
    said = '';
    writeFileSync(file, good.replace('read_on: ', 'read_an: '));
    await saying(/knowledge\/facts\/card\.yaml:\d+: .*read_an/);
    said = '';
    writeFileSync(file, good);
    await saying(/each with exactly one finding/);
    expect(child.exitCode).toBeNull();
  } finally {
    child.kill();
    remove(project);
  }
});
