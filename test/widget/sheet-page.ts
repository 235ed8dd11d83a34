/** A sheet in a real browser, and what is taken from it. */

import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Download, Locator, Page } from 'playwright-core';
import type { Stage } from './stage.js';

/** The answers that lead to the longest sheet. */
const longest = 'place=leaving&stage=copr&changes=none&status=work&expiry=valid&entry=none&rep=unverified';
export const sheetAddress = (base: string, language: string) =>
  `${base}/chat?language=${language}&topic=${encodeURIComponent(`interview?${longest}`)}`;

export async function openSheet(
  { base, open }: Stage,
  language: string,
  more?: BrowserContextOptions,
): Promise<{ page: Page; sheet: Locator; keep: Locator }> {
  const page = await open(sheetAddress(base, language), more);
  const sheet = page.locator('.sheet');
  const keep = sheet.locator('.keep');
  await keep.waitFor();
  return { page, sheet, keep };
}

export async function downloaded(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; text: string; file: Download }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8'), file };
}

export const addressesOf = (sheet: Locator) =>
  sheet.locator('a[href^="https:"]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
export const pageCount = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
