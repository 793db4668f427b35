import { afterEach, describe, expect, it } from '@jest/globals';
import { trusted } from '../../../src/doubles/slack/trusted.ts';
import { clientOf, connect, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return trusted<Record<string, unknown>>(await response.json());
}

describe('another process', () => {
  it('can act, read, and set faults', async () => {
    const double = await startDouble();
    await connect(double, () => ({ text: 'hello' }));
    const url = double.controlUrl;
    const ask = { what: 'command', user: 'U1', channel: 'oncall', text: 'who' };
    expect(await post(`${url}inject`, ask)).toMatchObject({
      ok: true,
      result: { payload: { text: 'hello' } },
    });
    const ledger = await fetch(`${url}ledger?since=0`);
    expect(await ledger.json()).toMatchObject({ entries: [{ seq: 1, kind: 'answer' }] });
    const state = await fetch(`${url}state`);
    expect(await state.json()).toMatchObject({ numConnections: 1, lastSeq: 1, violations: [] });
    const rules = [{ method: 'chat.*', probability: 1, kind: 'refused', error: 'fatal_error' }];
    expect(await post(`${url}faults`, { plan: { seed: 1, rules } })).toEqual({ ok: true });
    const posted = clientOf(double).chat.postMessage({ channel: 'oncall', text: 'x' });
    await expect(posted).rejects.toThrow('fatal_error');
  });

  it('is told what went wrong', async () => {
    const double = await startDouble();
    const ask = { what: 'command', user: 'U1', channel: 'oncall', text: 'who' };
    expect(await post(`${double.controlUrl}inject`, ask)).toMatchObject({
      ok: false,
      error: 'dispatch_failed: the app has no connection',
    });
  });

  it('is not a web page', async () => {
    const double = await startDouble();
    const answer = await post(`${double.controlUrl}stop`, {}, { origin: 'http://example.org' });
    expect(answer).toEqual({ ok: false, error: 'not for browsers' });
  });

  it('can stop it', async () => {
    const double = await startDouble();
    await post(`${double.controlUrl}stop`, {});
    await double.stop();
    await expect(fetch(`${double.controlUrl}state`)).rejects.toThrow('fetch failed');
  });
});
