/** A visitor's browser against the built service: launcher, conversation, keyboard, phone, print, embedding. */

import { describe, expect, it } from 'vitest';
import { setStage } from './stage.js';
import { focused, launcher, panel, replies, say, seriousIn, untilSheet, welcomed } from './visitor.js';

const { cannot, base, website, open, watched, problemsOf } = await setStage();

describe.skipIf(cannot)('the launcher', () => {
  it('opens by keyboard, brings the focus to the text box, closes by Escape and gives the focus back', async () => {
    const page = await open(`${base}/`);
    await launcher(page).waitFor();
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('ecopr-assistant iframe').count()).toBe(0);
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await welcomed(panel(page));
    expect(await focused(page)).toBe('IFRAME');
    await expect
      .poll(() =>
        panel(page)
          .getByRole('textbox')
          .evaluate((box) => box === document.activeElement),
      )
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('BUTTON');
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('ecopr-assistant iframe').isVisible()).toBe(false);
  });

  it('closes by Escape on the page around it too', async () => {
    const page = await open(`${base}/`);
    await launcher(page).click();
    await welcomed(panel(page));
    await page.locator('h1:visible').click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('ecopr-assistant iframe').isVisible()).toBe(false);
    expect(await focused(page)).toBe('BUTTON');
  });

  it('is open again after a reload, with the same conversation, and takes no focus by itself', async () => {
    const page = await open(`${base}/`);
    await launcher(page).click();
    await welcomed(panel(page));
    await say(panel(page), 'start');
    const before = await panel(page).getByRole('log').innerText();
    await page.reload();
    await welcomed(panel(page));
    await expect.poll(() => panel(page).getByRole('log').innerText()).toBe(before);
    expect(await focused(page)).toBe('BODY');
  });

  it('speaks the language of the page', async () => {
    const page = await open(`${base}/?language=fr`);
    expect(await launcher(page).innerText()).toBe('Des questions sur votre CRP électronique?');
    await launcher(page).click();
    await welcomed(panel(page));
    expect(await panel(page).locator('html').getAttribute('lang')).toBe('fr');
    expect(await panel(page).getByRole('button', { name: 'Envoyer' }).count()).toBe(1);
  });

  it('asks what a link of the page says, once', async () => {
    const page = await open(`${base}/`);
    const link = page.locator('.asks a:visible').first();
    const words = await link.innerText();
    await link.click();
    await welcomed(panel(page));
    await panel(page).locator('.own', { hasText: words }).waitFor();
    await page.reload();
    await welcomed(panel(page));
    await expect.poll(() => panel(page).locator('.own').count()).toBe(1);
  });
});

describe.skipIf(cannot)('the conversation', () => {
  it('shows the question at once, the reply, and the answers as buttons with their full words', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await say(page, 'start');
    const buttons = page.locator('.numbered button');
    await buttons.first().waitFor();
    const label = await buttons.first().innerText();
    expect(await page.getByRole('button', { name: label, exact: true }).count()).toBe(1);
    expect(await page.getByRole('progressbar').count()).toBe(1);
    for (const button of await buttons.all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await buttons.first().press('Enter');
    await page.locator('.own', { hasText: label }).waitFor();
    await expect.poll(() => page.locator('.own').last().innerText()).toContain('Delivered');
  });

  it('goes on in another tab, and says in both what is said in one', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await say(page, 'help');
    const other = watched(await page.context().newPage());
    await other.goto(`${base}/chat?language=en`);
    await expect.poll(() => replies(other).count()).toBe(2);
    await say(other, 'start');
    await expect.poll(() => page.locator('.own').count()).toBe(2);
  });

  it('follows the language of the conversation', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('#menu').getByRole('button', { name: 'Français' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.title()).toBe('Assistant eCOPR');
  });

  it('gives the words back when they held personal data', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await say(page, 'my UCI is 1234-5678, what now?');
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('my UCI is 1234-5678, what now?');
    expect(await page.getByRole('log').innerText()).not.toContain('1234-5678');
  });

  it('keeps what is written without a network and sends it once when it is back', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await page.context().setOffline(true);
    await page.getByRole('textbox').fill('start');
    await page.getByRole('textbox').press('Enter');
    await expect.poll(() => page.locator('footer').innerText(), { timeout: 8000 }).toContain('No connection right now');
    await page.context().setOffline(false);
    await page.locator('.numbered button').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('.own').count()).toBe(1);
    // The browser itself reports each call that did not get through.
    const mine = problemsOf(page);
    mine.splice(0, mine.length, ...mine.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED')));
  }, 60_000);

  it('forgets when it is asked to, after asking back, and begins anew with the next message', async () => {
    const page = await open(`${base}/chat?language=en`);
    await welcomed(page);
    await say(page, 'start');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Forget me' }).click();
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    await page.getByText('This conversation has been deleted').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('ecopr-assistant.pass'))).toBeNull();
    await say(page, 'start');
    await page.locator('.numbered button').first().waitFor();
  });

  it('takes a question and an interview from its address, once', async () => {
    const page = await open(`${base}/chat?language=en&topic=${encodeURIComponent('ask:What is a COPR?')}`);
    await page.locator('.own', { hasText: 'What is a COPR?' }).waitFor();
    await replies(page).nth(1).waitFor();
    await page.reload();
    await replies(page).nth(1).waitFor();
    expect(await page.locator('.own').count()).toBe(1);
  });
});

