/** Bundles the chat page, the launcher and the website's pages: hashed names, nothing inline. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const pages = ['chat.html', 'contact.html', 'check.html', 'site.html', 'privacy.html', 'terms.html'];
/** Of these, parts that are not needed at once come in files of their own. */
const split = ['chat.tsx'];
const assets = ['chat.css', 'contact.ts', 'contact.css', 'site.ts', 'site.css', 'icon.svg'];

/** Fills `outDir` with the pages, `widget.js` and the parts that the pages name; what was there before goes. */
export async function buildWidget(outDir) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const common = {
    absWorkingDir: here,
    bundle: true,
    minify: true,
    target: ['es2022', 'chrome105', 'firefox110', 'safari15.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  };
  const part = {
    ...common,
    // All files lie side by side; the service puts those that are no page under /assets/.
    outdir: outDir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    loader: { '.svg': 'copy' },
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
  };
  const whole = await build({ ...part, entryPoints: assets });
  const parted = await build({ ...part, entryPoints: split, splitting: true });
  const outputs = { ...whole.metafile.outputs, ...parted.metafile.outputs };
  await build({ ...common, entryPoints: ['widget.ts'], outfile: path.join(outDir, 'widget.js'), format: 'iife' });

  const served = new Map(
    Object.entries(outputs)
      .filter(([, output]) => output.entryPoint)
      .map(([file, output]) => [`./${output.entryPoint}`, { name: addressOf(file), needs: neededAtOnce(output) }]),
  );
  for (const page of pages) {
    const source = await readFile(path.join(here, page), 'utf8');
    await writeFile(path.join(outDir, page), withServedNames(source, page, served));
  }
}

const addressOf = (file) => `/assets/${path.basename(file)}`;

const neededAtOnce = ({ imports }) =>
  imports.filter(({ kind }) => kind === 'import-statement').map((needed) => addressOf(needed.path));

/** A page's source names its parts by their files beside it ("./chat.css"). */
function withServedNames(html, page, served) {
  const needs = new Set();
  const named = html.replace(/\b(src|href)="(\.\/[^"]+)"/g, (_, attribute, file) => {
    const found = served.get(file);
    if (!found) throw new Error(`${page} names ${file}, which is not among the parts that are built`);
    for (const need of found.needs) needs.add(need);
    return `${attribute}="${found.name}"`;
  });
  // Asked for together with the part that imports them, not one after the other.
  const links = [...needs].map((need) => `  <link rel="modulepreload" href="${need}" />\n  `).join('');
  return named.replace('</head>', `${links}</head>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildWidget(path.resolve(process.argv[2] ?? 'dist/widget'));
