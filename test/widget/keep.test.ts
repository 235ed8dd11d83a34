/** A sheet is downloaded, copied, put into a calendar and shown to a person: in a real browser. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { watch } from './chromium.js';
import { addressesOf, downloaded, openSheet, pageCount, sheetAddress } from './sheet-page.js';
import { setStage } from './stage.js';
import { focused, launcher, panel, say, seriousIn, untilSheet, welcomed } from './visitor.js';

const stage = await setStage();
const { cannot, base, open, problemsOf } = stage;

describe.skipIf(cannot)('the download', () => {
  it.each(['en', 'fr'])('opens alone, without a request, a script or a complaint (%s)', async (language) => {
    const { page, sheet, keep } = await openSheet(stage, language);
    const addresses = await addressesOf(sheet);
    const { name, file } = await downloaded(page, () =>
      keep.getByRole('button', { name: language === 'en' ? 'Download' : 'Télécharger' }).click(),
    );
    expect(name).toMatch(
      language === 'en' ? /^ecopr-recommendation-\d{4}-\d\d-\d\d\.html$/ : /^recommandation-crp-.*\.html$/,
    );
    expect(await keep.locator('.said').innerText()).toContain(name);

    const context = await page.context().browser()!.newContext({ javaScriptEnabled: false });
    const alone = await context.newPage();
    const problems = watch(alone);
    const asked: string[] = [];
    alone.on('request', (request) => asked.push(request.url()));
    const address = `file://${await file.path()}`;
    // The browser keeps downloads under names without an ending.
    await alone.route(address, async (route) =>
      route.fulfill({ body: await readFile(await file.path()), contentType: 'text/html; charset=utf-8' }),
    );
    await alone.goto(address);
    expect(await alone.locator('html').getAttribute('lang')).toBe(language);
    expect(await alone.locator('h1').count()).toBe(1);
    const text = await alone.locator('main').innerText();
    for (const each of addresses) expect(text).toContain(each);
    expect(text).toContain(`${base}/chat`);
    expect(pageCount(await alone.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2);
    expect(asked).toEqual([address]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('has no serious barrier', async () => {
    const { page, keep } = await openSheet(stage, 'en', { colorScheme: 'dark' });
    const { text } = await downloaded(page, () => keep.getByRole('button', { name: 'Download' }).click());
    // Without the file's own policy, so that the checker may run in it.
    await page.goto('about:blank');
    await page.setContent(text.replace(/<meta http-equiv[^>]+>/, ''));
    expect(await seriousIn(page)).toEqual([]);
  });
});

describe.skipIf(cannot)('the other ways to keep it', () => {
  it('copy it as plain text with every address', async () => {
    const { page, sheet, keep } = await openSheet(stage, 'en', { permissions: ['clipboard-read', 'clipboard-write'] });
    await keep.getByRole('button', { name: 'Copy as text' }).click();
    await expect.poll(() => keep.locator('.said').innerText()).toBe('Copied.');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.startsWith(await sheet.locator('h2').innerText())).toBe(true);
    for (const address of await addressesOf(sheet)) expect(text).toContain(`<${address}>`);
  });

  it('make a calendar file by keyboard alone, help with wrong dates, and send nothing', async () => {
    const { page, keep } = await openSheet(stage, 'fr');
    const sent: string[] = [];
    page.on('request', (request) => !request.url().startsWith('blob:') && sent.push(request.url()));
    const opener = keep.getByRole('button', { name: 'Calendrier' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('H3');
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    await keep.getByRole('button', { name: 'Enregistrer le fichier' }).press('Enter');
    await keep.getByText('Remplissez au moins une date.').waitFor();
    await keep.getByLabel('Expiration de la CRP').fill('2020-02-29');
    await keep.getByLabel('Expiration du passeport').fill('2096-02-29');
    await keep.getByLabel('Expiration du passeport').press('Enter');
    await keep.getByText('Cette date est passée').waitFor();
    expect(await keep.getByLabel('Expiration de la CRP').getAttribute('aria-invalid')).toBe('true');
    expect(await focused(page)).toBe('INPUT');
    await keep.getByLabel('Expiration de la CRP').fill('');
    const { name, text } = await downloaded(page, () => keep.getByLabel('Expiration de la CRP').press('Enter'));
    expect(name).toBe('dates-crp.ics');
    expect(text.match(/DTSTART\S+/g)).toEqual(['DTSTART;VALUE=DATE:20960229']);
    expect(text).toContain('SUMMARY;LANGUAGE=fr-CA:Expiration du passeport\r\n');
    expect(text.match(/BEGIN:VALARM/g)?.length).toBe(2);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('BUTTON');
    expect(await keep.locator('form').count()).toBe(0);
    expect(sent).toEqual([]);
  });

  it('hand it to the page of a person only when that is pressed, also inside a site’s frame', async () => {
    const { page, sheet, keep } = await openSheet(stage, 'en');
    const kept = () => page.evaluate(() => sessionStorage.getItem('ecopr-sheet'));
    expect(await kept()).toBeNull();
    const title = await sheet.locator('h2').innerText();
    await page.route('**/contact?*', (route) => route.fulfill({ body: '<h1>Contact</h1>', contentType: 'text/html' }));
    await keep.getByRole('link', { name: 'Ask a person' }).press('Enter');
    await page.getByRole('heading', { name: 'Contact' }).waitFor();
    expect(new URL(page.url()).search).toBe('?language=en');
    expect((await kept())?.startsWith(title)).toBe(true);

    const framed = await open(`${sheetAddress(base, 'fr')}&site=${encodeURIComponent('https://practice.example')}`);
    const link = framed.locator('.keep').getByRole('link', { name: 'Parler à une personne' });
    await link.waitFor();
    expect(new URLSearchParams((await link.getAttribute('href'))!.split('?')[1]).get('site')).toBe(
      'https://practice.example',
    );
  });

  it('work in the launcher of the demonstration site, and Escape shuts the form before the panel', async () => {
    const page = await open(`${base}/?language=fr`);
    await launcher(page).click();
    await welcomed(panel(page));
    await say(panel(page), 'commencer');
    await untilSheet(panel(page));
    const keep = panel(page).locator('.keep');
    const { name } = await downloaded(page, () => keep.getByRole('button', { name: 'Télécharger' }).click());
    expect(name).toMatch(/^recommandation-crp-.*\.html$/);
    await keep.getByRole('button', { name: 'Copier en texte' }).click();
    await expect.poll(() => keep.locator('.said').innerText()).toBe("C'est copié.");
    await keep.getByRole('button', { name: 'Calendrier' }).click();
    await keep.getByLabel('Expiration de la carte de RP').fill('2090-01-31');
    const dates = await downloaded(page, () => keep.getByRole('button', { name: 'Enregistrer le fichier' }).click());
    expect(dates.text).toContain('DTEND;VALUE=DATE:20900201\r\n');
    await page.keyboard.press('Escape');
    await expect.poll(() => keep.locator('form').count()).toBe(0);
    expect(await page.locator('ecopr-assistant iframe').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('ecopr-assistant iframe').isVisible()).toBe(false);
  });

  it('leave printing when the rest cannot be loaded, and come with a reload', async () => {
    const page = await open(`${base}/chat?language=en`);
    await page.route('**/assets/keep-it-*', (route) => route.abort());
    await welcomed(page);
    await say(page, 'start');
    await untilSheet(page);
    const tools = page.locator('.tools');
    const again = tools.getByRole('button', { name: 'Reload to download or copy it' });
    await again.waitFor();
    expect(await tools.getByRole('button', { name: 'Print' }).isVisible()).toBe(true);
    await page.unroute('**/assets/keep-it-*');
    await again.click();
    await page.locator('.keep').waitFor();
    // The browser itself reports what it could not load.
    const problems = problemsOf(page);
    problems.splice(0, problems.length, ...problems.filter((problem) => !problem.includes('ERR_FAILED')));
  });
});
