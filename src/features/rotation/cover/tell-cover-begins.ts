import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** What was agreed days ago is easily forgotten: whoever covers is told when it begins. */
export async function tellCoverBegins(
  tx: Tx,
  team: Team,
  coverId: string,
  now: Instant,
): Promise<void> {
  const cover = await tx.covers.get(coverId);
  // What passes on at once was said at once; of what is over there is nothing to say.
  if (cover === undefined || cover.kind !== 'cover' || now >= cover.to) return;
  if (cover.agreedAt >= cover.from) return;
  const taker = await tx.people.get(cover.responderId);
  if (taker === undefined) return;
  const notice = {
    about: 'cover',
    kind: cover.kind,
    role: cover.role,
    by: taker.userId,
    insteadOf: await plannedFor(tx, team.key, team.calendar.dutyWeek(cover.from), cover.role),
    from: cover.from,
    to: cover.to,
  } as const;
  const tell = { kind: 'tell', to: taker.userId, notice } as const;
  await enqueueTeamEffects(tx, team.key, `cover/${cover.id}`, 'begins', [tell], now);
}

async function plannedFor(
  tx: Tx,
  team: TeamKey,
  week: string,
  role: string,
): Promise<string | undefined> {
  const assignments = await tx.people.assignments(team, week, week);
  const seat = assignments.find((a) => a.role === role);
  const person = seat && (await tx.people.get(seat.responderId));
  return person?.userId;
}
