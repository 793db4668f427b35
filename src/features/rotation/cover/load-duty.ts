import type { Assignment } from '../../../domain/rotation/assignment.ts';
import type { Cover } from '../../../domain/rotation/cover.ts';
import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import { type DutyStretch, dutyStretches } from '../../../domain/rotation/duty-stretches.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';

/** Who is on duty over some time, and what that comes from. */
export interface LoadedDuty {
  readonly assignments: readonly Assignment[];
  readonly covers: readonly Cover[];
  readonly stretches: readonly DutyStretch[];
}

/** Loads what the resolver needs for a stretch of time, and asks it. */
export async function loadDuty(
  tx: Tx,
  team: Team,
  from: Instant,
  to: Instant,
): Promise<LoadedDuty> {
  const { calendar, key } = team;
  const first = calendar.dutyWeek(from);
  const last = calendar.dutyWeek(Math.max(from, to - 1));
  const assignments = await tx.people.assignments(key, first, last);
  const opens = calendar.weekSpan(first)?.opens ?? from;
  const closes = calendar.weekSpan(last)?.closes ?? to;
  const covers = await tx.covers.overlapping(key, Math.min(opens, from), Math.max(closes, to));
  return { assignments, covers, stretches: dutyStretches(calendar, assignments, covers, from, to) };
}

/** Whether a role is held by the one for whom a cover is asked, from now or its beginning to its end. */
export async function isStillTheirs(
  tx: Tx,
  team: Team,
  offer: CoverOffer,
  now: Instant,
): Promise<boolean> {
  const { stretches } = await loadDuty(tx, team, Math.max(now, offer.from), offer.to);
  return stretches.every(({ duty }) => duty[offer.role]?.responderId === offer.forId);
}
