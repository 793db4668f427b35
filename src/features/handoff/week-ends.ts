import { isDecided, weeklyHandoffId } from '../../domain/handoff/handoff.ts';
import {
  beforeWeekCloses,
  firstIntervalOfWeekEnds,
  type WeeklyTimetable,
} from '../../domain/schedule/each-duty-week.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { beginHandoff } from './begin-handoff.ts';
import { handOver } from './hand-over.ts';
import { tellHandoff } from './handoff-messages.ts';
import { whatIsOpen, whoHandsOver } from './what-is-open.ts';

/** 15:00, where the last business day closes at 17:00. */
const ASKED_MINUTES_AHEAD = 120;

const REMINDED_MINUTES_AHEAD = 60;

/** The end of a duty week: who has something open is asked, reminded, and at the last closing it goes over. */
export const HANDOFF_JOBS: readonly TeamJob[] = [
  job('handoff-asked', beforeWeekCloses(ASKED_MINUTES_AHEAD), askAll),
  job('handoff-reminder', beforeWeekCloses(REMINDED_MINUTES_AHEAD), remindUndecided),
  job('handoff', beforeWeekCloses(0), handOverAll),
  job('handoff-unaccepted', firstIntervalOfWeekEnds, tellLead),
];

function job(
  name: string,
  timetable: WeeklyTimetable,
  act: (tx: Tx, team: Team, week: WeekName, now: Instant) => Promise<void>,
): TeamJob {
  return {
    name,
    scope: 'each-team',
    catchUp: 'latest',
    timetable,
    run: async (tx, team, { period }, now) => {
      await act(tx, team, period, now);
    },
  };
}

/** Once the week has closed there is nothing to ask any more: it goes over as it is. */
function isOver(team: Team, week: WeekName, now: Instant): boolean {
  const span = team.calendar.weekSpan(week);
  return span === undefined || now >= span.closes;
}

async function askAll(tx: Tx, team: Team, week: WeekName, now: Instant): Promise<void> {
  if (isOver(team, week, now)) return;
  for (const fromId of await whoHandsOver(tx, team, week)) {
    const id = weeklyHandoffId(team.key, week, fromId);
    await beginHandoff(tx, team, { id, week, fromId, namedId: undefined }, 'asked', now);
  }
}

async function remindUndecided(tx: Tx, team: Team, week: WeekName, now: Instant): Promise<void> {
  if (isOver(team, week, now)) return;
  for (const fromId of await whoHandsOver(tx, team, week)) {
    const id = weeklyHandoffId(team.key, week, fromId);
    const known = await tx.handoffs.get(id);
    // In a week of an hour both fall on the same instant.
    if (known?.beganAt === now) continue;
    if (known !== undefined) {
      const open = (await whatIsOpen(tx, team, known)).map(({ number }) => number);
      if (isDecided(known, open)) continue;
    }
    await beginHandoff(tx, team, { id, week, fromId, namedId: undefined }, 'reminder', now);
  }
}

async function handOverAll(tx: Tx, team: Team, week: WeekName, now: Instant): Promise<void> {
  for (const fromId of await whoHandsOver(tx, team, week)) {
    const id = weeklyHandoffId(team.key, week, fromId);
    const known = await tx.handoffs.get(id);
    // Handed over early, and something came in since: that goes as a handoff of its own.
    const isEarlier = known !== undefined && known.state !== 'open';
    const handoff =
      known !== undefined && !isEarlier
        ? known
        : ({
            id: isEarlier ? `${id}/closing` : id,
            team: team.key,
            week,
            fromId,
            namedId: undefined,
            state: 'open',
            items: known?.items ?? [],
            beganAt: now,
            handed: undefined,
            accepted: undefined,
          } as const);
    await tx.handoffs.put(handoff);
    await handOver(tx, team, handoff, now);
  }
}

/** The next pair has had the first hours of their week to read it. */
async function tellLead(tx: Tx, team: Team, _: WeekName, now: Instant): Promise<void> {
  for (const handoff of await tx.handoffs.inState(team.key, 'handed')) {
    await tellHandoff(tx, handoff, 'lead', [team.lead], 'unaccepted', now);
  }
}
