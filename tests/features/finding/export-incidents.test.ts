import { expect, it } from '@jest/globals';
import { exportIncidents } from '../../../src/features/finding/export-incidents.ts';
import { at, incident } from '../../support/fixtures.ts';
import { CONFIG, teamsOf } from '../../support/scenario.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const SCF = `${CONFIG}    response: { environments: { scf: { name: SCF, restricted: true } } }\n`;

it('exports a batch at a time, oldest first, and of a restricted incident the fact alone', async () => {
  const { store } = await sqliteStore();
  const teams = await teamsOf(SCF);
  await store.transaction(async (tx) => {
    const scf = {
      environment: 'scf',
      isRestricted: true,
      cameInAt: at('2027-01-14 23:30'),
    } as const;
    await tx.incidents.insert(incident({ number: 1, title: 'Secret', ...scf }));
    for (let number = 2; number <= 1_203; number += 1) {
      await tx.incidents.insert(incident({ number, cameInAt: at('2027-01-20 09:00') }));
    }
    await tx.incidents.insert(
      incident({ number: 1_300, team: 'other', environment: 'was-scf', isRestricted: true }),
    );
  });
  const batches = [];
  for await (const rows of exportIncidents(store, teams, { team: undefined, cameIn: undefined })) {
    batches.push(rows);
  }
  expect(batches.map((rows) => rows.length)).toEqual([500, 500, 204]);
  expect(batches[0]?.[0]).toEqual({
    incident: 'INC-1',
    team: 'visit',
    state: 'waiting',
    environment: 'scf',
    restricted: 'yes',
    week: '2027-01-11',
    came_in: '2027-01-15T07:30:00.000Z',
    due: '2027-01-12T18:24:00.000Z',
  });
  expect(batches[0]?.[1]).toMatchObject({ incident: 'INC-2', restricted: 'no', phone: '555-0100' });
  expect(batches[2]?.at(-1)?.title).toBeUndefined();
  const cameIn = { from: at('2027-01-14 00:00'), to: at('2027-01-15 00:00') };
  const some = exportIncidents(store, teams, { team: teams.get('visit'), cameIn });
  expect((await some.next()).value).toHaveLength(1);
  await some.return(undefined);
  await store.close();
});
