/** Finds in a reply the list that repeats its buttons, so that what it says of each can stand beside the button. Pure. */

import type { Action } from './activity.js';
import { type Block, plainText } from './markdown.js';

export interface ListedOptions {
  readonly block: Block;
  /** What the list says of each button beyond its title, in order; often nothing. */
  readonly helps: readonly string[];
}

export function listedOptions(blocks: readonly Block[], actions: readonly Action[]): ListedOptions | undefined {
  if (actions.length === 0) return undefined;
  const block = blocks.findLast((candidate) => candidate.kind === 'list' && candidate.items.length === actions.length);
  if (block?.kind !== 'list') return undefined;
  const lines = block.items.map(plainText);
  if (!lines.every((line, index) => line.startsWith(actions[index]!.title))) return undefined;
  return {
    block,
    helps: lines.map((line, index) => line.slice(actions[index]!.title.length).replace(/^[\s–—:-]+/, '')),
  };
}
