import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { WeekDrawing } from '../../domain/week/drawing.ts';
import type { Tx } from '../../ports/store.ts';
import { scheduleOf } from '../duty/schedule-of.ts';
import { WEEKS_DRAWN } from './coming-weeks.ts';
import { loadLoadBefore, loadWeekBefore } from './week-before.ts';

/** Everything that a duty week's picture shows, read at one moment. */
export async function loadWeekDrawing(
  tx: Tx,
  team: Team,
  week: WeekName,
  now: Instant,
): Promise<WeekDrawing> {
  return {
    schedule: await scheduleOf(tx, team, week, WEEKS_DRAWN, now),
    before: await loadWeekBefore(tx, team, week, now),
    load: await loadLoadBefore(tx, team, week, now),
  };
}
