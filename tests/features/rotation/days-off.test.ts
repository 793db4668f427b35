import { describe, expect, it } from '@jest/globals';
import { merged, removeDaysOff } from '../../../src/features/rotation/planning/days-off.ts';
import { ALPHA, newResponder } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

describe('days off', () => {
  it('that overlap or touch become one, with all that was written beside them', () => {
    expect(
      merged([
        { from: '2027-03-10', to: '2027-03-12', note: 'moving' },
        { from: '2027-03-01', to: '2027-03-05', note: 'skiing' },
        { from: '2027-03-04', to: '2027-03-08' },
        { from: '2027-03-09', to: '2027-03-09', note: 'skiing' },
        { from: '2027-03-14', to: '2027-03-14' },
      ]),
    ).toEqual([
      { from: '2027-03-01', to: '2027-03-12', note: 'skiing; moving' },
      { from: '2027-03-14', to: '2027-03-14' },
    ]);
  });

  it('lie within others without making them shorter', () => {
    expect(
      merged([
        { from: '2027-03-01', to: '2027-03-31' },
        { from: '2027-03-02', to: '2027-03-03' },
      ]),
    ).toEqual([{ from: '2027-03-01', to: '2027-03-31' }]);
  });

  it('are taken back in part, and keep their note on both sides', async () => {
    const { store } = await sqliteStore();
    const left = await store.transaction(async (tx) => {
      const id = await tx.people.put(newResponder(ALPHA));
      await tx.people.replaceTimeOff(id, [
        { from: '2027-03-01', to: '2027-03-05', note: 'skiing' },
        { from: '2027-04-01', to: '2027-04-01' },
      ]);
      expect(
        await removeDaysOff(tx, { responderId: id, from: '2027-03-03', to: '2027-03-03' }),
      ).toBe(1);
      return await tx.people.timeOff('visit');
    });
    await store.close();
    expect(left).toMatchObject([
      { from: '2027-03-01', to: '2027-03-02', note: 'skiing' },
      { from: '2027-03-04', to: '2027-03-05', note: 'skiing' },
      { from: '2027-04-01', to: '2027-04-01' },
    ]);
  });
});
