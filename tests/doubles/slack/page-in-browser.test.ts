import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { types } from '@slack/bolt';
import { type Browser, chromium } from 'playwright-core';
import { startBot, startDouble, stopAll } from '../../support/slack-double-start.ts';

const CHROMIUM = '/usr/bin/chromium';
let browser: Browser | undefined;

afterEach(async () => {
  await browser?.close();
  await stopAll();
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(value), value });

const FORM: types.ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: plain('Report'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'known', text: plain('Known issues') }],
    },
    {
      type: 'input',
      block_id: 'what',
      label: plain('What'),
      element: { type: 'plain_text_input', action_id: 'what' },
    },
    {
      type: 'input',
      block_id: 'story',
      label: plain('Story'),
      element: {
        type: 'plain_text_input',
        action_id: 'story',
        multiline: true,
        initial_value: 'First\nthen',
      },
    },
    {
      type: 'input',
      block_id: 'flags',
      label: plain('Flags'),
      element: {
        type: 'checkboxes',
        action_id: 'flags',
        options: [option('urgent'), option('customer')],
        initial_options: [option('customer')],
      },
    },
  ],
};

// Where Chromium is missing (it is not in CI's image by itself) this says so by being skipped.
(existsSync(CHROMIUM) ? describe : describe.skip)('in Chromium', () => {
  it('a person types a command, fills the form that opens, and presses a button', async () => {
    const double = await startDouble();
    const seen: unknown[] = [];
    await startBot(double, (app) => {
      app.command('/oncall', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: FORM });
      });
      app.action('known', async ({ ack }) => {
        await ack();
        seen.push('known');
      });
      app.view('report', async ({ ack, view, client }) => {
        await ack();
        seen.push(view.state.values);
        await client.chat.postMessage({
          channel: 'oncall',
          text: 'INC-1',
          blocks: [
            {
              type: 'actions',
              elements: [{ type: 'button', action_id: 'take', text: plain('Take it') }],
            },
          ],
        });
      });
      app.action('take', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Alpha is on it' });
      });
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.goto(double.pageUrl);
    await page.locator('.sidebar-item', { hasText: 'oncall' }).click();
    await page.locator('main .composer-input').fill('/oncall report');
    await page.keyboard.press('Enter');
    await page.locator('.modal .bk-button').click();
    await page.locator('.modal .bk-options input:checked').waitFor();
    await page.locator('.modal .bk-input input.bk-plain-input').first().fill('It crashed');
    const story = page.locator('.modal .bk-input textarea');
    expect(await story.inputValue()).toBe('First\nthen');
    await story.fill('First\nthen\n\nlast');
    await page.locator('.modal .modal-btn.primary').click();
    await page.locator('.msg button.bk-button', { hasText: 'Take it' }).click();
    await page.locator('.msg[data-ts]', { hasText: 'Alpha is on it' }).waitFor();
    expect(seen).toEqual([
      'known',
      {
        what: { what: { type: 'plain_text_input', value: 'It crashed' } },
        story: { story: { type: 'plain_text_input', value: 'First\nthen\n\nlast' } },
        flags: { flags: { type: 'checkboxes', selected_options: [option('customer')] } },
      },
    ]);
  });
});
