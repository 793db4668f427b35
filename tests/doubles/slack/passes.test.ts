import { afterEach, describe, expect, it } from '@jest/globals';
import type { types } from '@slack/bolt';
import { clientOf, connect, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

const VIEW: types.ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Form' },
  blocks: [{ type: 'divider' }],
};

async function commanded(options: Parameters<typeof startDouble>[0] = {}) {
  const double = await startDouble(options);
  const { received } = await connect(double);
  await double.inject.command({ user: 'U1', channel: 'oncall', text: '' });
  const body = received[0]?.body ?? {};
  return {
    double,
    trigger: String(body['trigger_id']),
    respond: async (message: object) =>
      await fetch(String(body['response_url']), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
      }),
  };
}

describe('a trigger', () => {
  it('opens one form', async () => {
    const { double, trigger } = await commanded();
    const client = clientOf(double);
    await client.views.open({ trigger_id: trigger, view: VIEW });
    const again = client.views.open({ trigger_id: trigger, view: VIEW });
    await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
  });

  it('dies of age', async () => {
    const { double, trigger } = await commanded({ triggerLifeMs: 0 });
    const opened = clientOf(double).views.open({ trigger_id: trigger, view: VIEW });
    await expect(opened).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  });

  it('is not used up by a form that is refused', async () => {
    const { double, trigger } = await commanded();
    const client = clientOf(double);
    const title = { type: 'plain_text', text: 'x'.repeat(25) } as const;
    const refused = client.views.open({ trigger_id: trigger, view: { ...VIEW, title } });
    await expect(refused).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
    await client.views.open({ trigger_id: trigger, view: VIEW });
  });
});

describe('a response address', () => {
  it('serves five times', async () => {
    const { double, respond } = await commanded();
    for (let use = 0; use < 5; use += 1) {
      await expect((await respond({ text: 'done' })).json()).resolves.toEqual({ ok: true });
    }
    await expect((await respond({ text: 'done' })).json()).resolves.toMatchObject({
      ok: false,
      error: 'used_url',
    });
    expect(double.ledger()).toHaveLength(5);
    expect(double.ledger()[0]).toMatchObject({ kind: 'response_url', to: 'U1' });
  });

  it('serves for thirty minutes', async () => {
    let now = Date.UTC(2026, 0, 5);
    const { respond } = await commanded({ now: () => now });
    now += 31 * 60_000;
    await expect((await respond({ text: 'late' })).json()).resolves.toMatchObject({
      error: 'expired_url',
    });
  });

  it('may speak to everybody', async () => {
    const { double, respond } = await commanded();
    await respond({ text: 'done', response_type: 'in_channel' });
    expect(double.ledger()[0]).not.toHaveProperty('to');
  });
});
