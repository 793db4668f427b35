import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkedLookup } from '../../../src/adapters/free-busy/checked-lookup.ts';
import { isPublicAddress } from '../../../src/adapters/free-busy/public-address.ts';
import { createPushSender, pushRequest } from '../../../src/adapters/paging/push.ts';
import type { ContactWay } from '../../../src/domain/paging/contact-way.ts';
import type { WaySender } from '../../../src/ports/way-sender.ts';
import { MESSAGE, waySenderContract } from '../../ports/way-sender.contract.ts';
import { type PushReceiver, startPushReceiver } from '../../support/push-receiver.ts';

const way = (address: string, more: Partial<ContactWay> = {}): ContactWay => ({
  id: 'way-1',
  userId: 'U04DELTA',
  kind: 'push',
  address,
  format: 'json',
  secret: 'twelve-letters',
  afterMinutes: 0,
  givenAt: 1,
  ...more,
});

const senderTo = (
  receiver: PushReceiver,
  mayReach: (address: string) => boolean = () => true,
): WaySender =>
  createPushSender({
    mayReach,
    lookup: checkedLookup(mayReach),
    now: () => 1_800_000_000_000,
    request: receiver.request,
    timeoutMs: 300,
  });

describe('a push', () => {
  waySenderContract(
    async () => {
      const receiver = await startPushReceiver();
      return {
        sender: senderTo(receiver),
        way: way(`${receiver.url}/page`),
        arrived: async () => await Promise.resolve(receiver.pushes.map(({ body }) => body)),
        setFault: (fault) => {
          receiver.fault = fault;
        },
        close: async () => {
          await receiver.close();
        },
      };
    },
    { sightings: { arrived: 'cannot-look', absent: 'cannot-look' }, waitMs: 90_000 },
  );

  describe('to a server of somebody’s own', () => {
    let receiver: PushReceiver;
    beforeEach(async () => {
      receiver = await startPushReceiver();
    });
    afterEach(async () => {
      await receiver.close();
    });

    it('is signed over its time and its body', async () => {
      await senderTo(receiver).send(way(`${receiver.url}/page`), MESSAGE);
      const [push] = receiver.pushes;
      const signature = createHmac('sha256', 'twelve-letters')
        .update(`1800000000.${push?.body ?? ''}`)
        .digest('hex');
      expect(push?.headers).toMatchObject({
        'x-hotline-time': '1800000000',
        'x-hotline-signature': `v1=${signature}`,
      });
      expect(JSON.parse(push?.body ?? '')).toMatchObject({ key: MESSAGE.key, incident: 41 });
    });

    it('goes to no private network, by name or by number', async () => {
      const sender = senderTo(receiver, isPublicAddress);
      const why = 'its address is on a private network, which the bot may not reach';
      for (const address of [
        `${receiver.url}/page`,
        'https://127.0.0.1:1/page',
        'https://[::1]:1/page',
        'https://10.0.0.1/page',
      ]) {
        expect(await sender.send(way(address), MESSAGE)).toEqual({ kind: 'refused', why });
        expect(await sender.trouble(way(address))).toBe(why);
      }
      expect(receiver.pushes).toEqual([]);
    });

    it('follows no redirect', async () => {
      receiver.fault = 'redirects';
      expect(await senderTo(receiver).send(way(`${receiver.url}/page`), MESSAGE)).toMatchObject({
        kind: 'refused',
      });
    });
  });

  it('is written for ntfy as JSON at its root, with a button where there is a link', () => {
    const link = 'https://hotline.example.org/page/x';
    const made = pushRequest(
      way('https://ntfy.example.org/base/my-topic', { format: 'ntfy', secret: 'tk_12345678' }),
      { ...MESSAGE, link },
      0,
    );
    expect(made.url.href).toBe('https://ntfy.example.org/base');
    expect(made.headers).toMatchObject({ authorization: 'Bearer tk_12345678' });
    expect(JSON.parse(made.body)).toMatchObject({
      topic: 'my-topic',
      priority: 5,
      actions: [{ action: 'http', url: link, method: 'POST' }],
    });
  });

  it('is written for Gotify with its key in a header', () => {
    const made = pushRequest(
      way('https://push.example.org/', { format: 'gotify', secret: 'A12345678' }),
      MESSAGE,
      0,
    );
    expect(made.url.href).toBe('https://push.example.org/message');
    expect(made.headers).toMatchObject({ 'x-gotify-key': 'A12345678' });
    expect(JSON.parse(made.body)).toMatchObject({ title: MESSAGE.title, priority: 10 });
  });
});
