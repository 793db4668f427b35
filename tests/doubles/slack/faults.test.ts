import { afterEach, describe, expect, it } from '@jest/globals';
import type { FaultRule } from '../../../src/doubles/slack/slack-double.ts';
import { clientOf, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

const POST = { channel: 'oncall', text: 'page' } as const;
const always = { method: 'chat.postMessage', probability: 1 } as const;

async function postUnder(rule: FaultRule) {
  const double = await startDouble();
  double.setFaults({ seed: 1, rules: [rule] });
  const client = clientOf(double);
  const outcome: unknown = await client.chat.postMessage(POST).catch((error: unknown) => error);
  return { double, client, outcome };
}

describe('a fault', () => {
  it('rate_limited says when to come again, and posts nothing', async () => {
    const { double, outcome } = await postUnder({ ...always, kind: 'rate_limited', retryAfter: 7 });
    expect(outcome).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    expect(double.ledger()).toEqual([]);
  });

  it('server_error is a 503', async () => {
    const { double, outcome } = await postUnder({ ...always, kind: 'server_error' });
    expect(outcome).toMatchObject({ code: 'slack_webapi_http_error', statusCode: 503 });
    expect(double.ledger()).toEqual([]);
  });

  it('server_error may come after the message was posted', async () => {
    const { double } = await postUnder({ ...always, kind: 'server_error', processed: true });
    expect(double.ledger()).toHaveLength(1);
  });

  it.each([
    ['internal_error', { ...always, kind: 'internal_error' } as const],
    ['is_archived', { ...always, kind: 'refused', error: 'is_archived' } as const],
  ])('gives %s', async (error, rule) => {
    const { double, outcome } = await postUnder(rule);
    expect(outcome).toMatchObject({ data: { error } });
    expect(double.ledger()).toEqual([]);
  });

  it('reset cuts before anything is done', async () => {
    const { double, outcome } = await postUnder({ ...always, kind: 'reset' });
    expect(outcome).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(double.ledger()).toEqual([]);
  });

  it('reply_lost leaves the message posted', async () => {
    const { double, client, outcome } = await postUnder({ ...always, kind: 'reply_lost' });
    expect(outcome).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(double.ledger()).toMatchObject([{ text: 'page' }]);
    const { messages } = await client.conversations.history({
      channel: double.channelId('oncall'),
    });
    expect(messages).toMatchObject([{ text: 'page' }]);
    expect(double.calls()[0]).toMatchObject({ method: 'chat.postMessage', fault: 'reply_lost' });
  });

  it('delay answers rightly, but late', async () => {
    const startedAt = performance.now();
    const { outcome } = await postUnder({ ...always, kind: 'delay', ms: 60 });
    expect(outcome).toMatchObject({ ok: true });
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });
});

describe('a rule', () => {
  it('may mean one channel, one person, and so many times', async () => {
    const double = await startDouble();
    const refused = { kind: 'refused', error: 'fatal_error', probability: 1 } as const;
    double.setFaults({
      seed: 1,
      rules: [
        { ...refused, method: 'chat\\..*', channel: '#oncall', times: 1 },
        { ...refused, method: '*', user: 'U1' },
      ],
    });
    const client = clientOf(double);
    await expect(client.chat.postMessage(POST)).rejects.toThrow('fatal_error');
    await client.chat.postMessage(POST);
    await client.chat.postMessage({ ...POST, channel: 'U2' });
    await expect(client.chat.postMessage({ ...POST, channel: 'U1' })).rejects.toThrow(
      'fatal_error',
    );
    await expect(client.conversations.open({ users: 'U1' })).rejects.toThrow('fatal_error');
  });

  it('strikes alike with the same seed', async () => {
    const runs: boolean[][] = [];
    for (let run = 0; run < 2; run += 1) {
      const double = await startDouble();
      double.setFaults({
        seed: 42,
        rules: [{ method: '*', probability: 0.5, kind: 'internal_error' }],
      });
      const client = clientOf(double);
      for (let call = 0; call < 12; call += 1) await client.auth.test().catch(() => undefined);
      runs.push(double.calls().map((one) => one.ok));
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(new Set(runs[0]).size).toBe(2);
  });
});
