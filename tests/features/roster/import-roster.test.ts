import { describe, expect, it } from '@jest/globals';
import { importRoster, type RosterImport } from '../../../src/features/roster/import-roster.ts';
import { at, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const BRAVO: RosterImport['people'][number] = {
  name: 'bravo',
  userId: 'U02BRAVO',
  github: 'bravo-gh',
  email: 'bravo@example.org',
  phone: undefined,
  level: 'veteran',
  weight: 1,
  capabilities: [],
  topics: [],
  away: [{ from: '2027-02-01', to: '2027-02-05' }],
  served: undefined,
};

describe('a roster that is imported again', () => {
  it('keeps the days off and the last day that were entered in Slack', async () => {
    const { store } = await sqliteStore();
    const now = at('2027-01-12 09:00');
    await importRoster(store, visit(), { people: [BRAVO], schedule: [] }, now);
    await store.transaction(async (tx) => {
      const [bravo] = await tx.people.ofTeam('visit');
      if (bravo === undefined) throw new Error('bravo was imported');
      await tx.people.put({ ...bravo, leavesOn: '2027-06-30' });
      await tx.people.replaceTimeOff(bravo.id, [
        { from: '2027-02-01', to: '2027-02-05' },
        { from: '2027-03-01', to: '2027-03-02', note: 'moving' },
      ]);
    });
    const again = { ...BRAVO, away: [{ from: '2027-02-04', to: '2027-02-09' }] };
    await importRoster(store, visit(), { people: [again], schedule: [] }, now);
    await store.transaction(async (tx) => {
      expect(await tx.people.timeOff('visit')).toMatchObject([
        { from: '2027-02-01', to: '2027-02-09' },
        { from: '2027-03-01', to: '2027-03-02', note: 'moving' },
      ]);
      expect(await tx.people.ofTeam('visit')).toMatchObject([{ leavesOn: '2027-06-30' }]);
    });
    await store.close();
  });

  it('with another weight leaves what was due until then due by the old one', async () => {
    const { store } = await sqliteStore();
    const now = at('2027-01-13 09:00');
    await importRoster(store, visit(), { people: [BRAVO], schedule: [] }, now);
    const halfTime = { ...BRAVO, weight: 0.5 };
    await importRoster(store, visit(), { people: [halfTime], schedule: [] }, now);
    await store.transaction(async (tx) => {
      expect(await tx.people.spells('visit')).toMatchObject([
        { from: undefined, to: '2027-01-10', weight: 1 },
      ]);
      expect(await tx.people.ofTeam('visit')).toMatchObject([
        { weight: 0.5, joinedOn: '2027-01-11' },
      ]);
    });
    await store.close();
  });
});
