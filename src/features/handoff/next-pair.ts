import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';

/** Who takes over from a duty week, and when. */
export interface NextPair {
  readonly primary: Responder | undefined;
  readonly backup: Responder | undefined;
  readonly opensAt: Instant;
}

/** The pair of the duty week after the given one, as the resolver sees its first opening. */
export async function nextPair(tx: Tx, team: Team, week: WeekName): Promise<NextPair | undefined> {
  const span = team.calendar.weekSpan(week);
  if (span === undefined) return undefined;
  const opensAt = team.calendar.nextOpen(span.closes);
  const { primary, backup } = await dutyAt(tx, team, opensAt);
  return { primary, backup, opensAt };
}
