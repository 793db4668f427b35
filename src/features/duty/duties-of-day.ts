import type { Team } from '../../domain/team/team.ts';
import { openPartOfDay } from '../../domain/time/business-day.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { startAt } from '../../domain/time/wall-clock.ts';
import type { Tx } from '../../ports/store.ts';
import { loadDuty } from '../rotation/cover/load-duty.ts';
import { type Duty, dutyAt } from './duty-at.ts';

/** The pair of a day, and who follows where a cover begins or ends on it. */
export interface DutiesOfDay {
  readonly first: Duty;
  readonly later: ReadonlyArray<{ readonly from: Instant; readonly duty: Duty }>;
}

/** Who is on duty on a local date, through all of it. On a closed day it is who is on duty at the next opening. */
export async function dutiesOfDay(tx: Tx, team: Team, date: LocalDate): Promise<DutiesOfDay> {
  const open = openPartOfDay(team.calendar, date);
  const begins = open?.from ?? startAt(team.calendar.zone, date, 0);
  const first = await dutyAt(tx, team, begins);
  if (open === undefined) return { first, later: [] };
  const { stretches } = await loadDuty(tx, team, open.from, open.to);
  const later: Array<{ readonly from: Instant; readonly duty: Duty }> = [];
  let shown = first;
  for (const { from } of stretches.slice(1)) {
    const duty = await dutyAt(tx, team, from);
    // A cover that ends where the next begins may leave the pair as it is.
    if (duty.primary?.id !== shown.primary?.id || duty.backup?.id !== shown.backup?.id) {
      later.push({ from, duty });
    }
    shown = duty;
  }
  return { first, later };
}
