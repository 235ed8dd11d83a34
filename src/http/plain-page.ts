/** A page of headings, paragraphs and lists, without script or style. */

/** A paragraph, or a list of lines. A link stands alone on its line. */
export type Block = string | readonly (string | { readonly text: string; readonly url: string })[];

export interface PlainPage {
  readonly language: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The page as HTML. All texts are escaped. */
export const plainPage = ({ language, title, blocks }: PlainPage): string =>
  [
    '<!doctype html>',
    `<html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>`,
    ...blocks.map((block) =>
      typeof block === 'string'
        ? `<p>${escaped(block)}</p>`
        : `<ul>${block.map((line) => `<li>${lineOf(line)}</li>`).join('')}</ul>`,
    ),
    '</main></body></html>',
  ].join('\n');

const lineOf = (line: Exclude<Block, string>[number]): string =>
  typeof line === 'string' ? escaped(line) : `<a href="${escaped(line.url)}">${escaped(line.text)}</a>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
