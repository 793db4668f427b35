import { type SqlBool, sql } from 'kysely';
import type { Activity } from '../../domain/incident/activity.ts';
import type {
  Actor,
  ChannelOfContact,
  Deed,
  Incident,
  IncidentState,
  Paging,
  Severity,
} from '../../domain/incident/incident.ts';
import type { ContactWayKind } from '../../domain/paging/contact-way.ts';
import type { Incidents } from '../../ports/store.ts';
import type { IncidentRow } from './incident-row.ts';
import type { Db } from './kysely-store.ts';
import { stored, storedJson } from './stored.ts';

/** To the letter what the partial index says: see `isUnsettled` of the outbox. */
const IS_OPEN = sql<SqlBool>`state != 'resolved'`;

export function incidentsIn(db: Db): Incidents {
  return {
    nextNumber: async () => {
      const row = await db
        .insertInto('counters')
        .values({ name: 'incident', value: 1 })
        .onConflict((oc) =>
          oc.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
        )
        .returning('value')
        .executeTakeFirstOrThrow();
      return row.value;
    },
    insert: async (incident) => {
      await db.insertInto('incidents').values(toRow(incident)).execute();
    },
    save: async (incident) => {
      const { number, ...rest } = toRow(incident);
      await db.updateTable('incidents').set(rest).where('number', '=', number).execute();
    },
    get: async (number) => {
      const row = await db
        .selectFrom('incidents')
        .selectAll()
        .where('number', '=', number)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    list: async ({ team, open }, limit) => {
      let query = db.selectFrom('incidents').selectAll().where('team', '=', team);
      query = open
        ? query.where(IS_OPEN).orderBy('due_at').orderBy('number')
        : query.orderBy('number', 'desc');
      return (await query.limit(limit).execute()).map(fromRow);
    },
    some: async (numbers) => {
      if (numbers.length === 0) return [];
      const rows = await db
        .selectFrom('incidents')
        .selectAll()
        .where('number', 'in', numbers)
        .execute();
      const byNumber = new Map(rows.map((row) => [row.number, row]));
      return numbers.flatMap((number) => {
        const row = byNumber.get(number);
        return row ? [fromRow(row)] : [];
      });
    },
    page: async ({ team, ownerId, week, isOpen, cameIn }, from, limit) => {
      const isUp = typeof from === 'object' && 'after' in from;
      let query = db.selectFrom('incidents').selectAll();
      if (team !== undefined) query = query.where('team', '=', team);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      if (week !== undefined) query = query.where('week', '=', week);
      if (isOpen) query = query.where(IS_OPEN);
      if (cameIn) {
        query = query.where('came_in_at', '>=', cameIn.from).where('came_in_at', '<', cameIn.to);
      }
      if (isUp) query = query.where('number', '>', from.after);
      else if (from !== 'latest') query = query.where('number', '<', from.before);
      const rows = await query
        .orderBy('number', isUp ? 'asc' : 'desc')
        .limit(limit)
        .execute();
      const found = rows.map(fromRow);
      return isUp ? found.toReversed() : found;
    },
    duplicatesOf: async (number) => {
      const rows = await db
        .selectFrom('incidents')
        .selectAll()
        .where('duplicate_of', '=', number)
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },
    ownedSince: async (team, environment, since) => {
      const rows = await db
        .selectFrom('incidents')
        .select((eb) => ['owner_id', eb.fn.countAll<number>().as('count')])
        .where('team', '=', team)
        .where('environment', '=', environment)
        .where('came_in_at', '>=', since)
        .groupBy('owner_id')
        .execute();
      return new Map(
        rows.flatMap(({ owner_id, count }) => (owner_id === null ? [] : [[owner_id, count]])),
      );
    },
    countOpen: async (team) => {
      const rows = await db
        .selectFrom('incidents')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .where('team', '=', team)
        .where(IS_OPEN)
        .groupBy('state')
        .execute();
      const of = (state: string): number => rows.find((r) => r.state === state)?.count ?? 0;
      return { open: of('waiting') + of('answered'), waiting: of('waiting') };
    },
  };
}

const orNull = <T>(value: T | undefined): T | null => value ?? null;

function toRow(i: Incident): IncidentRow {
  return {
    number: i.number,
    team: i.team,
    title: i.title,
    description: i.description,
    customer_name: orNull(i.customer.name),
    customer_email: orNull(i.customer.email),
    customer_phone: orNull(i.customer.phone),
    customer_organisation: orNull(i.customer.organisation),
    contact: i.contact,
    severity: i.severity,
    environment: i.environment,
    reported_by: i.reported.by.userId,
    reported_by_name: i.reported.by.name,
    reported_at: i.reported.at,
    came_in_at: i.cameInAt,
    week: i.week,
    owner_id: orNull(i.ownerId),
    goal_minutes: i.goalMinutes,
    due_at: i.dueAt,
    state: i.state,
    on_it_by: orNull(i.onIt?.by.userId),
    on_it_by_name: orNull(i.onIt?.by.name),
    on_it_at: orNull(i.onIt?.at),
    on_it_via: orNull(i.onIt?.via),
    on_it_until: orNull(i.onIt?.until),
    answered_by: orNull(i.answered?.by.userId),
    answered_by_name: orNull(i.answered?.by.name),
    answered_at: orNull(i.answered?.at),
    resolved_by: orNull(i.resolution?.by.userId),
    resolved_by_name: orNull(i.resolution?.by.name),
    resolved_at: orNull(i.resolution?.at),
    summary: orNull(i.resolution?.summary),
    effort_hours: orNull(i.resolution?.effortHours),
    activities: i.resolution?.activities ? JSON.stringify(i.resolution.activities) : null,
    marked_serious: i.isMarkedSerious ? 1 : 0,
    paging: i.paging ? JSON.stringify(i.paging) : null,
    repository: orNull(i.repository),
    duplicate_of: orNull(i.duplicateOf),
    restricted: i.isRestricted ? 1 : 0,
    redirected_by: orNull(i.redirectedBy?.userId),
    redirected_by_name: orNull(i.redirectedBy?.name),
    message_link: orNull(i.messageLink),
  };
}

function actor(userId: string, name: string | null): Actor {
  return { userId, name: name ?? userId };
}

function deed(userId: string | null, name: string | null, at: number | null): Deed | undefined {
  return userId === null || at === null ? undefined : { by: actor(userId, name), at };
}

function takenBy(r: IncidentRow): Incident['onIt'] {
  const taken = deed(r.on_it_by, r.on_it_by_name, r.on_it_at);
  return (
    taken && {
      ...taken,
      ...(r.on_it_via === null ? {} : { via: stored<ContactWayKind>(r.on_it_via) }),
      ...(r.on_it_until === null ? {} : { until: r.on_it_until }),
    }
  );
}

function fromRow(r: IncidentRow): Incident {
  const resolved = deed(r.resolved_by, r.resolved_by_name, r.resolved_at);
  return {
    number: r.number,
    team: r.team,
    title: r.title,
    description: r.description,
    customer: {
      name: r.customer_name ?? undefined,
      email: r.customer_email ?? undefined,
      phone: r.customer_phone ?? undefined,
      organisation: r.customer_organisation ?? undefined,
    },
    contact: stored<ChannelOfContact>(r.contact),
    severity: stored<Severity>(r.severity),
    environment: r.environment,
    reported: { by: actor(r.reported_by, r.reported_by_name), at: r.reported_at },
    cameInAt: r.came_in_at,
    week: r.week,
    ownerId: r.owner_id ?? undefined,
    goalMinutes: r.goal_minutes,
    dueAt: r.due_at,
    state: stored<IncidentState>(r.state),
    onIt: takenBy(r),
    answered: deed(r.answered_by, r.answered_by_name, r.answered_at),
    resolution: resolved && {
      ...resolved,
      summary: r.summary ?? '',
      effortHours: r.effort_hours ?? undefined,
      ...(r.activities === null
        ? {}
        : { activities: storedJson<readonly Activity[]>(r.activities) }),
    },
    paging: r.paging === null ? undefined : storedJson<Paging>(r.paging),
    ...(r.repository === null ? {} : { repository: r.repository }),
    ...(r.marked_serious === 1 ? { isMarkedSerious: true as const } : {}),
    ...(r.duplicate_of === null ? {} : { duplicateOf: r.duplicate_of }),
    ...(r.restricted === 1 ? { isRestricted: true as const } : {}),
    ...(r.redirected_by === null
      ? {}
      : { redirectedBy: actor(r.redirected_by, r.redirected_by_name) }),
    ...(r.message_link === null ? {} : { messageLink: r.message_link }),
  };
}
