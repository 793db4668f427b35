import { type SqlBool, sql } from 'kysely';
import type { CountedIncident, Happening } from '../../domain/figures/counted.ts';
import type { Activity } from '../../domain/incident/activity.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { ChannelOfContact, Severity } from '../../domain/incident/incident.ts';
import type { Batch, CountMark, FigureReads } from '../../ports/figures.ts';
import type { IncidentRow } from './incident-row.ts';
import type { Db } from './kysely-store.ts';
import { stored, storedJson } from './stored.ts';

const COLUMNS = [
  'number',
  'environment',
  'severity',
  'contact',
  'came_in_at',
  'due_at',
  'answered_at',
  'resolved_at',
  'effort_hours',
  'activities',
  'owner_id',
  'duplicate_of',
  'restricted',
  'customer_name',
  'customer_organisation',
] as const;

type CountedRow = Pick<IncidentRow, (typeof COLUMNS)[number]>;

/** To the letter what the partial index says: see `isUnsettled` of the outbox. */
const IS_COUNTED = sql<SqlBool>`type in ('paged', 'channel-paged', 'reopened')`;

type CountedEvent = Extract<IncidentEvent, { type: 'paged' | 'channel-paged' | 'reopened' }>;

export function figureReadsIn(db: Db): FigureReads {
  const incidentsBy =
    (column: 'came_in_at' | 'resolved_at'): FigureReads['cameIn'] =>
    async ({ team, from, to }, mark, limit) => {
      let query = db
        .selectFrom('incidents')
        .select(COLUMNS)
        .where('team', '=', team)
        .where(column, '>=', mark?.at ?? from)
        .where(column, '<', to);
      // The sign keeps SQLite from choosing the index by when they came in.
      if (column === 'resolved_at') query = query.where(sql<SqlBool>`+came_in_at < ${from}`);
      if (mark) {
        query = query.where((eb) =>
          eb.or([eb(column, '>', mark.at), eb('number', '>', mark.behind)]),
        );
      }
      const rows = await query.orderBy(column).orderBy('number').limit(limit).execute();
      return batch(rows, limit, counted, (row) => ({
        at: row[column] ?? to,
        behind: row.number,
      }));
    };
  return {
    cameIn: incidentsBy('came_in_at'),
    resolvedOlder: incidentsBy('resolved_at'),
    happenings: async ({ team, from, to }, mark, limit) => {
      let query = db
        .selectFrom('events')
        .select(['id', 'incident', 'at', 'type', 'data'])
        .where('team', '=', team)
        .where(IS_COUNTED)
        .where('at', '>=', mark?.at ?? from)
        .where('at', '<', to);
      if (mark) {
        query = query.where((eb) => eb.or([eb('at', '>', mark.at), eb('id', '>', mark.behind)]));
      }
      const rows = await query.orderBy('at').orderBy('id').limit(limit).execute();
      const found = batch(
        rows,
        limit,
        ({ incident, at, type, data }): Happening[] => {
          if (incident === null) return [];
          const event = stored<CountedEvent>({ type, ...storedJson<object>(data) });
          switch (event.type) {
            case 'paged':
              return [{ incident, at, kind: 'page', to: event.to, times: event.times }];
            case 'channel-paged':
              return [{ incident, at, kind: 'channel-page' }];
            case 'reopened':
              return [{ incident, at, kind: 'reopened' }];
          }
        },
        ({ at, id }) => ({ at, behind: id }),
      );
      return { ...found, found: found.found.flat() };
    },
  };
}

function batch<Row, T>(
  rows: readonly Row[],
  limit: number,
  read: (row: Row) => T,
  markOf: (row: Row) => CountMark,
): Batch<T> {
  const last = rows.at(-1);
  return {
    found: rows.map(read),
    next: last === undefined || rows.length < limit ? undefined : markOf(last),
  };
}

function counted(row: CountedRow): CountedIncident {
  const isRestricted = row.restricted === 1;
  return {
    number: row.number,
    environment: row.environment,
    severity: stored<Severity>(row.severity),
    contact: stored<ChannelOfContact>(row.contact),
    cameInAt: row.came_in_at,
    dueAt: row.due_at,
    answeredAt: row.answered_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    effortHours: row.effort_hours ?? undefined,
    activities: row.activities === null ? [] : storedJson<readonly Activity[]>(row.activities),
    ownerId: row.owner_id ?? undefined,
    isDuplicate: row.duplicate_of !== null,
    isRestricted,
    customer: isRestricted
      ? undefined
      : (row.customer_organisation ?? row.customer_name ?? undefined),
  };
}
