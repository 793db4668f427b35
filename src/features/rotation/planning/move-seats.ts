import type { Actor } from '../../../domain/incident/incident.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import type { PlanNotice, Seat } from '../../../domain/rotation/notice.ts';
import type { DraftSeat } from '../../../domain/rotation/plan-draft.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, LocalDate } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { startAt } from '../../../domain/time/wall-clock.ts';
import type { Tx } from '../../../ports/store.ts';
import { writeCover } from '../cover/write-cover.ts';

type WeeksChanged = Extract<PlanNotice, { about: 'weeks-changed' }>;

/** Why seats move: it is what those whose seats move are told. */
export type WhyMoved = Pick<WeeksChanged, 'away' | 'because'>;

/**
 * Gives seats to others. A week that has begun stays whose it is, and is covered for the rest of it. Whoever calls it
 * calls `lapseChanged` as well.
 *
 * @param gone the days on which whoever has a seat of a begun week is not there.
 * @returns what to tell exactly those whose seats these are.
 */
export async function moveSeats(
  tx: Tx,
  team: Team,
  changes: readonly DraftSeat[],
  options: {
    readonly by: Actor;
    readonly why: WhyMoved;
    readonly gone?: { readonly from: LocalDate; readonly to?: LocalDate } | undefined;
  },
  now: Instant,
): Promise<readonly TeamEffect[]> {
  const { by, why, gone } = options;
  const { zone } = team.calendar;
  for (const { week, role, before, after } of changes) {
    const span = team.calendar.weekSpan(week);
    if (span && span.opens <= now && before !== undefined) {
      if (after === undefined) continue;
      const from = Math.max(now, gone ? startAt(zone, gone.from, 0) : now);
      const ends = gone?.to === undefined ? span.closes : startAt(zone, addDays(gone.to, 1), 0);
      const to = Math.min(span.closes, ends);
      const cover = { kind: 'cover', role, responderId: after, from, to } as const;
      if (from < to) await writeCover(tx, team.key, cover, by, before, now);
    } else if (after === undefined) await tx.people.removeAssignment(team.key, week, role);
    else await tx.people.putAssignment(team.key, { week, role, responderId: after }, now);
  }
  const effects: TeamEffect[] = [];
  for (const { id, userId } of await tx.people.ofTeam(team.key)) {
    const notice = weeksNotice(id, changes, why);
    if (notice) effects.push({ kind: 'tell', to: userId, notice });
  }
  return effects;
}

/** What one person is told: nothing, where nothing of theirs has changed. */
function weeksNotice(
  id: ResponderId,
  changes: readonly DraftSeat[],
  why: WhyMoved,
): WeeksChanged | undefined {
  const seatsOf = (which: 'before' | 'after'): readonly Seat[] =>
    changes.filter((seat) => seat[which] === id).map(({ week, role }) => ({ week, role }));
  const [before, now] = [seatsOf('before'), seatsOf('after')];
  if (before.length === 0 && now.length === 0) return undefined;
  return { about: 'weeks-changed', before, now, ...why };
}