describe.skipIf(cannot)('the sheet', () => {
  it('shows the start of a new reply', async () => {
    const page = await open(`${base}/chat?language=en`, { viewport: { width: 390, height: 700 } });
    await welcomed(page);
    await say(page, 'start');
    await untilSheet(page);
    await expect.poll(async () => (await page.locator('.sheet').boundingBox())!.y).toBeLessThan(400);
    expect((await page.locator('.sheet').boundingBox())!.y).toBeGreaterThan(0);
  });
});

describe.skipIf(cannot)('everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`finds no serious barrier (${colorScheme})`, async () => {
      const page = await open(`${base}/`, { colorScheme });
      await launcher(page).click();
      await welcomed(panel(page));
      const frame = page.frames().find((each) => each.url().includes('/chat'))!;
      expect(await seriousIn(page)).toEqual([]);
      await say(panel(page), 'start');
      await panel(page).getByRole('button', { name: 'Menu' }).click();
      expect(await seriousIn(frame)).toEqual([]);
      await page.keyboard.press('Escape');
      await untilSheet(panel(page));
      expect(await seriousIn(frame)).toEqual([]);
      for (const address of ['/privacy', '/terms?language=fr']) {
        await page.goto(base + address);
        expect(await seriousIn(page)).toEqual([]);
      }
    }, 40_000);
  }

  it.each([
    [320, 640],
    [640, 360],
  ])('can read it on %i × %i without scrolling sideways', async (width, height) => {
    const page = await open(`${base}/chat?language=fr`, { viewport: { width, height } });
    await welcomed(page);
    await say(page, 'commencer');
    await untilSheet(page);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main')].some(
        (each) => each.scrollWidth > each.clientWidth,
      ),
    );
    expect(wide).toBe(false);
    await page.goto(`${base}/?language=fr`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(
      false,
    );
  });

  it('on a phone has the panel on the whole screen, with its own way out', async () => {
    const page = await open(`${base}/`, { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });
    await launcher(page).tap();
    await welcomed(panel(page));
    expect(await page.locator('ecopr-assistant iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
    await panel(page).getByRole('button', { name: 'Close' }).tap();
    await expect.poll(() => page.locator('ecopr-assistant iframe').isVisible()).toBe(false);
    expect(await launcher(page).isVisible()).toBe(true);
  });
});

describe.skipIf(cannot)('another site', () => {
  it('embeds it under a strict policy and without inline style', async () => {
    if (!website) throw new Error('no website');
    website.pages.set('/favicon.ico', '');
    website.policy = `default-src 'none'; script-src ${base}; frame-src ${base}; style-src 'self'`;
    website.pages.set(
      '/',
      `<!doctype html><html lang="fr"><title>Cabinet</title><h1>Cabinet</h1><a href="#ecopr=interview">Commencer</a><script src="${base}/widget.js" defer data-language="en" data-color="#ffd54a" data-position="left"></script></html>`,
    );
    const page = await open(`${website.origin}/`);
    expect(await launcher(page).innerText()).toBe('Questions about your eCOPR?');
    expect(await page.locator('ecopr-assistant iframe').count()).toBe(0);
    expect(
      await launcher(page).evaluate((button) => [
        getComputedStyle(button).backgroundColor,
        getComputedStyle(button).color,
      ]),
    ).toEqual(['rgb(255, 213, 74)', 'rgb(17, 17, 17)']);
    await page.getByRole('link', { name: 'Commencer' }).focus();
    await page.keyboard.press('Enter');
    await panel(page).locator('.numbered button').first().waitFor();
    await panel(page).getByRole('textbox').press('Escape');
    await expect.poll(() => focused(page)).toBe('A');
    await page.evaluate(() => (window as unknown as { ecopr: { ask(text: string): void } }).ecopr.ask('help'));
    await panel(page).locator('.own', { hasText: 'help' }).waitFor();
  });
});
