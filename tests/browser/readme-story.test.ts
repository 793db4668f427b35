import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  askForSwap,
  type DemoPage,
  describeInBrowser,
  withDemoPage,
} from '../support/demo-in-browser.ts';

const SHOTS = 'docs/screenshots';

// oxlint-disable-next-line node/no-process-env -- pictures are only made when somebody asks for them
const makesPictures = process.env['HOTLINE_SCREENSHOTS'] === '1';

async function shoot(page: Page, name: string): Promise<void> {
  if (makesPictures) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** Reports by a line and by the form, and lets the first goal run out. */
async function letGoalRunOut({ page, say, goTo, see, press, submit }: DemoPage): Promise<void> {
  await say('/oncall report Contour plot crashes on restart');
  await see('60 business minutes left');
  await shoot(page, 'card');

  await say('/oncall report');
  await page.locator('.modal').waitFor();
  await shoot(page, 'report-form');
  await page.locator('.modal .bk-input input').first().fill('Isosurface is empty');
  await submit();
  await see('INC-2 · Isosurface is empty');

  await goTo('demo-clock');
  await shoot(page, 'clock');
  await press('+61 minutes');
  await see('10:01 PST');
}

/** Alpha takes days off in the Home tab, sees what they move, and finds them there. */
async function takeTimeOff({ page, see, submit }: DemoPage): Promise<void> {
  await page.locator('.home button.bk-button', { hasText: 'Time off…' }).click();
  const days = page.locator('.modal input[type=date]');
  await days.nth(0).fill('2026-12-28');
  await days.nth(1).fill('2026-12-31');
  await submit();
  await see('is away Mon 28 Dec to Thu 31 Dec');
  await page.locator('.modal .modal-btn').click();
  await page.locator('.home', { hasText: '🌴 Mon 28 Dec to Thu 31 Dec' }).waitFor();
}

describeInBrowser('what the README says to try, in a browser', () => {
  it('goes from /oncall to the backup’s page, and to who took it', async () => {
    await withDemoPage(700, async (demo) => {
      const { page, say, goTo, beSomebody, see } = demo;
      await goTo('visit-live');
      await say('/oncall');
      await see('answers everything');
      await shoot(page, 'on-duty');

      await letGoalRunOut(demo);
      await beSomebody('Dana Delta');
      await goTo('Dana Delta');
      await see('PAGE · INC-1 has had no first answer');
      await shoot(page, 'page');
      await page.locator('button.bk-button', { hasText: 'I’ll take it' }).first().click();
      await see('delta took it');

      await goTo('visit-live');
      await see('delta is on it since');
      await shoot(page, 'taken');
      expect(await page.getByText('delta is on it since').count()).toBe(1);

      await askForSwap(demo);
      await beSomebody('Alex Alpha');
      await page.locator('.sidebar-item', { hasText: 'Hotline' }).click();
      await see('Waiting for your answer');
      await page.setViewportSize({ width: 1100, height: 1000 });
      await shoot(page, 'home');
      await takeTimeOff(demo);
    });
  });
});
