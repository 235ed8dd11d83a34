/** Reads the content folders from disk: the only file of this folder that touches the file system. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts of all content files by path relative to the project, with "/" ("knowledge/facts/copr.yaml"), sorted. */
export type ContentFiles = ReadonlyMap<string, string>;

/** @param root the project's folder, which holds `knowledge` and `dialogs` */
export const readContentFiles = (root: string): ContentFiles => {
  const files = new Map<string, string>();
  for (const folder of ['dialogs', 'knowledge']) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    for (const name of names) files.set(`${folder}/${name}`, readFileSync(path.join(root, folder, name), 'utf8'));
  }
  return files;
};
