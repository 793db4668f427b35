import { afterEach, describe, expect, it } from '@jest/globals';
import type { types } from '@slack/bolt';
import { startBot, startDouble, stopAll, until } from '../../support/slack-double-start.ts';

afterEach(stopAll);

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

describe('what an app offers', () => {
  const VIEW: types.ModalView = {
    type: 'modal',
    callback_id: 'report',
    title: plain('Report'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'who',
        label: plain('Who'),
        element: { type: 'external_select', action_id: 'who', min_query_length: 0 },
      },
      {
        type: 'input',
        block_id: 'where',
        dispatch_action: true,
        label: plain('Where'),
        element: { type: 'static_select', action_id: 'where', options: [option('a'), option('b')] },
      },
      {
        type: 'input',
        block_id: 'what',
        label: plain('What'),
        element: { type: 'static_select', action_id: 'what', options: [option('a')] },
      },
    ],
  };

  it('is chosen from: suggestions as one types, menus that are told of, shortcuts of the manifest', async () => {
    const shortcuts = [{ type: 'global', name: 'Report', callbackId: 'report' }] as const;
    const double = await startDouble({ shortcuts });
    const seen: unknown[] = [];
    await startBot(double, (app) => {
      app.shortcut('report', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: VIEW });
      });
      app.options('who', async ({ ack, options }) => {
        const found = options.value === '' ? [] : [option(`x-${options.value}`)];
        await ack({ options: found });
      });
      app.action('where', async ({ ack, action }) => {
        await ack();
        if (action.type === 'static_select') seen.push(action.selected_option.value);
      });
      app.view('report', async ({ ack, view }) => {
        await ack();
        seen.push(view.state.values['who'], view.state.values['where']);
      });
    });
    const { inject } = double;
    await expect(inject.shortcut({ user: 'U1', callbackId: 'other' })).rejects.toThrow(
      'The app has no global shortcut other',
    );
    await inject.shortcut({ user: 'U1', callbackId: 'report' });
    await until(() => double.openViews('U1').length === 1, 'the form is open');
    await inject.action({ user: 'U1', actionId: 'where', value: 'b' });
    await expect(inject.action({ user: 'U1', actionId: 'what', value: 'a' })).rejects.toThrow(
      'its block has no dispatch_action',
    );
    const unknown = inject.submit({ user: 'U1', values: { who: '', what: 'a' } });
    expect((await unknown).errors).toEqual({ who: 'Please complete this required field.' });
    await inject.submit({ user: 'U1', values: { who: 'X-DANA', what: 'a' } });
    const chosen = { type: 'external_select', selected_option: option('x-X-DANA') };
    expect(seen).toEqual([
      'b',
      { who: chosen },
      { where: { type: 'static_select', selected_option: option('b') } },
    ]);
  });
});
