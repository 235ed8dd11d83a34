/** The contact page in a browser: keyboard, focus, the sheet, without script, framed, without a connection. */

import type { Browser, BrowserContextOptions, FrameLocator, Page, Request } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { leastTime } from '../../src/contact/index.js';
import { type BuiltService, isBuilt, startBuiltService, startWebsite, type Website } from '../widget/built-service.js';
import { startChromium, watch } from '../widget/chromium.js';
import { seriousIn } from '../widget/visitor.js';

vi.setConfig({ testTimeout: 60_000 });

const opened: { browser?: Browser; service?: BuiltService; website?: Website } = {};
const cannot = await (async () => {
  if (!isBuilt()) return 'the service is not built (npm run build)';
  try {
    opened.browser = await startChromium();
    opened.website = await startWebsite();
    opened.service = await startBuiltService({ ALLOWED_ORIGINS: opened.website.origin });
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
})();
if (cannot && process.env.CI === 'true') throw new Error(`the browser tests must run here: ${cannot}`);
if (cannot) process.stderr.write(`browser tests skipped: ${cannot}\n`);

const base = opened.service?.base ?? '';
let pages: { page: Page; problems: string[] }[] = [];

const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await opened.browser!.newContext({ locale: 'en-CA', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  pages.push({ page, problems: watch(page) });
  await page.goto(base + address);
  return page;
};
/** An answer 422 is no mishap here. */
const expected = /^422|status of 422|ERR_INTERNET_DISCONNECTED/;

afterEach(async () => {
  const problems = pages.flatMap((each) => each.problems).filter((problem) => !expected.test(problem));
  await Promise.all(pages.map(({ page }) => page.context().close()));
  pages = [];
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await opened.browser?.close();
  await opened.website?.stop();
  await opened.service?.stop();
});

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const fill = async (scope: Page | FrameLocator, email = 'ada@example.org') => {
  await scope.locator('#name').fill('Ada Lovelace');
  await scope.locator('#email').fill(email);
  await scope.locator('#again').fill(email);
  await scope.locator('#message').fill('May I travel with my COPR?');
  await scope.locator('#consent').check();
};
const wait = (page: Page) => page.waitForTimeout(leastTime + 200);
const sheetText = 'Your next step\n1. Wait for the portal e-mail';
const withSheet = async (address: string) => {
  const page = await open(address);
  await page.evaluate((text) => sessionStorage.setItem('ecopr-sheet', text), sheetText);
  await page.reload();
  return page;
};
const sentBy = (page: Page): Promise<Request> => page.waitForRequest((request) => request.method() === 'POST');
const bodyOf = (request: Request) => new URLSearchParams(request.postData() ?? '');

describe.skipIf(cannot)('the form', () => {
  it('is filled in and sent by keyboard alone, and the thank-you gets the focus', async () => {
    const page = await open('/contact?language=en');
    await page.locator('#name').focus();
    for (const words of ['Ada', 'ada@example.org', 'ada@example.org', '+1 416 555 0199', 'May I travel?']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    // What is hidden, the bait and the sheet, takes no part.
    expect(await focusedId(page)).toBe('consent');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focusedId(page)).toBe('send');
    await wait(page);
    await page.keyboard.press('Enter');
    await page.locator('#reference').waitFor();
    expect(await focusedId(page)).toBe('done');
    expect(page.url()).toBe(`${base}/contact?language=en`);
    expect(await seriousIn(page)).toEqual([]);
  });

  it('brings the first mistake into focus, described, and mends a domain by one press', async () => {
    const page = await open('/contact?language=en');
    await fill(page, 'ada@gmial.com');
    await page.locator('#again').fill('ada@gmial.co');
    await page.locator('#send').click();
    await page.locator('#errors').waitFor();
    expect(await focusedId(page)).toBe('email');
    expect(await page.title()).toMatch(/^Error: /);
    const described = await page
      .locator('#email')
      .evaluate((box) => document.getElementById(box.getAttribute('aria-describedby')!)?.textContent);
    expect(described).toContain('Did you mean ada@gmail.com?');
    expect(await seriousIn(page)).toEqual([]);
    await page.locator('[data-use]').click();
    expect(await page.locator('#again').inputValue()).toBe('ada@gmail.com');
    expect(await focusedId(page)).toBe('email');
    await wait(page);
    await page.locator('#send').click();
    await page.locator('#reference').waitFor();
  });

  it('changes its language without losing a word', async () => {
    const page = await open('/contact?language=en');
    await page.locator('#name').fill('Ada');
    await page.locator('[data-other]').click();
    await page.getByText('Nom complet').waitFor();
    expect(await page.locator('#name').inputValue()).toBe('Ada');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    expect(await page.locator('.fault').count()).toBe(0);
  });

  it('keeps everything without a connection, and sends when it is back', async () => {
    const page = await open('/contact?language=en');
    await fill(page);
    await wait(page);
    await page.context().setOffline(true);
    await page.locator('#send').click();
    await page.getByText('No connection right now').waitFor();
    expect(await page.locator('#message').inputValue()).toContain('COPR');
    await page.context().setOffline(false);
    await page.locator('#send').click();
    await page.locator('#reference').waitFor();
  });

  it('works without script, errors and focus too', async () => {
    const page = await open('/contact?language=fr', { javaScriptEnabled: false });
    await page.locator('#name').fill('Ada');
    await page.locator('#send').click();
    await page.getByText('Écrivez votre adresse courriel.').first().waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('email');
    expect(await page.locator('#name').inputValue()).toBe('Ada');
    expect(await page.locator('#sheet-part').isVisible()).toBe(false);
    await fill(page);
    await wait(page);
    await page.locator('#send').click();
    const reference = await page.locator('#reference').textContent();
    await page.getByRole('button', { name: 'Le voir ou le supprimer' }).click();
    await page.getByText('May I travel with my COPR?').waitFor();
    expect(page.url()).toBe(`${base}/contact/status`);
    expect(page.url()).not.toContain(reference!);
  });
});

describe.skipIf(cannot)('the sheet from the chat', () => {
  it('is shown first, and goes nowhere without a tick', async () => {
    const page = await withSheet('/contact?language=en');
    expect(await page.locator('#sheet').inputValue()).toBe(sheetText);
    expect(await page.locator('#attach').isChecked()).toBe(false);
    expect(page.url()).not.toContain('Wait');
    await fill(page);
    await wait(page);
    const request = sentBy(page);
    await page.locator('#send').click();
    expect(bodyOf(await request).has('sheet')).toBe(false);
    await page.locator('#reference').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('ecopr-sheet'))).toBeNull();
  });

  it('goes as the person changed it, also after a mistake', async () => {
    const page = await withSheet('/contact?language=en');
    const line = `Only this line ${'='.repeat(60)} <https://example.org/${'long-'.repeat(20)}>`;
    await page.locator('#sheet').fill(line);
    await page.locator('#attach').check();
    await page.locator('#send').click();
    await page.locator('#errors').waitFor();
    expect(await page.locator('#sheet').inputValue()).toBe(line);
    expect(await page.locator('#attach').isChecked()).toBe(true);
    await fill(page);
    await wait(page);
    await page.locator('#send').click();
    await page.locator('button[value=see]').click();
    await page.getByText('Only this line').waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.locator('html').evaluate((all) => all.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe.skipIf(cannot)('see and delete', () => {
  it('asks once more, by keyboard too', async () => {
    const page = await open('/contact?language=en');
    await fill(page);
    await wait(page);
    await page.locator('#send').click();
    const reference = (await page.locator('#reference').textContent())!;
    await page.goto(`${base}/contact/status?language=en`);
    await page.locator('#reference').fill(reference.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('May I travel with my COPR?').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.locator('button[value=delete]').press('Enter');
    await page.getByText('Delete your message for good?').waitFor();
    await page.locator('button[value=erase]').press('Enter');
    await page.getByText('Your message is deleted').waitFor();
    expect(page.url()).not.toContain(reference.slice(0, 4));
  });
});

describe.skipIf(cannot)('in the frame of a site', () => {
  it('it is sent, and Escape reaches the launcher', async () => {
    const { origin, pages: sites } = opened.website!;
    sites.set(
      '/framed',
      `<!doctype html><title>t</title><script>addEventListener('message', (e) => { document.title = e.data.ecopr })</script>
      <iframe src="${base}/contact?language=en&site=${encodeURIComponent(origin)}" width="380" height="600"></iframe>`,
    );
    const context = await opened.browser!.newContext();
    const page = await context.newPage();
    pages.push({ page, problems: watch(page) });
    await page.goto(`${origin}/framed`);
    const frame = page.frameLocator('iframe');
    await fill(frame);
    await wait(page);
    await frame.locator('#send').click();
    await frame.locator('#reference').waitFor();
    expect(await frame.locator('.back').getAttribute('href')).toContain(encodeURIComponent(origin));
    await frame.locator('.back').press('Escape');
    await expect.poll(() => page.title()).toBe('close');
  });
});

describe.skipIf(cannot)('on any screen', () => {
  it.each([
    ['a narrow one, in French', 320, 'fr', 'light'],
    ['a dark one', 1200, 'en', 'dark'],
  ] as const)('(%s) nothing is cut off or hard to read', async (_, width, language, colorScheme) => {
    const page = await open(`/contact?language=${language}`, { viewport: { width, height: 800 }, colorScheme });
    await page.locator('#whatsapp').fill('416 555 0199');
    await page.locator('#send').click();
    await page.locator('#errors').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await seriousIn(page)).toEqual([]);
    await page.goto(`${base}/contact/status?language=${language}`);
    expect(await seriousIn(page)).toEqual([]);
  });
});
