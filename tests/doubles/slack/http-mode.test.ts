import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { close, listen } from '../../../src/doubles/slack/gateway/gateway.ts';
import { startDouble, stopAll } from '../../support/slack-double-start.ts';

const SECRET = 'signing-secret';
let server: Server | undefined;

afterEach(async () => {
  await stopAll();
  if (server !== undefined) await close(server);
});

interface Received {
  readonly isGenuine: boolean;
  readonly type: string;
  readonly body: string;
}

async function receive(answer: { status: number; body?: object }) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const stamp = String(request.headers['x-slack-request-timestamp']);
      const mac = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
      received.push({
        isGenuine: request.headers['x-slack-signature'] === `v0=${mac}`,
        type: request.headers['content-type'] ?? '',
        body,
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  const port = await listen(server, 0);
  const url = `http://127.0.0.1:${port}/slack/events`;
  const double = await startDouble({ http: { url, signingSecret: SECRET } });
  return { double, received };
}

describe('without sockets', () => {
  it('deliveries are signed requests, and the response is the acknowledgement', async () => {
    const { double, received } = await receive({ status: 200, body: { text: 'Alpha is on duty' } });
    const { payload } = await double.inject.command({ user: 'U1', channel: 'oncall', text: 'who' });
    expect(payload).toEqual({ text: 'Alpha is on duty' });
    expect(double.ledger()).toMatchObject([{ kind: 'answer', text: 'Alpha is on duty' }]);
    await double.inject.message({ user: 'U1', channel: 'oncall', text: 'hello' });
    await double.inject.shortcut({ user: 'U1', callbackId: 'report' });
    const form = 'application/x-www-form-urlencoded';
    expect(received.map((one) => [one.isGenuine, one.type])).toEqual([
      [true, form],
      [true, 'application/json'],
      [true, form],
    ]);
    expect(new URLSearchParams(received[0]?.body).get('text')).toBe('who');
    expect(new URLSearchParams(received[2]?.body).get('payload')).toContain('"shortcut"');
  });

  it('a refusal is told to the person', async () => {
    const { double } = await receive({ status: 401 });
    const asked = double.inject.command({ user: 'U1', channel: 'oncall', text: 'who' });
    await expect(asked).rejects.toMatchObject({ code: 'dispatch_failed' });
  });
});
