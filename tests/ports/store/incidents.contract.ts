import { describe, expect, it } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { ALPHA, at, DELTA, incident, newResponder, UMA } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function incidentsContract(inTx: InTx): void {
  const written = async (one: Incident): Promise<Incident | undefined> => {
    await inTx(async (tx) => {
      await tx.incidents.insert(one);
    });
    return await inTx(async (tx) => await tx.incidents.get(one.number));
  };

  describe('incidents', () => {
    it('come back with every field', async () => {
      const ownerId = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
      const full = incident({
        title: 'Ünïcode 🌋 & <tags>',
        description: 'Two\nlines with “quotes” and a backslash \\',
        customer: {
          name: 'Dana Reed',
          email: 'dana@example.org',
          phone: '555-0100',
          organisation: 'Example Lab',
        },
        contact: 'drop-in',
        severity: 'major',
        environment: 'scf',
        reported: { by: UMA, at: at('2027-01-12 09:25') },
        ownerId,
        goalMinutes: 37.5,
        state: 'resolved',
        onIt: { by: DELTA, at: at('2027-01-12 10:26') },
        answered: { by: ALPHA, at: at('2027-01-12 10:40') },
        resolution: {
          by: DELTA,
          at: at('2027-01-12 14:10'),
          summary: 'Sent the work-around',
          effortHours: 1.5,
          activities: ['work-around', 'new-issue'],
        },
        isMarkedSerious: true,
        paging: {
          step: 1,
          people: [{ userId: 'U04DELTA', name: 'delta', times: 2, at: at('2027-01-12 10:24') }],
          channelTimes: 1,
          lastAt: at('2027-01-12 10:44'),
          refused: ['U06FOXTROT'],
        },
        isRestricted: true,
        redirectedBy: UMA,
        messageLink: 'https://example.slack.com/archives/C1/p1',
      });
      expect(await written(full)).toEqual(full);
    });

    it('come back with nothing where nothing was known', async () => {
      const bare = incident({
        customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
      });
      expect(await written(bare)).toEqual(bare);
    });

    it('keep an effort that nobody stated apart from one of no hours', async () => {
      const deed = { by: DELTA, at: at('2027-01-12 14:10'), summary: 'Known', activities: [] };
      const unsaid = incident({
        state: 'resolved',
        resolution: { ...deed, effortHours: undefined },
      });
      const none = incident({
        number: 42,
        state: 'resolved',
        resolution: { ...deed, effortHours: 0 },
      });
      expect((await written(unsaid))?.resolution?.effortHours).toBeUndefined();
      expect((await written(none))?.resolution?.effortHours).toBe(0);
    });

    it('hold an instant beyond 32 bits exactly', async () => {
      const far = incident({ dueAt: 253_402_300_799_999 });
      expect((await written(far))?.dueAt).toBe(253_402_300_799_999);
    });

    it('are saved over what was there before', async () => {
      await written(incident());
      const later = incident({ state: 'answered', answered: { by: ALPHA, at: 7 } });
      await inTx(async (tx) => {
        await tx.incidents.save(later);
      });
      expect(await inTx(async (tx) => await tx.incidents.get(41))).toEqual(later);
    });

    it('forget what is no longer so', async () => {
      await written(incident({ onIt: { by: DELTA, at: 7 } }));
      await inTx(async (tx) => {
        await tx.incidents.save(incident({ onIt: undefined }));
      });
      expect((await inTx(async (tx) => await tx.incidents.get(41)))?.onIt).toBeUndefined();
    });

    it('are not found by a number that nobody has', async () => {
      expect(await inTx(async (tx) => await tx.incidents.get(999))).toBeUndefined();
    });

    it('refuse a number that is taken', async () => {
      await written(incident());
      await expect(
        inTx(async (tx) => {
          await tx.incidents.insert(incident({ title: 'Another' }));
        }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/constraint/iu) });
      expect((await inTx(async (tx) => await tx.incidents.get(41)))?.title).toBe(incident().title);
    });

    it('are numbered from 1, and never twice', async () => {
      const next = async () => await inTx(async (tx) => await tx.incidents.nextNumber());
      expect([await next(), await next(), await next()]).toEqual([1, 2, 3]);
    });
  });

  describe('the list of incidents', () => {
    const seed = async (): Promise<void> => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ number: 1, dueAt: 300 }));
        await tx.incidents.insert(incident({ number: 2, dueAt: 100, state: 'answered' }));
        await tx.incidents.insert(incident({ number: 3, dueAt: 200 }));
        await tx.incidents.insert(incident({ number: 4, dueAt: 50, state: 'resolved' }));
        await tx.incidents.insert(incident({ number: 5, dueAt: 10, team: 'other' }));
        await tx.incidents.insert(incident({ number: 6, dueAt: 200 }));
      });
    };
    const numbers = async (open: boolean, limit: number): Promise<readonly number[]> =>
      await inTx(async (tx) =>
        (await tx.incidents.list({ team: 'visit', open }, limit)).map((i) => i.number),
      );

    it('has what is open with the most urgent first', async () => {
      await seed();
      expect(await numbers(true, 10)).toEqual([2, 3, 6, 1]);
    });

    it('has everything with the latest first', async () => {
      await seed();
      expect(await numbers(false, 10)).toEqual([6, 4, 3, 2, 1]);
    });

    it('ends at its limit', async () => {
      await seed();
      expect(await numbers(true, 2)).toEqual([2, 3]);
    });

    it('counts what is open, and what of it waits for a first answer', async () => {
      await seed();
      const count = await inTx(async (tx) => await tx.incidents.countOpen('visit'));
      expect(count).toEqual({ open: 4, waiting: 3 });
    });

    it('counts nothing for a team without incidents', async () => {
      const count = await inTx(async (tx) => await tx.incidents.countOpen('visit'));
      expect(count).toEqual({ open: 0, waiting: 0 });
    });
  });
}
