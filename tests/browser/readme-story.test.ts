import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { chromium, type Page } from 'playwright-core';
import { startDemo } from '../../src/demo/run-demo.ts';

const CHROMIUM = '/usr/bin/chromium';
const SHOTS = 'docs/screenshots';

// oxlint-disable-next-line node/no-process-env -- pictures are only made when somebody asks for them
const makesPictures = process.env['HOTLINE_SCREENSHOTS'] === '1';

const canRun = existsSync(CHROMIUM);
if (!canRun) process.stdout.write(`skipped the browser story: no ${CHROMIUM} on this machine\n`);

async function shoot(page: Page, name: string): Promise<void> {
  if (makesPictures) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('main .composer-input').fill(text);
  await page.locator('main .composer-input').press('Enter');
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.locator('.sidebar-item', { hasText: name }).first().click();
}

/** Foxtrot chooses two weeks in the form, and asks alpha. */
async function askForSwap(page: Page): Promise<void> {
  await page.locator('.actas select').last().selectOption({ label: 'Fay Foxtrot' });
  await say(page, '/oncall swap');
  const weeks = page.locator('.modal .bk-input select');
  await weeks.nth(0).selectOption({ label: 'primary 4 Jan' });
  await weeks.nth(1).selectOption({ label: 'alpha · backup 21 Dec' });
  await page.locator('.modal .modal-btn.primary').click();
  await page.getByText('Pairing and rest hold as before').waitFor();
  await page.locator('.modal .modal-btn.primary').click();
  await page.locator('.modal').waitFor({ state: 'detached' });
}

/** Alpha takes days off in the Home tab, sees what they move, and finds them there. */
async function takeTimeOff(page: Page): Promise<void> {
  await page.locator('.home button.bk-button', { hasText: 'Time off…' }).click();
  const days = page.locator('.modal input[type=date]');
  await days.nth(0).fill('2026-12-28');
  await days.nth(1).fill('2026-12-31');
  await page.locator('.modal .modal-btn.primary').click();
  await page.getByText('is away Mon 28 Dec to Thu 31 Dec').waitFor();
  await page.locator('.modal .modal-btn').click();
  await page.locator('.home', { hasText: '🌴 Mon 28 Dec to Thu 31 Dec' }).waitFor();
}

(canRun ? describe : describe.skip)('what the README says to try, in a browser', () => {
  it('goes from /oncall to the backup’s page, and to who took it', async () => {
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
        viewport: { width: 1100, height: 700 },
        timezoneId: 'America/Los_Angeles',
      });
      await page.goto(demo.pageUrl);
      await goTo(page, 'visit-live');

      await say(page, '/oncall');
      await page.getByText('answers everything').waitFor();
      await shoot(page, 'on-duty');

      await say(page, '/oncall report Contour plot crashes on restart');
      await page.getByText('60 business minutes left').waitFor();
      await shoot(page, 'card');

      await say(page, '/oncall report');
      await page.locator('.modal').waitFor();
      await shoot(page, 'report-form');
      await page.locator('.modal .bk-input input').first().fill('Isosurface is empty');
      await page.locator('.modal .modal-btn.primary').click();
      await page.getByText('INC-2 · Isosurface is empty').waitFor();

      await goTo(page, 'demo-clock');
      await shoot(page, 'clock');
      await page.locator('button.bk-button', { hasText: '+61 minutes' }).click();
      await page.getByText('10:01 PST').waitFor();

      await page.locator('.actas select').last().selectOption({ label: 'Dana Delta' });
      await goTo(page, 'Dana Delta');
      await page.getByText('PAGE · INC-1 has had no first answer').first().waitFor();
      await shoot(page, 'page');
      await page.locator('button.bk-button', { hasText: 'I’ll take it' }).first().click();
      await page.getByText('delta took it').first().waitFor();

      await goTo(page, 'visit-live');
      await page.getByText('delta is on it since').first().waitFor();
      await shoot(page, 'taken');
      expect(await page.getByText('delta is on it since').count()).toBe(1);

      await askForSwap(page);
      await page.locator('.actas select').last().selectOption({ label: 'Alex Alpha' });
      await page.locator('.sidebar-item', { hasText: 'Hotline' }).click();
      await page.getByText('Waiting for your answer').waitFor();
      await page.setViewportSize({ width: 1100, height: 1000 });
      await shoot(page, 'home');
      await takeTimeOff(page);
    } finally {
      await browser.close();
      await demo.stop();
    }
  });
});
