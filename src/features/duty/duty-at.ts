import { type OnDuty, onDuty } from '../../domain/rotation/on-duty.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** Who is on duty, as people. A seat nobody was planned for is undefined. */
export interface Duty {
  readonly primary: Responder | undefined;
  readonly backup: Responder | undefined;
  readonly seats: OnDuty;
}

/** Loads what the resolver needs and asks it. */
export async function dutyAt(tx: Tx, team: Team, t: Instant): Promise<Duty> {
  const { calendar, key } = team;
  const week = calendar.dutyWeek(t);
  const span = calendar.weekSpan(week);
  const covers = span ? await tx.covers.overlapping(key, span.opens, span.closes) : [];
  const seats = onDuty(calendar, await tx.people.assignments(key, week, week), covers, t);
  const person = async (id: string | undefined): Promise<Responder | undefined> =>
    id === undefined ? undefined : await tx.people.get(id);
  return {
    seats,
    primary: await person(seats.primary?.responderId),
    backup: await person(seats.backup?.responderId),
  };
}
