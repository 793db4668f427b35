import { afterEach, describe, expect, it } from '@jest/globals';
import type { CheckReach } from '../../../src/domain/rotation/effect.ts';
import type { ReachFinding, ReachTrouble } from '../../../src/domain/rotation/reach.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import { recordReach } from '../../../src/features/rotation/reach/record-reach.ts';
import { ALPHA, at, DELTA, newResponder, visit } from '../../support/fixtures.ts';
import { type SqliteStore, sqliteStore } from '../../support/sqlite.ts';

let opened: SqliteStore;
afterEach(async () => {
  await opened.close();
});

const finding = (isOpen: boolean, ...troubles: readonly ReachTrouble[]): ReachFinding => ({
  ways: [{ way: 'slack', isOpen, troubles }],
});
const FINE = finding(true);

/** Who is told, and of what; delta is backup in the week of 11 January, alpha is the admin. */
async function told(
  found: ReachFinding,
  options: {
    readonly team?: Partial<Team>;
    readonly github?: string;
    readonly gone?: boolean;
  } = {},
): Promise<readonly (readonly [string, readonly string[]])[]> {
  opened = await sqliteStore();
  const now = at('2027-01-08 08:00');
  const team = visit(options.team);
  return await opened.store.transaction(async (tx) => {
    const delta = await tx.people.put(newResponder(DELTA, { github: options.github }));
    const alpha = await tx.people.put(newResponder(ALPHA));
    const holder = options.gone ? alpha : delta;
    const seat = { week: '2027-01-11', role: 'backup', responderId: holder } as const;
    await tx.people.putAssignment('visit', seat, now);
    const asked: CheckReach = {
      kind: 'check-reach',
      person: delta,
      role: 'backup',
      week: '2027-01-11',
      opensAt: at('2027-01-11 08:00'),
      occasion: 'day',
    };
    await recordReach(tx, team, asked, found, now);
    const rows = await tx.outbox.claim(now, 50, 1);
    return rows.map(({ effect }) => {
      if (effect.kind !== 'tell' && effect.kind !== 'announce') throw new Error(effect.kind);
      const { notice } = effect;
      if (notice.about !== 'unreachable') throw new Error(notice.about);
      return [effect.kind === 'tell' ? effect.to : 'channel', notice.troubles] as const;
    });
  });
}

describe('what follows from a look whether somebody can be paged', () => {
  it('is nothing where they can', async () => {
    expect(await told(FINE)).toEqual([]);
  });

  it('is nothing where the week is somebody else’s by now', async () => {
    expect(await told(finding(false, 'deactivated'), { gone: true })).toEqual([]);
  });

  it('is a word to them, the lead and the admins the day before', async () => {
    expect(await told(finding(true, 'not-in-channel'))).toEqual([
      ['U04DELTA', ['not-in-channel']],
      ['U06FOXTROT', ['not-in-channel']],
      ['U01ALPHA', ['not-in-channel']],
    ]);
  });

  it('counts a missing GitHub login where the team keeps its log there, and only there', async () => {
    const issueLog = { repository: 'visit-dav/visit-live-incidents' };
    const team = { issueLog, lead: 'U01ALPHA' };
    expect(await told(FINE, { team })).toEqual([
      ['U04DELTA', ['no-login']],
      ['U01ALPHA', ['no-login']],
    ]);
    await opened.close();
    expect(await told(FINE, { team, github: 'delta-gh' })).toEqual([]);
  });

  it('goes to the channel where nobody else is left who could be told', async () => {
    const team = { lead: 'U04DELTA', admins: ['U04DELTA'] };
    expect(await told(finding(false, 'deactivated'), { team })).toEqual([
      ['channel', ['deactivated']],
    ]);
  });
});
