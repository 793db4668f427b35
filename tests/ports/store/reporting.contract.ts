import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../../src/domain/incident/incident.ts';
import type { SharedMessage } from '../../../src/domain/incident/shared-message.ts';
import { ALPHA, incident, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const DANA: Customer = {
  name: 'Dana Reed',
  email: 'dana@example.org',
  phone: '555-0100',
  organisation: 'Example Lab',
};

const MESSAGE: Omit<SharedMessage, 'link' | 'incident'> = {
  id: 'C1:1.5',
  author: 'uma',
  authorId: undefined,
  channelName: 'general',
  text: 'Ünïcode 🌋',
  saidAt: 1_500,
  files: ['a.png'],
};

export function reportingContract(inTx: InTx): void {
  const remember = async (customer: Customer, now: number, team = 'visit'): Promise<void> => {
    await inTx(async (tx) => {
      await tx.customers.remember(team, customer, now);
    });
  };
  const latest = async (limit = 10) =>
    await inTx(async (tx) => await tx.customers.latest('visit', limit));

  describe('customers who asked', () => {
    it('come back by id, to their own team', async () => {
      await remember(DANA, 1);
      const [known] = await latest();
      expect(known).toEqual({ ...DANA, id: known?.id });
      const { id = '' } = known ?? {};
      expect(await inTx(async (tx) => await tx.customers.get('visit', id))).toEqual(known);
      expect(await inTx(async (tx) => await tx.customers.get('other', id))).toBeUndefined();
    });

    it('are one by their address, and keep what is not said again', async () => {
      await remember(DANA, 1);
      await remember(
        { ...DANA, email: 'Dana@Example.org', phone: undefined, organisation: 'New Lab' },
        2,
      );
      expect(await latest()).toMatchObject([{ phone: '555-0100', organisation: 'New Lab' }]);
    });

    it('are listed with the latest first, and found by how their name begins', async () => {
      await remember(DANA, 1);
      await remember({ ...DANA, name: 'dan Lee', email: undefined }, 3);
      await remember({ ...DANA, name: 'D%n_', email: undefined }, 2);
      await remember({ ...DANA, name: 'Dan of others' }, 9, 'other');
      expect((await latest()).map((c) => c.name)).toEqual(['dan Lee', 'D%n_', 'Dana Reed']);
      expect(await latest(1)).toHaveLength(1);
      const named = await inTx(async (tx) => await tx.customers.named('visit', 'DAN', 10));
      expect(named.map((c) => c.name)).toEqual(['dan Lee', 'Dana Reed']);
    });

    it('without name and address are nobody', async () => {
      await remember({ ...DANA, name: ' ', email: undefined }, 1);
      expect(await latest()).toEqual([]);
    });
  });

  describe('where to call back', () => {
    it('is kept for each incident', async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.callBacks.put(41, { phone: '2-4847', reference: undefined });
      });
      const found = await inTx(async (tx) => await tx.callBacks.get(41));
      expect(found).toEqual({ phone: '2-4847', reference: undefined });
      expect(await inTx(async (tx) => await tx.callBacks.get(42))).toBeUndefined();
    });
  });

  describe('messages that incidents are made from', () => {
    it('come back with what is learnt of them, however often they are pointed at', async () => {
      const found = await inTx(async (tx) => {
        await tx.sharedMessages.put(MESSAGE, 1);
        await tx.sharedMessages.putLink('C1:1.5', 'https://example.org/p1');
        await tx.sharedMessages.putIncident('C1:1.5', 41);
        await tx.sharedMessages.put({ ...MESSAGE, text: 'Edited' }, 2);
        return await tx.sharedMessages.get('C1:1.5');
      });
      const learnt = { link: 'https://example.org/p1', incident: 41 };
      expect(found).toEqual({ ...MESSAGE, text: 'Edited', ...learnt });
    });

    it('go when they are removed, and when they are old', async () => {
      const left = await inTx(async (tx) => {
        for (const id of ['a', 'b', 'c', 'd']) {
          await tx.sharedMessages.put({ ...MESSAGE, id }, id === 'd' ? 20 : 10);
        }
        await tx.sharedMessages.remove('a');
        const gone = await tx.sharedMessages.purge(20, 1);
        const also = await tx.sharedMessages.purge(20, 10);
        return [gone, also, (await tx.sharedMessages.get('d'))?.id];
      });
      expect(left).toEqual([1, 1, 'd']);
    });
  });

  describe('who has owned what', () => {
    it('is counted by environment and since when', async () => {
      const counts = await inTx(async (tx) => {
        const ownerId = await tx.people.put(newResponder(ALPHA));
        const scf = incident({ environment: 'scf', ownerId, cameInAt: 100 });
        await tx.incidents.insert({ ...scf, number: 1 });
        await tx.incidents.insert({ ...scf, number: 2, cameInAt: 99 });
        await tx.incidents.insert({ ...scf, number: 3, environment: 'open' });
        await tx.incidents.insert({ ...scf, number: 4, team: 'other' });
        await tx.incidents.insert({ ...scf, number: 5, ownerId: undefined });
        const found = await tx.incidents.ownedSince('visit', 'scf', 100);
        return [...found].map(([id, count]) => [id === ownerId, count]);
      });
      expect(counts).toEqual([[true, 1]]);
    });
  });

  describe('a remark from elsewhere', () => {
    it('keeps its address and who added it', async () => {
      const remark = {
        origin: 'elsewhere',
        id: 'C1:1.5:41',
        incident: 41,
        author: 'uma',
        text: 'x',
        saidAt: 1,
        editedAt: undefined,
        isTakenBack: false,
        version: 1,
        copy: undefined,
        copiedVersion: 0,
        link: 'https://example.org/p1',
        addedBy: 'alpha',
      } as const;
      const found = await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.remarks.put(remark);
        return await tx.remarks.get('elsewhere', remark.id);
      });
      expect(found).toEqual(remark);
    });
  });
}
