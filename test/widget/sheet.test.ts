/** The recommendation in a real browser: a document on the screen and on paper. */

import { describe, expect, it } from 'vitest';
import { addressesOf, openSheet, pageCount } from './sheet-page.js';
import { setStage } from './stage.js';
import { focused, launcher, panel, say, seriousIn, untilSheet, welcomed } from './visitor.js';

const stage = await setStage();
const { cannot, base, open, watched } = stage;

describe.skipIf(cannot)('the sheet', () => {
  it('is a document: a heading, a level with its mark, steps, folded explanations', async () => {
    const { page, sheet } = await openSheet(stage, 'en');
    expect(await page.getByRole('article', { name: await sheet.locator('h2').innerText() }).count()).toBe(1);
    expect(await sheet.locator('.level svg').isVisible()).toBe(true);
    expect(await sheet.locator('.level strong').innerText()).toContain('Do not act alone');
    expect(await sheet.locator('.steps-part li strong').count()).toBeGreaterThan(5);
    expect(await sheet.locator('summary').allInnerTexts()).toEqual(['Other ways', 'What would change it', 'Sources']);
    const source = sheet.locator('.sources a').first();
    expect(await source.isVisible()).toBe(false);
    await sheet.locator('summary', { hasText: 'Sources' }).press('Enter');
    expect(await source.isVisible()).toBe(true);
  });

  it('takes the focus of whoever pressed the last answer, and leaves it to whoever writes', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await say(page, 'start');
    await untilSheet(page);
    await expect.poll(() => focused(page)).toBe('H2');
    const other = await open(`${base}/chat?language=en`);
    await welcomed(other);
    await say(other, 'start');
    for (let asked = 0; asked < 10 && (await other.locator('.sheet').count()) === 0; asked++) await say(other, '1');
    expect(await focused(other)).toBe('TEXTAREA');
  });

  it('is found after a reload, without taking the focus', async () => {
    const { page, sheet } = await openSheet(stage, 'fr');
    await page.reload();
    await sheet.locator('.keep').waitFor();
    expect(await focused(page)).not.toBe('H2');
    expect(await page.locator('.sheet').count()).toBe(1);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`finds no serious barrier, all unfolded (${colorScheme})`, async () => {
      const { page, sheet, keep } = await openSheet(stage, 'fr', {
        colorScheme,
        viewport: { width: 320, height: 640 },
      });
      for (const summary of await sheet.locator('summary').all()) await summary.click();
      await keep.getByRole('button', { name: 'Calendrier' }).click();
      await keep.getByRole('button', { name: 'Enregistrer le fichier' }).click();
      expect(await seriousIn(page)).toEqual([]);
      const wide = await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
      expect(wide).toBe(false);
      for (const button of await keep.locator('button, a, input').all())
        expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    });
  }
});

describe.skipIf(cannot)('printing', () => {
  it.each([
    ['en', 'Letter'],
    ['fr', 'A4'],
    ['fr', 'Letter'],
  ])('puts the longest sheet (%s) alone on at most two pages of %s, with its addresses', async (language, format) => {
    const { page, sheet } = await openSheet(stage, language, { colorScheme: 'dark' });
    const addresses = await addressesOf(sheet);
    const pdf = await page.pdf({ format });
    expect(pageCount(pdf)).toBeLessThanOrEqual(2);
    expect(pageCount(pdf)).toBeGreaterThan(0);
    // Chromium writes the address of a link into the paper only when the link is on it.
    for (const address of addresses) expect(pdf.toString('latin1')).toContain(`(${address})`);
    // What was folded is folded again.
    expect(await sheet.locator('details[open]').count()).toBe(0);

    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    for (const part of ['.steps-part li', '.sources li', '.routes-part li', '.small-print p'])
      for (const item of await sheet.locator(part).all()) expect(await item.isVisible()).toBe(true);
    for (const part of ['.own', '.top', '.bottom', '.choices', '.keep', '.entry:not(.to-print)'])
      for (const item of await page.locator(part).all()) expect(await item.isVisible()).toBe(false);
    const behind = await sheet
      .locator('.sources a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(behind).toContain(await sheet.locator('.sources a').first().getAttribute('href'));
    expect(await sheet.evaluate((paper) => getComputedStyle(paper).color)).toBe('rgb(0, 0, 0)');
  });

  it('in a site’s frame asks the frame to print, not the site', async () => {
    const page = await open(`${base}/`);
    await launcher(page).click();
    await welcomed(panel(page));
    await say(panel(page), 'start');
    await untilSheet(panel(page));
    const frame = page.frames().find((each) => each.url().includes('/chat'))!;
    for (const each of [page.mainFrame(), frame])
      await each.evaluate(() => {
        window.print = () => document.body.classList.add('printed');
      });
    await panel(page).locator('.keep').getByRole('button', { name: 'Print' }).click();
    expect(await frame.locator('body.printed').count()).toBe(1);
    expect(await page.locator('body.printed').count()).toBe(0);
    // What the frame prints is what the same page prints alone.
    const alone = watched(await page.context().newPage());
    await alone.goto(frame.url());
    await alone.locator('.keep').waitFor();
    expect(pageCount(await alone.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2);
  });
});
