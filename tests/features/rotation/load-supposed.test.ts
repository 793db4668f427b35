import { describe, expect, it } from '@jest/globals';
import { seedDemo } from '../../../src/demo/seed.ts';
import { loadSupposed } from '../../../src/features/rotation/planning/load-supposed.ts';
import { at, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

/** What is supposed of the demo's team on 9 February 2027, in its fifth week. */
async function supposed(words: string, weeks?: number) {
  const { store } = await sqliteStore();
  const team = visit();
  await seedDemo(store, team, '2027-01-11', 12);
  const loaded = await store.transaction(async (tx) => {
    await tx.people.rememberName('U09KIM', 'kim');
    const first = '2027-02-08';
    return await loadSupposed(
      tx,
      team,
      { words, speaker: 'U02BRAVO', first, weeks },
      at('2027-02-09 09:00'),
    );
  });
  await store.close();
  return loaded;
}

describe('what is supposed of a team as it stands', () => {
  it('looks as far ahead as it takes to see what follows', async () => {
    const near = await supposed('I leave 1 Mar');
    expect(near.ok && near.before.weeks.length).toBe(26);
    const far = await supposed('I leave 1 Oct');
    expect(far.ok && far.before.weeks.length).toBe(41);
    const endless = await supposed('I leave 1 Oct 2031');
    expect(endless.ok && endless.before.weeks.length).toBe(104);
    const short = await supposed('I leave 1 Oct', 4);
    expect(short.ok && short.before.weeks.length).toBe(4);
  });

  it('knows who was on duty for as long as the longest rest that is looked at', async () => {
    const loaded = await supposed('rest 3 weeks', 4);
    if (!loaded.ok) throw new Error(loaded.message);
    expect(new Set(loaded.before.before.map(({ week }) => week))).toEqual(
      new Set(['2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01']),
    );
    expect([loaded.before.policy.restWeeks, loaded.after.policy.restWeeks]).toEqual([1, 3]);
  });

  it('calls those who are not on the team as Slack does', async () => {
    const loaded = await supposed('<@U09KIM> joins 1 Mar', 4);
    expect(loaded).toMatchObject({ changes: [{ kind: 'joins', person: { name: 'kim' } }] });
  });
});
