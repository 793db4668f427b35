import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { chromium, type Page } from 'playwright-core';
import { startDemo } from '../../src/demo/run-demo.ts';

const CHROMIUM = '/usr/bin/chromium';
const canRun = existsSync(CHROMIUM);

/** Describes what a person does with the demo's page; on a machine without a browser it says that it was skipped. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (!canRun) process.stdout.write(`skipped “${name}”: no ${CHROMIUM} on this machine\n`);
  (canRun ? describe : describe.skip)(name, tests);
}

/** The demo on Monday 30 November 2026 at 09:00, as one person's browser shows it. */
export async function withDemoPage(
  height: number,
  work: (page: DemoPage) => Promise<void>,
): Promise<void> {
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
      viewport: { width: 1100, height },
      timezoneId: 'America/Los_Angeles',
    });
    page.setDefaultTimeout(15_000);
    await page.goto(demo.pageUrl);
    await work(demoPage(page));
  } finally {
    await browser.close();
    await demo.stop();
  }
}

/** What a person does there. */
export interface DemoPage {
  readonly page: Page;
  readonly say: (text: string) => Promise<void>;
  /** Opens a channel or a conversation. */
  readonly goTo: (name: string) => Promise<void>;
  readonly beSomebody: (name: string) => Promise<void>;
  /** Presses the latest button with such a label. */
  readonly press: (label: string) => Promise<void>;
  /** Waits until something stands there. */
  readonly see: (text: string) => Promise<void>;
  /** Sends the form that is open. */
  readonly submit: () => Promise<void>;
}

function demoPage(page: Page): DemoPage {
  return {
    page,
    say: async (text) => {
      await page.locator('main .composer-input').fill(text);
      await page.locator('main .composer-input').press('Enter');
    },
    goTo: async (name) => {
      await page.locator('.sidebar-item', { hasText: name }).first().click();
    },
    beSomebody: async (name) => {
      await page.locator('.actas select').last().selectOption({ label: name });
    },
    press: async (label) => {
      await page.locator('button.bk-button', { hasText: label }).last().click();
    },
    see: async (text) => {
      await page.getByText(text).first().waitFor();
    },
    submit: async () => {
      await page.locator('.modal .modal-btn.primary').click();
    },
  };
}

/** Foxtrot chooses two weeks in the form, sees what the swap does, and asks alpha. */
export async function askForSwap({ page, say, beSomebody, see, submit }: DemoPage): Promise<void> {
  await beSomebody('Fay Foxtrot');
  await say('/oncall swap');
  const weeks = page.locator('.modal .bk-input select');
  await weeks.nth(0).selectOption({ label: 'primary 4 Jan' });
  await weeks.nth(1).selectOption({ label: 'alpha · backup 21 Dec' });
  await submit();
  await see('Pairing and rest hold as before');
  await submit();
  await page.locator('.modal').waitFor({ state: 'detached' });
}
