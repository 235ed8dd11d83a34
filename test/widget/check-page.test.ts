/** The check of a sheet in a real browser: from the sheet to the answer, without script, on a narrow screen. */

import { describe, expect, it } from 'vitest';
import { openSheet } from './sheet-page.js';
import { setStage } from './stage.js';
import { seriousIn } from './visitor.js';

const stage = await setStage();
const { cannot, base, open } = stage;

const codeOf = async (language: string): Promise<string> => {
  const { page, sheet } = await openSheet(stage, language);
  const link = sheet.locator('.small-print a');
  const address = new URL((await link.getAttribute('href'))!);
  expect(address.origin + address.pathname).toBe(`${base}/check`);
  expect(address.searchParams.get('language')).toBe(language);
  // On paper the address stands behind the words.
  await page.emulateMedia({ media: 'print' });
  const behind = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(behind).toContain(`/check?code=${address.searchParams.get('code')}`);
  return address.searchParams.get('code')!;
};

describe.skipIf(cannot)('the check of a sheet', () => {
  it.each([
    ['en', 'Check', 'Still valid.'],
    ['fr', 'Vérifier', 'Toujours valable.'],
  ])('answers without script what was typed by hand (%s)', async (language, button, verdict) => {
    const code = await codeOf(language);
    const page = await open(`${base}/check?language=${language}`, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    await page.locator('#code').fill(` ${code.toLowerCase().replaceAll('-', ' ')}`);
    await page.getByRole('button', { name: button }).click();
    const answer = page.locator('#answer');
    await answer.waitFor();
    expect(await answer.innerText()).toContain(verdict);
    expect(await page.title()).toContain(verdict.slice(0, -1));
    // Nothing is wider than the screen.
    expect(await page.locator('html').evaluate((all) => all.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it.each(['light', 'dark'] as const)(
    'has no serious barrier, with an answer and with a mistake (%s)',
    async (colorScheme) => {
      const code = await codeOf('en');
      for (const typed of [code, 'nonsense']) {
        const page = await open(`${base}/check?code=${typed}`, { colorScheme, bypassCSP: true });
        expect(await seriousIn(page)).toEqual([]);
        const focused = await page.evaluate(() => document.activeElement?.id);
        expect(focused).toBe(typed === code ? 'answer' : 'code');
      }
    },
  );
});
