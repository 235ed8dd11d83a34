/** Reads one YAML file into plain data and remembers the line of every key and item. */

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Mistake } from './mistakes.js';
import { type PlainList, readPlainLists } from './plain-lists.js';

/** Where something stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
}

/** Remembers where each object, list and key of the parsed data stands. */
export interface Places {
  record(of: object, key: string | number | undefined, place: Place): void;
  /** The place of a key or item of an object, or of the object itself; line 1 when nothing is known. */
  find(of: unknown, key?: string | number): Place;
}

export const createPlaces = (): Places => {
  const known = new WeakMap<object, Map<string | number | undefined, Place>>();
  return {
    record: (of, key, place) => {
      const keys = known.get(of) ?? new Map();
      keys.set(key, place);
      known.set(of, keys);
    },
    find: (of, key) => {
      const keys = typeof of === 'object' && of !== null ? known.get(of) : undefined;
      return keys?.get(key) ?? keys?.get(undefined) ?? { file: '?', line: 1 };
    },
  };
};

/** Keys that mean something to JavaScript itself: checks of form pass over them without a word. */
const reservedKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Parses a file's text. Broken YAML and keys that stand twice are mistakes; then `value` is undefined. Maps have no
 * prototype, so that `in` finds only what the file says.
 */
export const parseYaml = (file: string, text: string, places: Places, mistakes: Mistake[]): YamlFile => {
  const lists = readPlainLists(text);
  return lists ? { file, value: fromLists(file, lists, places) } : parseAny(file, text, places, mistakes);
};

const fromLists = (file: string, lists: readonly PlainList[], places: Places): unknown => {
  const map: Record<string, unknown> = Object.create(null);
  places.record(map, undefined, { file, line: lists[0]!.line });
  for (const { name, line, items } of lists) {
    const list = items.map(({ text }) => text);
    places.record(list, undefined, { file, line: items[0]!.line });
    items.forEach((item, i) => {
      places.record(list, i, { file, line: item.line });
    });
    map[name] = list;
    places.record(map, name, { file, line });
  }
  return map;
};

const parseAny = (file: string, text: string, places: Places, mistakes: Mistake[]): YamlFile => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false });
  for (const error of document.errors) {
    const duplicate = error.code === 'DUPLICATE_KEY';
    mistakes.push({
      check: duplicate ? 'duplicate-key' : 'broken-yaml',
      file,
      line: error.linePos?.[0].line ?? 1,
      problem: duplicate ? 'this key stands twice in the same map' : `this is not YAML (${firstLine(error.message)})`,
      remedy: duplicate ? 'Keep one of the two' : 'Check the indentation, and quote texts that hold ": " or " #"',
    });
  }
  if (document.errors.length > 0) return { file, value: undefined };

  const lineOf = (node: unknown): number => {
    const at = (node as Node | undefined)?.range?.[0];
    return at === undefined ? 1 : lines.linePos(at).line;
  };
  const plain = (node: unknown): unknown => {
    if (isAlias(node)) return plain(node.resolve(document));
    if (isScalar(node)) return node.value;
    if (isSeq(node)) {
      const list = node.items.map(plain);
      places.record(list, undefined, { file, line: lineOf(node) });
      node.items.forEach((item, i) => {
        places.record(list, i, { file, line: lineOf(item) });
      });
      return list;
    }
    if (isMap(node)) {
      const map: Record<string, unknown> = Object.create(null);
      places.record(map, undefined, { file, line: lineOf(node.items[0]?.key ?? node) });
      for (const { key, value } of node.items) {
        const name = String(isScalar(key) ? key.value : key);
        if (reservedKeys.includes(name)) {
          mistakes.push({
            check: 'reserved-key',
            file,
            line: lineOf(key),
            problem: `the key "${name}" is reserved by the language of the program`,
            remedy: 'Choose another name',
          });
          continue;
        }
        map[name] = plain(value);
        places.record(map, name, { file, line: lineOf(key) });
      }
      return map;
    }
    return undefined;
  };
  return { file, value: plain(document.contents) ?? null };
};

const firstLine = (text: string): string => text.split('\n')[0]!.replace(/ at line .*/, '');
