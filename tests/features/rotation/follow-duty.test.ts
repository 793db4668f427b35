import { afterEach, describe, expect, it } from '@jest/globals';
import { lapseChanged } from '../../../src/features/rotation/lapse-changed.ts';
import { followDuty } from '../../../src/features/rotation/signs/follow-duty.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { ALPHA, at, DELTA, newResponder, visit } from '../../support/fixtures.ts';
import { type SqliteStore, sqliteStore } from '../../support/sqlite.ts';

const TEAM = visit({ signs: { userGroup: 'visit-oncall', topic: true } });
const NOW = at('2027-01-12 09:00');

let opened: SqliteStore;
afterEach(async () => {
  await opened.close();
});

async function within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  opened = await sqliteStore();
  return await opened.store.transaction(work);
}

async function seatAlpha(tx: Tx): Promise<void> {
  const responderId = await tx.people.put(newResponder(ALPHA));
  const seat = { week: '2027-01-11', role: 'primary', responderId } as const;
  await tx.people.putAssignment('visit', seat, NOW);
}

const queued = async (tx: Tx): Promise<readonly unknown[]> =>
  (await tx.outbox.claim(NOW, 50, 1)).map(({ effect }) => effect);

describe('following who is on duty', () => {
  it('says nothing for a team that is only being set up, and looks again when its week ends', async () => {
    const seen = await within(async (tx) => {
      await followDuty(tx, TEAM, NOW, true);
      return [await queued(tx), await tx.timers.nextDueAt()];
    });
    expect(seen).toEqual([[], at('2027-01-15 17:00')]);
  });

  it('says that nobody is on duty any more, once somebody was', async () => {
    const effects = await within(async (tx) => {
      await seatAlpha(tx);
      await followDuty(tx, TEAM, NOW);
      await tx.people.removeAssignment('visit', '2027-01-11', 'primary');
      await followDuty(tx, TEAM, NOW);
      return await tx.dutySigns.get('visit', 'topic');
    });
    expect(effects).toMatchObject({
      revision: 2,
      wanted: { primary: undefined, backup: undefined },
    });
  });

  it('is done right after whatever changes who is on duty, and once for several changes', async () => {
    const seen = await within(async (tx) => {
      await seatAlpha(tx);
      await followDuty(tx, TEAM, NOW);
      const delta = await tx.people.put(newResponder(DELTA));
      const seat = { week: '2027-01-11', role: 'backup', responderId: delta } as const;
      await tx.people.putAssignment('visit', seat, NOW);
      await lapseChanged(tx, TEAM, NOW);
      await lapseChanged(tx, TEAM, NOW);
      return (await tx.timers.due(NOW, 10)).map(({ what }) => what);
    });
    expect(seen).toEqual([{ kind: 'duty-shows' }]);
  });

  it('costs a team nothing that shows it nowhere', async () => {
    const seen = await within(async (tx) => {
      await seatAlpha(tx);
      await followDuty(tx, visit(), NOW, true);
      return [await queued(tx), await tx.timers.count()];
    });
    expect(seen).toEqual([[], 0]);
  });
});
