/** Bundles the chat page, the launcher and the website's pages: hashed names, nothing inline. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const pages = ['chat.html', 'site.html', 'privacy.html', 'terms.html'];
const assets = ['chat.tsx', 'chat.css', 'site.ts', 'site.css', 'icon.svg'];

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
  const { metafile } = await build({
    ...common,
    entryPoints: assets,
    // All files lie side by side; the service puts those that are no page under /assets/.
    outdir: outDir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'copy' },
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
  });
  await build({ ...common, entryPoints: ['widget.ts'], outfile: path.join(outDir, 'widget.js'), format: 'iife' });

  const served = new Map(
    Object.entries(metafile.outputs)
      .filter(([, output]) => output.entryPoint)
      .map(([file, output]) => [`./${output.entryPoint}`, `/assets/${path.basename(file)}`]),
  );
  for (const page of pages) {
    const source = await readFile(path.join(here, page), 'utf8');
    await writeFile(path.join(outDir, page), withServedNames(source, page, served));
  }
}

/** A page's source names its parts by their files beside it ("./chat.css"). */
function withServedNames(html, page, served) {
  return html.replace(/\b(src|href)="(\.\/[^"]+)"/g, (_, attribute, file) => {
    const name = served.get(file);
    if (!name) throw new Error(`${page} names ${file}, which is not among the parts that are built`);
    return `${attribute}="${name}"`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildWidget(path.resolve(process.argv[2] ?? 'dist/widget'));
