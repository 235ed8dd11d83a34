/** The built project in a folder of its own, with other content where a test wants it, and its commands. */

import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/project.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of a built project. */
export const run = (project: string, command: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const file = path.join(project, 'dist/cli', `${command}.js`);
    execFile(process.execPath, [file, ...args], { cwd: project, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

/** Copies what is installed; `tables` are written beside the tables of the content. */
export const install = (project: string, tables: Readonly<Record<string, string>> = {}): string => {
  for (const part of ['dist', 'dialogs', 'knowledge', 'package.json'])
    cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'dir');
  for (const [day, text] of Object.entries(tables))
    writeFileSync(path.join(project, 'knowledge/tables', `${day}.yaml`), text);
  return project;
};

export const remove = (project: string): void => rmSync(project, { recursive: true, force: true });

/** The text of the table that begins on a day. */
export const tableText = (day: string): string => readFileSync(path.join(root, `knowledge/tables/${day}.yaml`), 'utf8');
