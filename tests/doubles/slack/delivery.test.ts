import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { SlackDouble } from '../../../src/doubles/slack/slack-double.ts';
import {
  clientOf,
  connect,
  startDouble,
  stopAll,
  until,
} from '../../support/slack-double-start.ts';

afterEach(stopAll);

async function openSocket(double: SlackDouble) {
  const client = clientOf({ ...double, botToken: double.appToken });
  const { url = '' } = await client.apps.connections.open({});
  const socket = new WebSocket(url);
  const hello = await new Promise<string>((resolve) => {
    socket.once('message', (data: Buffer) => {
      resolve(data.toString());
    });
  });
  return { socket, hello };
}

const ASK = { user: 'U1', channel: 'oncall', text: 'who' } as const;

describe('with two connections', () => {
  it('each delivery goes to one of them, in turn', async () => {
    const double = await startDouble();
    const one = await connect(double);
    const other = await connect(double);
    expect(double.numConnections()).toBe(2);
    for (let index = 0; index < 4; index += 1) await double.inject.command(ASK);
    expect([one.received.length, other.received.length]).toEqual([2, 2]);
    expect(double.deliveries().every(({ outcome }) => outcome === 'acknowledged')).toBe(true);
  });

  it('a refresh asks one to come again, and nothing is lost meanwhile', async () => {
    const double = await startDouble();
    const one = await connect(double);
    await connect(double);
    const reconnected = new Promise((resolve) => one.client.once('reconnecting', resolve));
    double.refresh();
    for (let index = 0; index < 3; index += 1) await double.inject.command(ASK);
    await reconnected;
    await until(() => double.numConnections() === 2, 'both are back');
    expect(double.deliveries().map(({ outcome }) => outcome)).not.toContain('lost');
  });

  it('a cut is told to the person who waits', async () => {
    const double = await startDouble();
    await openSocket(double);
    const asked = double.inject.command(ASK);
    double.cutAll();
    await expect(asked).rejects.toMatchObject({ code: 'operation_timeout' });
  });
});

describe('a connection', () => {
  it('needs a ticket, and a ticket is good for one', async () => {
    const double = await startDouble();
    const url = double.apiUrl.replace('http:', 'ws:').replace('/api/', '/link/?ticket=guess');
    const refused = await new Promise((resolve) => {
      new WebSocket(url).once('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
      });
    });
    expect(refused).toBe(404);
  });

  it('is told how many there are', async () => {
    const double = await startDouble();
    await connect(double);
    const { socket, hello } = await openSocket(double);
    socket.close();
    expect(JSON.parse(hello)).toMatchObject({ type: 'hello', num_connections: 2 });
  });
});

describe('an event', () => {
  it('comes again when it is not acknowledged, marked as a repeat', async () => {
    const double = await startDouble({ ackTimeoutMs: 30, eventRetryDelaysMs: [10, 10] });
    let heard = 0;
    const { received } = await connect(double, () => {
      heard += 1;
      return heard > 2 ? {} : undefined;
    });
    const said = double.inject.message({ user: 'U1', channel: 'oncall', text: 'hello' });
    await expect(said).rejects.toMatchObject({ code: 'operation_timeout' });
    await until(() => double.deliveries().at(-1)?.outcome === 'acknowledged', 'it is taken');
    expect(new Set(received.map(({ body }) => body['event_id'])).size).toBe(1);
    expect(received).toHaveLength(3);
  });

  it('tells that somebody was deactivated', async () => {
    const double = await startDouble();
    const { received } = await connect(double);
    await double.setUser('U2', { deleted: true });
    expect(received[0]?.body['event']).toMatchObject({
      type: 'user_change',
      user: { id: 'U2', deleted: true },
    });
  });
});

describe('faults of delivery', () => {
  it('bring everything twice', async () => {
    const double = await startDouble();
    const { received } = await connect(double);
    double.setFaults({ seed: 1, deliveries: { duplicate: 1 } });
    await double.inject.command(ASK);
    await until(() => received.length === 2, 'the copy is there');
    const [first, second] = received.map(({ body }) => body['trigger_id']);
    expect(second).toBe(first);
  });

  it('let later ones overtake', async () => {
    const double = await startDouble();
    const { received } = await connect(double);
    // With this seed the first waits and the second does not.
    double.setFaults({ seed: 1, deliveries: { reorder: 0.5 } });
    await Promise.all([
      double.inject.command({ ...ASK, text: 'first' }),
      double.inject.command({ ...ASK, text: 'second' }),
    ]);
    expect(received.map(({ body }) => body['text'])).toEqual(['second', 'first']);
  });

  it('cut sockets at a pace', async () => {
    const double = await startDouble();
    const { socket } = await openSocket(double);
    const code = new Promise((resolve) => socket.once('close', resolve));
    double.setFaults({ seed: 1, sockets: { cutEveryMs: 30 } });
    await expect(code).resolves.toBe(1006);
    await until(() => double.numConnections() === 0, 'Slack knows too');
  });
});
