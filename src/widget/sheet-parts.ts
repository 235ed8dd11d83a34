/** Reads a recommendation into its parts: title, level, what stands before all, sections, small print. Pure. */

import { type Block, plainText, type Span } from './markdown.js';
import { type Level, levelOf, type Role, roleOf } from './sheet-words.js';

export type Spans = readonly Span[];

export interface Section {
  readonly kind: 'section';
  readonly role: Role;
  readonly title: Spans;
  readonly blocks: readonly Block[];
}

/** A paragraph between two sections. */
export interface Aside {
  readonly kind: 'aside';
  readonly block: Block;
}

export interface SheetParts {
  readonly title: Spans;
  readonly level?: { readonly level: Level; readonly spans: Spans };
  /** What must be read before anything else. */
  readonly opening: readonly Block[];
  readonly body: readonly (Section | Aside)[];
  /** Behind the last section: limits, code, disclaimer. */
  readonly closing: readonly Block[];
}

export function readSheet(blocks: readonly Block[]): SheetParts {
  const [first, ...others] = blocks;
  const title = first?.kind === 'heading' ? first.spans : [];
  const rest = first?.kind === 'heading' ? others : blocks;
  const firstSection = rest.findIndex((block) => block.kind === 'heading');
  const before = firstSection < 0 ? rest : rest.slice(0, firstSection);
  const leveled = before[0];
  const isLevel = leveled?.kind === 'paragraph' && leveled.spans[0]?.kind === 'bold';
  const parts = sectionsOf(firstSection < 0 ? [] : rest.slice(firstSection));
  const end = parts.findLastIndex((part) => part.kind === 'section') + 1;
  return {
    title,
    ...(isLevel ? { level: { level: levelOf(plainText(leveled.spans)), spans: leveled.spans } } : {}),
    opening: isLevel ? before.slice(1) : before,
    body: parts.slice(0, end),
    closing: parts.slice(end).flatMap((part) => (part.kind === 'aside' ? [part.block] : [])),
  };
}

/** A section is a heading with what follows; a paragraph behind its list belongs to the sheet again. */
function sectionsOf(blocks: readonly Block[]): (Section | Aside)[] {
  const parts: (Section | Aside)[] = [];
  let inside: Block[] | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      inside = [];
      const role = roleOf(plainText(block.spans));
      parts.push({ kind: 'section', role, title: block.spans, blocks: inside });
    } else if (inside && !(block.kind === 'paragraph' && inside.at(-1)?.kind === 'list')) {
      inside.push(block);
    } else {
      inside = undefined;
      parts.push({ kind: 'aside', block });
    }
  }
  return parts;
}

/** "**You** (today): …" with the day in bold as well. */
export function withDeadline(step: Spans): Spans {
  const [who, what, ...rest] = step;
  const by = who?.kind === 'bold' && what?.kind === 'text' ? /^ \((.+?)\)(?=\s?: )/.exec(what.text) : null;
  if (!who || what?.kind !== 'text' || !by) return step;
  return [
    who,
    { kind: 'text', text: ' (' },
    { kind: 'bold', spans: [{ kind: 'text', text: by[1]! }] },
    { kind: 'text', text: what.text.slice(by[0].length - 1) },
    ...rest,
  ];
}

/** The steps with their days in bold; every other section as it is. */
export function blocksOf({ role, blocks }: Section): readonly Block[] {
  if (role !== 'steps') return blocks;
  return blocks.map((block) => (block.kind === 'list' ? { ...block, items: block.items.map(withDeadline) } : block));
}

/** On a screen these are folded: they explain, they do not guide. */
export const isFolded = ({ role }: Section) => role === 'routes' || role === 'changes' || role === 'sources';

/** Characters from which a sheet is set closer on paper, so that it stays on two pages. */
const longSheet = 8000;

export function isLong(blocks: readonly Block[]): boolean {
  const texts = blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.spans]));
  return texts.reduce((sum, spans) => sum + plainText(spans).length, 0) > longSheet;
}
