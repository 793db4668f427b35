import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { DutyAheadNotice } from '../../domain/rotation/notice.ts';
import type { ReachOccasion } from '../../domain/rotation/reach.ts';
import { otherRole, ROLES } from '../../domain/rotation/role.ts';
import {
  businessDayBeforeWeek,
  daysBeforeWeek,
  type WeeklyTimetable,
} from '../../domain/schedule/each-duty-week.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';

/** The Wednesday or so before the week: late enough that swaps have settled, early enough to talk. */
export const INTRODUCED_DAYS_AHEAD = 5;

const EARLY_DAYS = 7;

/**
 * The pair of a coming week learns of it: a week ahead, and once more on the last business day before it. Both times it
 * is looked whether they can be paged.
 */
export const REMINDERS: readonly TeamJob[] = [
  reminder('duty-ahead-week', 'week', daysBeforeWeek(EARLY_DAYS)),
  reminder('duty-ahead-day', 'day', businessDayBeforeWeek),
  {
    name: 'introduce-pair',
    scope: 'each-team',
    catchUp: 'latest',
    timetable: daysBeforeWeek(INTRODUCED_DAYS_AHEAD),
    run: introduce,
  },
];

function reminder(name: string, occasion: ReachOccasion, timetable: WeeklyTimetable): TeamJob {
  return {
    name,
    scope: 'each-team',
    catchUp: 'latest',
    timetable,
    run: async (tx, team, { period }, now) => {
      const ahead = await dutyAhead(tx, team, period);
      const effects = ROLES.flatMap((role): TeamEffect[] => {
        const person = ahead.holders[role];
        if (person === undefined) return [];
        const { opensAt, week } = ahead.notice;
        return [
          { kind: 'tell', to: person.userId, notice: { ...ahead.notice, reader: role } },
          { kind: 'check-reach', person: person.id, role, week, opensAt, occasion },
        ];
      });
      await enqueueTeamEffects(tx, team.key, `duty/${period}`, name, effects, now);
    },
  };
}

/** One conversation of the two, so that they know of each other before their week. */
async function introduce(
  tx: Tx,
  team: Team,
  { period }: { readonly period: WeekName },
  now: Instant,
): Promise<void> {
  const { notice } = await dutyAhead(tx, team, period);
  const { primary, backup } = notice;
  if (primary === undefined || backup === undefined) return;
  await enqueueTeamEffects(
    tx,
    team.key,
    `duty/${period}`,
    'introduced',
    [{ kind: 'tell-group', to: [primary, backup], notice: { ...notice, reader: 'both' } }],
    now,
  );
}

/** Who is on duty when a week begins, and what there is to say of it. */
async function dutyAhead(tx: Tx, team: Team, week: WeekName) {
  const span = team.calendar.weekSpan(week);
  const duty = span && (await dutyAt(tx, team, span.opens));
  const holders = { primary: duty?.primary, backup: duty?.backup };
  const notice: Omit<DutyAheadNotice, 'reader'> = {
    about: 'duty-ahead',
    week,
    opensAt: span?.opens ?? 0,
    primary: holders.primary?.userId,
    backup: holders.backup?.userId,
    newcomer: ROLES.find((role) => {
      const [one, other] = [holders[role], holders[otherRole(role)]];
      return one?.level === 'newcomer' && other?.level === 'veteran';
    }),
  };
  return { holders, notice };
}
