import type { Team } from '../../domain/team/team.ts';
import type { WeekSpan } from '../../domain/time/business-calendar.ts';
import type { Instant, LocalDate, WeekName } from '../../domain/time/instant.ts';
import { holidayAfter, type UnusualDay, unusualDays } from '../../domain/week/days-of-week.ts';
import type { WeekBefore } from '../../domain/week/drawing.ts';
import type { Tx } from '../../ports/store.ts';
import { type Duty, dutyAt } from '../duty/duty-at.ts';
import { loadOpenAtBeginning, type OpenAtBeginning } from './carried-over.ts';
import { type ComingWeeks, loadComingWeeks } from './coming-weeks.ts';
import { loadWeekBefore } from './week-before.ts';

/** Incidents that are told of one by one; the others are counted. */
const TOLD = 6;

/** Everything that a duty week's post may want to say, read at one moment. */
export interface WeekView {
  readonly team: Team;
  readonly week: WeekName;
  readonly now: Instant;
  readonly span: WeekSpan;
  /** The pair as the week opens; of a week that runs, as of now. */
  readonly duty: Duty;
  readonly open: OpenAtBeginning;
  readonly coming: ComingWeeks;
  /** Undefined where the team had no duty then that Hotline knows of. */
  readonly before: WeekBefore | undefined;
  readonly unusualDays: readonly UnusualDay[];
  /** The next one after this week. */
  readonly nextHoliday: { readonly date: LocalDate; readonly name: string } | undefined;
}

/** @returns undefined for a week without an open minute: it is nobody's duty. */
export async function loadWeekView(
  tx: Tx,
  team: Team,
  week: WeekName,
  now: Instant,
): Promise<WeekView | undefined> {
  const span = team.calendar.weekSpan(week);
  if (span === undefined) return undefined;
  const isRunning = now >= span.opens && now < span.closes;
  return {
    team,
    week,
    now,
    span,
    duty: await dutyAt(tx, team, isRunning ? now : span.opens),
    open: await loadOpenAtBeginning(tx, team, week, TOLD),
    coming: await loadComingWeeks(tx, team, week, now),
    before: await loadWeekBefore(tx, team, week, now),
    unusualDays: unusualDays(team.calendar, week),
    nextHoliday: holidayAfter(team.calendar, week),
  };
}
