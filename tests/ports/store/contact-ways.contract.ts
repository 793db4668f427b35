import { describe, expect, it } from '@jest/globals';
import type { ContactWay } from '../../../src/domain/paging/contact-way.ts';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const sms: ContactWay = {
  id: 'way-1',
  userId: 'U01ALPHA',
  kind: 'sms',
  address: '+19255550101',
  afterMinutes: 5,
  givenAt: 1_800_000_000_000,
};
const push: ContactWay = {
  id: 'way-2',
  userId: 'U01ALPHA',
  kind: 'push',
  address: 'https://ntfy.example.org/alpha',
  format: 'ntfy',
  secret: 'tk_12345678',
  afterMinutes: 0,
  givenAt: 1_800_000_000_001,
};
const voice: ContactWay = { ...sms, id: 'way-3', userId: 'U02BRAVO', kind: 'voice' };

export function contactWaysContract(inTx: InTx): void {
  describe('ways to reach people', () => {
    const put = async (...ways: readonly ContactWay[]): Promise<void> => {
      await inTx(async (tx) => {
        for (const way of ways) await tx.contactWays.put(way);
      });
    };

    it('come in the order in which they are taken, each as it was given', async () => {
      await put(sms, push, voice);
      expect(await inTx(async (tx) => await tx.contactWays.of('U01ALPHA'))).toEqual([push, sms]);
      expect(await inTx(async (tx) => await tx.contactWays.of('U09USER'))).toEqual([]);
      expect(await inTx(async (tx) => await tx.contactWays.get('way-3'))).toEqual(voice);
    });

    it('are found by the address that somebody writes from', async () => {
      await put(sms, push, voice);
      const at = async (kinds: readonly ContactWay['kind'][]) =>
        await inTx(async (tx) => await tx.contactWays.at('+19255550101', kinds));
      expect(await at(['sms'])).toEqual([sms]);
      expect((await at(['sms', 'voice'])).map(({ id }) => id).toSorted()).toEqual([
        'way-1',
        'way-3',
      ]);
      expect(await at(['email'])).toEqual([]);
    });

    it('are changed under their id, and taken away', async () => {
      await put(sms);
      const later = { ...sms, afterMinutes: 10, askedAt: 1, confirmedAt: 2 };
      await put(later);
      expect(await inTx(async (tx) => await tx.contactWays.of('U01ALPHA'))).toEqual([later]);
      await inTx(async (tx) => {
        await tx.contactWays.remove('way-1');
      });
      expect(await inTx(async (tx) => await tx.contactWays.of('U01ALPHA'))).toEqual([]);
    });

    it('say when something last went out by their kind', async () => {
      await put({ ...sms, askedAt: 5 }, { ...sms, id: 'way-4', askedAt: 7 }, voice);
      const last = async (kind: ContactWay['kind']) =>
        await inTx(async (tx) => await tx.contactWays.lastAskedAt(kind));
      expect(await last('sms')).toBe(7);
      expect(await last('voice')).toBeUndefined();
    });

    it('keep how an incident was taken', async () => {
      const onIt = { by: { userId: 'U01ALPHA', name: 'alpha' }, at: 3, via: 'sms' } as const;
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ number: 1, onIt }));
      });
      expect(await inTx(async (tx) => (await tx.incidents.get(1))?.onIt)).toEqual(onIt);
    });
  });

  describe('signing keys', () => {
    it('are made once, and stay', async () => {
      const key = async (fresh: string) =>
        await inTx(async (tx) => await tx.signingKeys.get('page-links', () => fresh));
      expect(await key('first')).toBe('first');
      expect(await key('second')).toBe('first');
    });
  });
}
