/** What a visitor does in the chat, as a browser test does it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, FrameLocator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The chat page itself, or the frame that a launcher opened. */
export type Scope = Page | FrameLocator;
export const launcher = (page: Page) => page.locator('ecopr-assistant').locator('button');
export const panel = (page: Page) => page.frameLocator('ecopr-assistant iframe');
export const replies = (scope: Scope) => scope.locator('.bot');
export const welcomed = (scope: Scope) => replies(scope).first().waitFor();

export async function say(scope: Scope, text: string): Promise<void> {
  const before = await replies(scope).count();
  await scope.getByRole('textbox').fill(text);
  await scope.getByRole('textbox').press('Enter');
  await replies(scope).nth(before).waitFor();
}

/** Answers whatever is asked with the first button until the sheet is there. */
export async function untilSheet(scope: Scope): Promise<void> {
  for (let asked = 0; asked < 10 && (await scope.locator('.sheet').count()) === 0; asked++) {
    const before = await replies(scope).count();
    await scope.locator('.numbered button').first().click();
    await replies(scope).nth(before).waitFor();
  }
  await scope.locator('.sheet').waitFor();
}

export async function seriousIn(frame: Frame | Page): Promise<string[]> {
  await frame.evaluate(axe);
  // Runs in the page.
  const result = await frame.evaluate('axe.run({ resultTypes: ["violations"] })');
  const { violations } = result as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`);
}

/** Where the focus is, also inside the launcher. */
export const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)?.tagName);
