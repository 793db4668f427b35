import { expect, it } from '@jest/globals';
import {
  askForSwap,
  type DemoPage,
  describeInBrowser,
  withDemoPage,
} from '../support/demo-in-browser.ts';

/** An incident from its report to its end, by its owner. */
async function workOnIncident({ page, say, see, press, submit }: DemoPage): Promise<void> {
  await say('/oncall report Contour plot crashes on restart');
  await see('60 business minutes left');
  await press('I’m on it');
  await see('alpha is on it since');
  await say('/oncall I answered INC-1');
  await see('The clock has stopped');
  await press('Resolve…');
  await page.locator('.modal .bk-input', { hasText: 'What was done' }).waitFor();
  await page.locator('.modal label', { hasText: 'Work-around made' }).click();
  await page
    .locator('.modal .bk-input', { hasText: 'Summary' })
    .locator('textarea')
    .fill('A work-around: restart from the first dump.');
  await page
    .locator('.modal .bk-input', { hasText: 'Effort in hours' })
    .locator('input')
    .fill('1h30');
  await submit();
  await see('work-around made · A work-around: restart from the first dump. · 1.5 h');
}

/** A swap: asked by one, seen and agreed by the other. */
async function swapWeeks(demo: DemoPage): Promise<void> {
  const { page, goTo, beSomebody } = demo;
  await goTo('visit-live');
  await askForSwap(demo);
  await beSomebody('Alex Alpha');
  await page.locator('.sidebar-item', { hasText: 'Hotline' }).click();
  await page.locator('.home button.bk-button', { hasText: 'Swap' }).first().click();
  await page.locator('.home', { hasText: 'primary, with charlie (swapped)' }).waitFor();
}

describeInBrowser('what the handbook says, in a browser', () => {
  it('goes from a report to its end, asks who is next, takes leave and swaps', async () => {
    await withDemoPage(900, async (demo) => {
      const { page, say, goTo, see } = demo;
      await goTo('visit-live');
      await workOnIncident(demo);

      await say('/oncall who is on next week?');
      await see('week of Mon 7 Dec');
      await say('/oncall I am back');
      await see('can mean more than one thing');
      await say('/oncall I am away 28 Dec to 31 Dec');
      await see('Mon 28 Dec to Thu 31 Dec');

      await swapWeeks(demo);
      expect(await page.locator('.modal').count()).toBe(0);
    });
  });
});
