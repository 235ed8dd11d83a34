/** A Chromium for tests: the one inside the npm package, unpacked and started with patience. */

import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

const attempts = 4;

/** Throws when no browser can be started here. */
export async function startChromium(): Promise<Browser> {
  // Without it the package leaves out the libraries that a bare system lacks. Read when the package is loaded.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    let executablePath: string | undefined;
    try {
      executablePath = await packaged.executablePath();
      const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-proxy-server'];
      return await chromium.launch({ executablePath, headless: true, args, timeout: 30_000 });
    } catch (error) {
      failure = error;
      // Another run may be unpacking it this moment, or one that was killed may have left half of it.
      await pause(1500 * attempt);
      if (executablePath && attempt >= 2) rmSync(executablePath, { force: true });
    }
  }
  throw failure;
}

/** What went wrong on a page: scripts, policies, requests. */
export function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}
