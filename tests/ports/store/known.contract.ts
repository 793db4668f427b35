import { describe, expect, it } from '@jest/globals';
import type { FruitClaim } from '../../../src/domain/fruit/claim.ts';
import type { IncidentLink } from '../../../src/domain/incident/link.ts';
import { ALPHA, at, incident, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function knownContract(inTx: InTx): void {
  const seed = async (numbers: readonly number[]): Promise<void> => {
    await inTx(async (tx) => {
      for (const number of numbers) await tx.incidents.insert(incident({ number }));
    });
  };

  describe('pages of incidents', () => {
    it('go from the latest down, and back up, each filter by itself and together', async () => {
      const ownerId = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
      await inTx(async (tx) => {
        for (let number = 1; number <= 7; number += 1) {
          await tx.incidents.insert(
            incident({
              number,
              ownerId: number % 2 === 0 ? ownerId : undefined,
              week: number < 4 ? '2027-01-04' : '2027-01-11',
              state: number === 6 ? 'resolved' : 'waiting',
              cameInAt: number * 1_000,
            }),
          );
        }
        await tx.incidents.insert(incident({ number: 8, team: 'other' }));
      });
      const page = async (
        filter: Parameters<Parameters<Parameters<InTx>[0]>[0]['incidents']['page']>[0],
        from: Parameters<Parameters<Parameters<InTx>[0]>[0]['incidents']['page']>[1] = 'latest',
      ) =>
        await inTx(async (tx) => (await tx.incidents.page(filter, from, 3)).map((i) => i.number));
      expect(await page({ team: 'visit' })).toEqual([7, 6, 5]);
      expect(await page({ team: 'visit' }, { before: 5 })).toEqual([4, 3, 2]);
      expect(await page({ team: 'visit' }, { before: 2 })).toEqual([1]);
      expect(await page({ team: 'visit' }, { after: 1 })).toEqual([4, 3, 2]);
      expect(await page({ ownerId })).toEqual([6, 4, 2]);
      expect(await page({ ownerId, isOpen: true })).toEqual([4, 2]);
      expect(await page({ team: 'visit', week: '2027-01-04' })).toEqual([3, 2, 1]);
      expect(await page({ cameIn: { from: 2_000, to: 4_000 } })).toEqual([3, 2]);
      expect(await page({}, { after: 0 })).toEqual([3, 2, 1]);
    });

    it('can be of named ones, in the order of their names', async () => {
      await seed([1, 2, 3]);
      const some = async (numbers: readonly number[]) =>
        await inTx(async (tx) => (await tx.incidents.some(numbers)).map((i) => i.number));
      expect(await some([3, 99, 1])).toEqual([3, 1]);
      expect(await some([])).toEqual([]);
    });

    it('have the duplicates of one together', async () => {
      await seed([7, 9]);
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ number: 12, duplicateOf: 7 }));
        await tx.incidents.insert(incident({ number: 10, duplicateOf: 7 }));
      });
      const found = await inTx(async (tx) => await tx.incidents.duplicatesOf(7));
      expect(found.map((i) => [i.number, i.duplicateOf])).toEqual([
        [10, 7],
        [12, 7],
      ]);
    });
  });

  describe('links, suggestions and claims', () => {
    it('keep each link once, and find it from either end', async () => {
      await seed([7, 12]);
      const toIssue: IncidentLink = {
        incident: 12,
        target: { kind: 'issue', repository: 'visit-dav/visit', number: 3, url: 'https://x.y/3' },
        title: 'Contour plot crashes',
        relation: 'known',
        by: ALPHA,
        at: at('2027-01-12 09:30'),
      };
      const toIncident: IncidentLink = {
        ...toIssue,
        target: { kind: 'incident', number: 7 },
        at: at('2027-01-12 09:31'),
      };
      const added = await inTx(async (tx) => [
        await tx.links.add(toIssue),
        await tx.links.add(toIncident),
        await tx.links.add({ ...toIssue, title: 'Again' }),
      ]);
      expect(added).toEqual([true, true, false]);
      expect(await inTx(async (tx) => await tx.links.of(12))).toEqual([toIssue, toIncident]);
      expect(await inTx(async (tx) => await tx.links.to('visit-dav/visit#3'))).toEqual([toIssue]);
      expect(await inTx(async (tx) => await tx.links.to('INC-7'))).toEqual([toIncident]);
      expect(await inTx(async (tx) => await tx.links.of(7))).toEqual([]);
    });

    it('keep what was suggested', async () => {
      await seed([12]);
      const kept = {
        foundAt: 7,
        source: 'asked',
        found: [{ kind: 'incident', number: 7, title: 'T', state: 'resolved', outcome: 'O' }],
      } as const;
      const given = await inTx(async (tx) => {
        await tx.suggestions.put(12, { ...kept, found: [] });
        await tx.suggestions.put(12, kept);
        return [await tx.suggestions.get(12), await tx.suggestions.get(13)];
      });
      expect(given).toEqual([kept, undefined]);
    });

    it('count the claims of a week that hold', async () => {
      const responderId = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
      const claim = async (change: Partial<FruitClaim>): Promise<FruitClaim> =>
        await inTx(async (tx) => {
          const made: FruitClaim = {
            id: await tx.fruit.nextId(),
            team: 'visit',
            repository: 'visit-dav/visit',
            number: 3,
            title: 'Typo in the manual',
            url: 'https://x.y/3',
            responderId,
            week: '2027-01-11',
            at: 1_000,
            state: 'claimed',
            ...change,
          };
          await tx.fruit.put(made);
          return made;
        });
      const first = await claim({});
      await claim({ number: 4, week: '2027-01-18' });
      await claim({ number: 5, state: 'refused' });
      await inTx(async (tx) => {
        await tx.fruit.put({ ...first, state: 'assigned' });
      });
      const assigned = { ...first, state: 'assigned' } as const;
      expect(await inTx(async (tx) => await tx.fruit.get(first.id))).toEqual(assigned);
      expect(await inTx(async (tx) => await tx.fruit.ofWeek('visit', '2027-01-11'))).toEqual([
        assigned,
      ]);
      expect(await inTx(async (tx) => await tx.fruit.ofIssue('visit-dav/visit', 3))).toEqual(
        assigned,
      );
      expect(
        await inTx(async (tx) => await tx.fruit.ofIssue('visit-dav/visit', 5)),
      ).toBeUndefined();
    });
  });
}
