import { describe, expect, it } from '@jest/globals';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import type { Batch, CountMark } from '../../../src/ports/figures.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { ALPHA, at, incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function figuresContract(inTx: InTx): void {
  const wish = { team: 'visit', from: at('2027-01-12 00:00'), to: at('2027-01-13 00:00') };

  /** Everything, in batches of two. */
  const all = async <T>(
    read: (tx: Tx, from: CountMark | undefined, limit: number) => Promise<Batch<T>>,
  ): Promise<readonly T[]> => {
    const found: T[] = [];
    let from: CountMark | undefined;
    do {
      const mark = from;
      const batch = await inTx(async (tx) => await read(tx, mark, 2));
      found.push(...batch.found);
      from = batch.next;
    } while (from);
    return found;
  };

  describe('what figures are made from', () => {
    it('is what came in from an instant to another, none twice and none left out', async () => {
      const cameIn = async (number: number, when: number, team = 'visit') => {
        await inTx(async (tx) => {
          await tx.incidents.insert(incident({ number, team, cameInAt: when }));
        });
      };
      await cameIn(1, wish.from - 1);
      // Three at one instant, over the edge of a batch.
      for (const number of [5, 3, 4]) await cameIn(number, wish.from);
      await cameIn(2, wish.to - 1);
      await cameIn(6, wish.to);
      await cameIn(7, wish.from, 'other');
      const found = await all(
        async (tx, from, limit) => await tx.figures.cameIn(wish, from, limit),
      );
      expect(found.map(({ number }) => number)).toEqual([3, 4, 5, 2]);
    });

    it('is what came in before and was resolved then, with what is counted of it', async () => {
      await inTx(async (tx) => {
        const resolution = {
          by: ALPHA,
          at: at('2027-01-12 14:00'),
          summary: 'Sent',
          effortHours: 1.5,
          activities: ['work-around'],
        } as const;
        const answered = { by: ALPHA, at: at('2027-01-12 10:00') };
        const resolved = { answered, resolution, state: 'resolved' } as const;
        await tx.incidents.insert(incident({ ...resolved, cameInAt: at('2027-01-11 16:00') }));
        // In `cameIn` already.
        await tx.incidents.insert(incident({ ...resolved, number: 43 }));
        await tx.incidents.insert(incident({ number: 42 }));
      });
      const found = await all(
        async (tx, from, limit) => await tx.figures.resolvedOlder(wish, from, limit),
      );
      expect(found).toEqual([
        {
          number: 41,
          environment: 'open',
          severity: 'normal',
          contact: 'call',
          cameInAt: at('2027-01-11 16:00'),
          dueAt: at('2027-01-12 10:24'),
          answeredAt: at('2027-01-12 10:00'),
          resolvedAt: at('2027-01-12 14:00'),
          effortHours: 1.5,
          activities: ['work-around'],
          ownerId: undefined,
          isDuplicate: false,
          isRestricted: false,
          customer: 'Example Lab',
        },
      ]);
    });

    it('never says who asked about something restricted', async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ environment: 'scf', isRestricted: true }));
      });
      const found = await all(
        async (tx, from, limit) => await tx.figures.cameIn(wish, from, limit),
      );
      expect(found.map(({ isRestricted, customer }) => [isRestricted, customer])).toEqual([
        [true, undefined],
      ]);
    });

    it('is pages and reopenings, and no other event', async () => {
      const log = async (events: readonly IncidentEvent[], when: number, team = 'visit') => {
        await inTx(async (tx) => {
          await tx.log.append({ team, incident: 41 }, events, when);
        });
      };
      const paged = { type: 'paged', to: 'U04DELTA', name: 'delta', step: 0 } as const;
      await log([{ ...paged, times: 1 }], wish.from - 1);
      await log(
        [
          { type: 'on-it', by: ALPHA },
          { ...paged, times: 1 },
        ],
        wish.from,
      );
      await log(
        [
          { ...paged, times: 2 },
          { type: 'channel-paged', step: 2 },
        ],
        wish.to - 2,
      );
      await log([{ type: 'reopened', by: ALPHA }], wish.to - 1);
      await log([{ ...paged, times: 3 }], wish.to);
      await log([{ ...paged, times: 1 }], wish.from, 'other');
      const found = await all(
        async (tx, from, limit) => await tx.figures.happenings(wish, from, limit),
      );
      expect(found).toEqual([
        { incident: 41, at: wish.from, kind: 'page', to: 'U04DELTA', times: 1 },
        { incident: 41, at: wish.to - 2, kind: 'page', to: 'U04DELTA', times: 2 },
        { incident: 41, at: wish.to - 2, kind: 'channel-page' },
        { incident: 41, at: wish.to - 1, kind: 'reopened' },
      ]);
    });
  });
}
