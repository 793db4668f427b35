import type { Incident } from '../../domain/incident/incident.ts';
import { firstIntervalOfWeekEnds } from '../../domain/schedule/each-duty-week.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { hasAged, lastProgressAt } from '../../domain/week/ageing.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { MOST_OPEN } from './carried-over.ts';

/** An open incident that stands still. */
export interface AgedIncident {
  readonly incident: Incident;
  readonly owner: Responder | undefined;
  readonly progressAt: Instant;
}

/** Open incidents that have stood still for as long as the team's policy says, the longest first. */
export interface AgeingView {
  readonly team: Team;
  readonly aged: readonly AgedIncident[];
}

/** Once a week the lead hears of the incidents that nobody moves on. Silent where there are none. */
export const tellOfAgeing: TeamJob = {
  name: 'ageing',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: firstIntervalOfWeekEnds,
  run: async (tx, team, { period, lapsesAt = Number.POSITIVE_INFINITY }, now) => {
    const { aged } = await loadAgeingView(tx, team, now);
    if (aged.length === 0) return;
    const notice = { about: 'ageing', lapsesAt } as const;
    await enqueueTeamEffects(
      tx,
      team.key,
      `ageing/${period}`,
      'week',
      [{ kind: 'tell', to: team.lead, notice }],
      now,
    );
  },
};

export async function loadAgeingView(tx: Tx, team: Team, now: Instant): Promise<AgeingView> {
  const aged: AgedIncident[] = [];
  for (const incident of await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN)) {
    const progressAt = await progressOf(tx, incident);
    if (!hasAged(progressAt, team.week.agesAfterDays, now)) continue;
    const { ownerId } = incident;
    const owner = ownerId === undefined ? undefined : await tx.people.get(ownerId);
    aged.push({ incident, owner, progressAt });
  }
  return { team, aged: aged.toSorted((one, other) => one.progressAt - other.progressAt) };
}

async function progressOf(tx: Tx, incident: Incident): Promise<Instant> {
  const events = await tx.log.ofIncident(incident.number);
  const said = [
    ...(await tx.remarks.standing(incident.number, 'thread')),
    ...(await tx.remarks.standing(incident.number, 'issue')),
    ...(await tx.remarks.standing(incident.number, 'elsewhere')),
  ];
  return lastProgressAt(
    incident,
    events.map(({ event, at }) => ({ type: event.type, at })),
    said.map(({ saidAt }) => saidAt),
  );
}
