import type { ContactWayKind } from '../../domain/paging/contact-way.ts';
import { afterMonthOpens } from '../../domain/schedule/each-month.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { sendTest } from './own-ways.ts';

const TEST_JOB = 'test-pages';

/** An hour after the month's first opening, when people have sat down. */
const SENT_AFTER = 60;

/** Two working days of eight hours to answer. */
const ASKED_FOR = SENT_AFTER + 2 * 8 * 60;

/** Ways of one person whose last test page has had no answer. */
export interface Unconfirmed {
  readonly userId: UserId;
  readonly kinds: readonly ContactWayKind[];
}

/** Once a month a test page goes by every way that people have; the lead hears which of them nobody has confirmed. */
export const TEST_PAGE_JOBS: readonly TeamJob[] = [
  {
    name: TEST_JOB,
    scope: 'each-team',
    catchUp: 'latest',
    timetable: afterMonthOpens(SENT_AFTER),
    run: async (tx, team, { period }, now) => {
      for (const { userId } of await onRotation(tx, team)) {
        const ways = await tx.contactWays.of(userId);
        for (const way of ways) await sendTest(tx, team, way, `monthly-${period}`, now);
        if (ways.length === 0) continue;
        const kinds = [...new Set(ways.map(({ kind }) => kind))];
        const notice = { about: 'test-pages', kinds } as const;
        await enqueueTeamEffects(
          tx,
          team.key,
          `test-pages/${period}/${userId}`,
          'sent',
          [{ kind: 'tell', to: userId, notice }],
          now,
        );
      }
    },
  },
  {
    name: 'test-pages-unconfirmed',
    scope: 'each-team',
    catchUp: 'latest',
    timetable: afterMonthOpens(ASKED_FOR),
    run: async (tx, team, { period }, now) => {
      const people = await unconfirmedWays(tx, team);
      if (people.length === 0) return;
      const notice = { about: 'ways-unconfirmed', people } as const;
      await enqueueTeamEffects(
        tx,
        team.key,
        `test-pages/${period}`,
        'unconfirmed',
        [{ kind: 'tell', to: team.lead, notice }],
        now,
      );
    },
  },
];

/** Whose ways have had the latest monthly test page and no answer since; nobody before the first one. */
export async function unconfirmedWays(tx: Tx, team: Team): Promise<readonly Unconfirmed[]> {
  const sentAt = await lastSentAt(tx, team);
  if (sentAt === undefined) return [];
  const people: Unconfirmed[] = [];
  for (const { userId } of await onRotation(tx, team)) {
    const kinds = (await tx.contactWays.of(userId))
      .filter(({ givenAt, confirmedAt = 0 }) => givenAt < sentAt && confirmedAt < sentAt)
      .map(({ kind }) => kind);
    if (kinds.length > 0) people.push({ userId, kinds: [...new Set(kinds)] });
  }
  return people;
}

async function lastSentAt(tx: Tx, team: Team): Promise<Instant | undefined> {
  const runs = await tx.jobs.latest(TEST_JOB, team.key, 1);
  return runs.find(({ outcome }) => outcome === 'done')?.at;
}

async function onRotation(tx: Tx, team: Team) {
  return (await tx.people.ofTeam(team.key)).filter(({ active }) => active);
}
