import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { chromium, type Page } from 'playwright-core';
import { startDemo } from '../../src/demo/run-demo.ts';

const CHROMIUM = '/usr/bin/chromium';
const canRun = existsSync(CHROMIUM);
if (!canRun) process.stdout.write(`skipped the browser story: no ${CHROMIUM} on this machine\n`);

async function say(page: Page, text: string): Promise<void> {
  await page.locator('main .composer-input').fill(text);
  await page.locator('main .composer-input').press('Enter');
}

const goTo = async (page: Page, name: string): Promise<void> => {
  await page.locator('.sidebar-item', { hasText: name }).first().click();
};

const beSomebody = async (page: Page, name: string): Promise<void> => {
  await page.locator('.actas select').last().selectOption({ label: name });
};

const press = async (page: Page, label: string): Promise<void> => {
  await page.locator('button.bk-button', { hasText: label }).last().click();
};

/** An incident from its report to its end, by its owner. */
async function workOnIncident(page: Page): Promise<void> {
  await say(page, '/oncall report Contour plot crashes on restart');
  await page.getByText('60 business minutes left').waitFor();
  await press(page, 'I’m on it');
  await page.getByText('alpha is on it since').first().waitFor();
  await say(page, '/oncall I answered INC-1');
  await page.getByText('The clock has stopped').first().waitFor();
  await press(page, 'Resolve…');
  await page
    .locator('.modal .bk-input input')
    .first()
    .fill('A work-around: restart from the first dump.');
  await page.locator('.modal .modal-btn.primary').click();
  await page.getByText('resolved by alpha').first().waitFor();
}

/** A swap: asked by one, seen and agreed by the other. */
async function swapWeeks(page: Page): Promise<void> {
  await beSomebody(page, 'Fay Foxtrot');
  await goTo(page, 'visit-live');
  await say(page, '/oncall swap');
  const weeks = page.locator('.modal .bk-input select');
  await weeks.nth(0).selectOption({ label: 'primary 4 Jan' });
  await weeks.nth(1).selectOption({ label: 'alpha · backup 21 Dec' });
  await page.locator('.modal .modal-btn.primary').click();
  await page.getByText('Pairing and rest hold as before').waitFor();
  await page.locator('.modal .modal-btn.primary').click();
  await page.locator('.modal').waitFor({ state: 'detached' });
  await beSomebody(page, 'Alex Alpha');
  await page.locator('.sidebar-item', { hasText: 'Hotline' }).click();
  await page.locator('.home button.bk-button', { hasText: 'Swap' }).first().click();
  await page.locator('.home', { hasText: 'primary, with charlie (swapped)' }).waitFor();
}

(canRun ? describe : describe.skip)('what the handbook says, in a browser', () => {
  it('goes from a report to its end, asks who is next, takes leave and swaps', async () => {
    const demo = await startDemo({
      at: '2026-11-30T09:00',
      speed: 1,
      slackPort: 0,
      controlPort: 0,
      data: undefined,
      logLevel: 'silent',
    });
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      const page = await browser.newPage({
        viewport: { width: 1100, height: 900 },
        timezoneId: 'America/Los_Angeles',
      });
      page.setDefaultTimeout(15_000);
      await page.goto(demo.pageUrl);
      await goTo(page, 'visit-live');
      await workOnIncident(page);

      await say(page, '/oncall who is on next week?');
      await page.getByText('week of Mon 7 Dec').first().waitFor();
      await say(page, '/oncall I am back');
      await page.getByText('can mean more than one thing').first().waitFor();
      await say(page, '/oncall I am away 28 Dec to 31 Dec');
      await page.getByText('Mon 28 Dec to Thu 31 Dec').first().waitFor();

      await swapWeeks(page);
      expect(await page.locator('.modal').count()).toBe(0);
    } finally {
      await browser.close();
      await demo.stop();
    }
  });
});
