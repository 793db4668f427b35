import { DateTime } from 'luxon';
import { type Incident, incidentName } from '../../domain/incident/incident.ts';
import { targetName } from '../../domain/incident/link.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';

/** Incidents that are read, and held in memory, at once. */
const AT_ONCE = 500;

/** A cell: text, a number, or nothing. Instants are ISO 8601 in UTC. */
export type Cell = string | number | undefined;

/** One incident as it is exported. The names of the columns never change: people's spreadsheets know them. */
export type ExportedIncident = Readonly<Partial<Record<ExportColumn, Cell>>>;

/** In their order. */
export const EXPORT_COLUMNS = [
  'incident',
  'team',
  'state',
  'environment',
  'restricted',
  'week',
  'came_in',
  'due',
  'title',
  'description',
  'customer',
  'organisation',
  'email',
  'phone',
  'contact',
  'severity',
  'reported',
  'reported_by',
  'owner',
  'goal_minutes',
  'on_it',
  'on_it_by',
  'answered',
  'answered_by',
  'answered_after_minutes',
  'resolved',
  'resolved_by',
  'summary',
  'effort_hours',
  'duplicate_of',
  'links',
  'issue',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

export interface ExportWish {
  /** All teams where it is left out. */
  readonly team: Team | undefined;
  /** When they came in: from the first (included) to the second (excluded). */
  readonly cameIn: { readonly from: Instant; readonly to: Instant } | undefined;
}

/**
 * The incidents of the database, oldest first, a few hundred at a time, however many there are. Each batch is read in a
 * transaction of its own, so that a running bot is not held up.
 */
export async function* exportIncidents(
  store: Store,
  teams: Teams,
  { team, cameIn }: ExportWish,
): AsyncGenerator<readonly ExportedIncident[]> {
  const filter = { ...(team ? { team: team.key } : {}), ...(cameIn ? { cameIn } : {}) };
  for (let after = 0; ; ) {
    const { rows, last } = await store.transaction(async (tx) => {
      const incidents = (await tx.incidents.page(filter, { after }, AT_ONCE)).toReversed();
      const exported: ExportedIncident[] = [];
      for (const one of incidents) exported.push(await rowOf(tx, teams.get(one.team), one));
      return { rows: exported, last: incidents.at(-1)?.number };
    });
    if (last === undefined) return;
    after = last;
    yield rows;
  }
}

const iso = (t: Instant | undefined): string | undefined =>
  t === undefined ? undefined : (DateTime.fromMillis(t, { zone: 'utc' }).toISO() ?? undefined);

/** Of a restricted incident only the fact: whatever else is known of it stays where it is. */
async function rowOf(tx: Tx, team: Team | undefined, one: Incident): Promise<ExportedIncident> {
  const fact = {
    incident: incidentName(one.number),
    team: one.team,
    state: one.state,
    environment: one.environment,
    restricted: one.isRestricted ? 'yes' : 'no',
    week: one.week,
    came_in: iso(one.cameInAt),
    due: iso(one.dueAt),
  };
  if (one.isRestricted) return fact;
  const owner = one.ownerId === undefined ? undefined : await tx.people.get(one.ownerId);
  const links = await tx.links.of(one.number);
  const issue = one.repository === undefined ? undefined : await tx.issues.get(one.number);
  return {
    ...fact,
    title: one.title,
    description: one.description,
    customer: one.customer.name,
    organisation: one.customer.organisation,
    email: one.customer.email,
    phone: one.customer.phone,
    contact: one.contact,
    severity: one.severity,
    reported: iso(one.reported.at),
    reported_by: one.reported.by.name,
    owner: owner?.name,
    goal_minutes: one.goalMinutes,
    on_it: iso(one.onIt?.at),
    on_it_by: one.onIt?.by.name,
    answered: iso(one.answered?.at),
    answered_by: one.answered?.by.name,
    answered_after_minutes:
      one.answered && team
        ? Math.round(team.calendar.between(one.cameInAt, one.answered.at))
        : undefined,
    resolved: iso(one.resolution?.at),
    resolved_by: one.resolution?.by.name,
    summary: one.resolution?.summary,
    effort_hours: one.resolution?.effortHours,
    duplicate_of: one.duplicateOf === undefined ? undefined : incidentName(one.duplicateOf),
    links: links.map(({ target }) => targetName(target)).join(' '),
    issue: issue?.url,
  };
}
