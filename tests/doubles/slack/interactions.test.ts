import { afterEach, describe, expect, it } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { startBot, startDouble, stopAll, until } from '../../support/slack-double-start.ts';

afterEach(stopAll);

type ModalView = types.ModalView;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: plain('Report'),
  submit: plain('Send'),
  private_metadata: 'secret',
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: plain('What'),
      element: { type: 'plain_text_input', action_id: 'what' },
    },
    {
      type: 'input',
      block_id: 'who',
      label: plain('Who'),
      element: { type: 'users_select', action_id: 'person', initial_user: 'U2' },
    },
    {
      type: 'input',
      block_id: 'how',
      label: plain('How'),
      element: {
        type: 'static_select',
        action_id: 'how',
        initial_option: option('mail'),
        options: [option('mail'), option('phone')],
      },
    },
    {
      type: 'input',
      block_id: 'flags',
      optional: true,
      label: plain('Flags'),
      element: { type: 'checkboxes', action_id: 'flags', options: [option('urgent')] },
    },
  ],
};

const opensForm = (app: App) => {
  app.command('/oncall', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
};

const postsButtons = (app: App) => {
  app.action('take', async ({ ack, respond, action }) => {
    await ack();
    const taken = action.type === 'button' ? action.value : '';
    await respond({ replace_original: true, text: `${taken} is taken` });
  });
  app.action('more', async ({ ack, respond, action }) => {
    await ack();
    const chosen = action.type === 'overflow' ? action.selected_option.value : '';
    await respond({ text: `chose ${chosen}` });
  });
};

describe('a command', () => {
  it('is answered in the acknowledgement, to the asker alone', async () => {
    const double = await startDouble();
    await startBot(double, (app) => {
      app.command('/oncall', async ({ ack, command }) => {
        await ack({ text: `You said ${command.text}` });
      });
    });
    const { payload, latencyMs } = await double.inject.command({
      user: 'U1',
      channel: 'oncall',
      text: 'help',
    });
    expect(payload).toEqual({ text: 'You said help' });
    expect(latencyMs).toBeLessThan(1000);
    expect(double.ledger()).toMatchObject([
      { kind: 'answer', to: 'U1', channelName: 'oncall', text: 'You said help' },
    ]);
  });

  it('fails visibly when the bot is not there', async () => {
    const double = await startDouble();
    const asked = double.inject.command({ user: 'U1', channel: 'oncall', text: '' });
    await expect(asked).rejects.toMatchObject({ code: 'dispatch_failed' });
    expect(double.ledger()).toMatchObject([
      { kind: 'failed', to: 'U1', text: '/oncall failed with the error "dispatch_failed"' },
    ]);
  });

  it('fails visibly when the bot does not acknowledge in time', async () => {
    const double = await startDouble({ ackTimeoutMs: 50 });
    await startBot(double, (app) => {
      app.command('/oncall', async () => undefined);
    });
    const asked = double.inject.command({ user: 'U1', channel: 'oncall', text: '' });
    await expect(asked).rejects.toMatchObject({ code: 'operation_timeout' });
  });
});

describe('a button', () => {
  it('carries the value it is shown with, and its answer replaces the message', async () => {
    const double = await startDouble();
    const app = await startBot(double, postsButtons);
    const { ts = '' } = await app.client.chat.postMessage({
      channel: 'oncall',
      text: 'INC-1',
      blocks: [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'take', text: plain('Take it'), value: 'INC-1' },
            { type: 'overflow', action_id: 'more', options: [option('escalate'), option('note')] },
          ],
        },
      ],
    });
    await double.inject.action({
      user: 'U1',
      channel: 'oncall',
      ts,
      actionId: 'more',
      value: 'note',
    });
    await double.inject.action({ user: 'U1', channel: 'oncall', ts, actionId: 'take' });
    await until(() => double.ledger().length === 3, 'both answers are there');
    expect(double.ledger()).toMatchObject([
      { kind: 'post' },
      { kind: 'response_url', to: 'U1', text: 'chose note' },
      { kind: 'response_url', text: 'INC-1 is taken', ts, editOf: 1 },
    ]);
    const again = double.inject.action({ user: 'U1', channel: 'oncall', ts, actionId: 'take' });
    await expect(again).rejects.toThrow('There is no take to press. Shown: nothing');
  });
});

