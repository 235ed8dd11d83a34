/** The stage of browser tests: the built service, a website of another origin, a browser; without one the tests are skipped. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { type BuiltService, isBuilt, startBuiltService, startWebsite, type Website } from './built-service.js';
import { startChromium, watch } from './chromium.js';

export interface Stage {
  /** Why nothing can be tested here. */
  readonly cannot: string | undefined;
  readonly base: string;
  readonly website: Website | undefined;
  /** A page in a context of its own; what goes wrong on it fails the test. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** Counts one more page among those that are watched. */
  watched(page: Page): Page;
  /** What went wrong on a page so far; a test may take out what it expected. */
  problemsOf(page: Page): string[];
}

export async function setStage(): Promise<Stage> {
  const opened: { browser?: Browser; service?: BuiltService; website?: Website } = {};
  let pages: { page: Page; problems: string[] }[] = [];
  let cannot: string | undefined;
  if (!isBuilt()) cannot = 'the service is not built (npm run build)';
  try {
    if (!cannot) {
      opened.browser = await startChromium();
      opened.website = await startWebsite();
      opened.service = await startBuiltService({ ALLOWED_ORIGINS: opened.website.origin });
    }
  } catch (error) {
    cannot = String(error).split('\n')[0];
  }
  if (cannot && process.env.CI === 'true') throw new Error(`the browser tests must run here: ${cannot}`);
  if (cannot) process.stderr.write(`browser tests skipped: ${cannot}\n`);

  const watched = (page: Page) => {
    pages.push({ page, problems: watch(page) });
    return page;
  };

  afterEach(async () => {
    const problems = pages.flatMap((each) => each.problems);
    await Promise.all(pages.map(({ page }) => page.context().close()));
    pages = [];
    expect(problems).toEqual([]);
  });

  afterAll(async () => {
    await opened.browser?.close();
    await opened.website?.stop();
    await opened.service?.stop();
  });

  return {
    cannot,
    base: opened.service?.base ?? '',
    website: opened.website,
    watched,
    problemsOf: (page) => pages.find((each) => each.page === page)!.problems,
    async open(address, options = {}) {
      const context = await opened.browser!.newContext({ locale: 'en-CA', reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(10_000);
      const page = watched(await context.newPage());
      await page.goto(address);
      return page;
    },
  };
}
