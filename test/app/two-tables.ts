/** A project like the real one whose decision table changes on a later day. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../support/project.js';

/** @returns its folder; from `day` on, everybody who was told the one outcome is told the other */
export const projectWithLaterTable = (day: string, outcome: string, other: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecopr-tables-'));
  for (const part of ['knowledge', 'dialogs', 'package.json', 'dist/widget'])
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  const table = readFileSync(path.join(root, 'knowledge/tables/2026-11-23.yaml'), 'utf8');
  const later = table
    .replace('effective: 2026-11-23', `effective: ${day}`)
    .replaceAll(`outcome: ${outcome},`, `outcome: ${other},`);
  writeFileSync(path.join(folder, `knowledge/tables/${day}.yaml`), later);
  return folder;
};