describe('a form', () => {
  it('sends what was entered, and initial values for what was not', async () => {
    const double = await startDouble();
    let got: unknown;
    await startBot(double, (app) => {
      opensForm(app);
      app.view('report', async ({ ack, view }) => {
        got = [view.private_metadata, view.state.values];
        await ack();
      });
    });
    await double.inject.command({ user: 'U1', channel: 'oncall', text: 'report' });
    await until(() => double.openViews('U1').length === 1, 'the form is open');
    const { outcome } = await double.inject.submit({ user: 'U1', values: { what: 'It crashed' } });
    expect(outcome).toBe('closed');
    expect(double.openViews('U1')).toEqual([]);
    expect(got).toEqual([
      'secret',
      {
        what: { what: { type: 'plain_text_input', value: 'It crashed' } },
        who: { person: { type: 'users_select', selected_user: 'U2' } },
        how: { how: { type: 'static_select', selected_option: option('mail') } },
        flags: { flags: { type: 'checkboxes', selected_options: [] } },
      },
    ]);
    expect(double.ledger().map((entry) => entry.kind)).toEqual(['view_open', 'view_close']);
  });

  it('shows the errors that the bot answers, and stays open', async () => {
    const double = await startDouble();
    await startBot(double, (app) => {
      opensForm(app);
      app.view('report', async ({ ack }) => {
        await ack({ response_action: 'errors', errors: { what: 'Say more' } });
      });
    });
    await double.inject.command({ user: 'U1', channel: 'oncall', text: 'report' });
    await until(() => double.openViews('U1').length === 1, 'the form is open');
    const answer = await double.inject.submit({ user: 'U1', values: { what: 'x', person: 'U1' } });
    expect(answer).toMatchObject({ outcome: 'errors', errors: { what: 'Say more' } });
    expect(double.openViews('U1')).toHaveLength(1);
    expect(double.ledger().at(-1)).toMatchObject({
      kind: 'view_errors',
      to: 'U1',
      text: 'Say more',
    });
  });

  it('is not sent while a required input is empty', async () => {
    const double = await startDouble();
    await startBot(double, opensForm);
    await double.inject.command({ user: 'U1', channel: 'oncall', text: 'report' });
    await until(() => double.openViews('U1').length === 1, 'the form is open');
    const delivered = double.deliveries().length;
    const answer = await double.inject.submit({ user: 'U1', values: {} });
    expect(answer.errors).toEqual({ what: 'Please complete this required field.' });
    expect(double.deliveries()).toHaveLength(delivered);
  });

  it('is replaced by the next when the bot updates it', async () => {
    const double = await startDouble();
    await startBot(double, (app) => {
      opensForm(app);
      app.view('report', async ({ ack }) => {
        const done: ModalView = {
          type: 'modal',
          title: plain('Done'),
          blocks: [{ type: 'divider' }],
        };
        await ack({ response_action: 'update', view: done });
      });
    });
    await double.inject.command({ user: 'U1', channel: 'oncall', text: 'report' });
    await until(() => double.openViews('U1').length === 1, 'the form is open');
    const { outcome } = await double.inject.submit({ user: 'U1', values: { what: 'x' } });
    expect(outcome).toBe('updated');
    expect(double.openViews('U1')).toMatchObject([{ title: plain('Done') }]);
    // Nothing of the form before it stays: it has no button and no id of the app's any more.
    expect(double.openViews('U1')[0]).not.toHaveProperty('submit');
    expect(double.openViews('U1')[0]).not.toHaveProperty('callback_id');
  });
});

describe('what else people do', () => {
  it('reaches the bot: shortcuts, messages, mentions, the Home tab', async () => {
    const double = await startDouble();
    const seen: string[] = [];
    await startBot(double, (app) => {
      app.shortcut('report', async ({ ack, shortcut }) => {
        seen.push(shortcut.type);
        await ack();
      });
      app.message(async ({ message }) => {
        seen.push(`message ${'text' in message ? message.text : ''} ${message.channel_type}`);
      });
      app.event('app_mention', async () => {
        seen.push('mention');
      });
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: 'home',
            blocks: [
              {
                type: 'actions',
                elements: [{ type: 'button', action_id: 'weeks', text: plain('My weeks') }],
              },
            ],
          },
        });
      });
      app.action('weeks', async ({ ack }) => {
        seen.push('weeks');
        await ack();
      });
    });
    const { ts } = await double.inject.message({
      user: 'U1',
      channel: 'oncall',
      text: '<@U0BOT> hi',
    });
    await double.inject.message({ user: 'U1', channel: 'U1', text: 'psst' });
    await double.inject.shortcut({ user: 'U1', callbackId: 'report' });
    await double.inject.messageShortcut({
      user: 'U1',
      callbackId: 'report',
      channel: 'oncall',
      ts,
    });
    await double.inject.openHome({ user: 'U1' });
    await until(() => double.home('U1') !== undefined, 'the Home tab is there');
    await double.inject.action({ user: 'U1', actionId: 'weeks' });
    expect(seen.toSorted()).toEqual([
      'mention',
      'message <@U0BOT> hi channel',
      'message psst im',
      'message_action',
      'shortcut',
      'weeks',
    ]);
  });
});
