import type { IncidentTimerKind } from '../../domain/incident/timer.ts';
import type { TeamTimerKind } from '../../domain/rotation/timer.ts';
import { type Timer, timerKey } from '../../domain/timer.ts';
import type { Timers } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import { storedJson } from './stored.ts';

export function timersIn(db: Db): Timers {
  return {
    arm: async (team, timer) => {
      const { incident = null, dueAt, what } = timer;
      const values = { what: JSON.stringify(what), due_at: dueAt, next_at: dueAt };
      await db
        .insertInto('timers')
        .values({ key: timerKey(timer), team, incident, kind: what.kind, ...values })
        .onConflict((oc) => oc.column('key').doUpdateSet(values))
        .execute();
    },
    ofIncident: async (incident, kind) => {
      const rows = await db
        .selectFrom('timers')
        .select(['due_at', 'what'])
        .where('incident', '=', incident)
        .where('kind', '=', kind)
        .execute();
      return rows
        .map((r) => ({ incident, dueAt: r.due_at, what: storedJson<IncidentTimerKind>(r.what) }))
        .toSorted((one, other) => one.dueAt - other.dueAt);
    },
    disarm: async (incident, kinds) => {
      await db
        .deleteFrom('timers')
        .where('incident', '=', incident)
        .where('kind', 'in', kinds)
        .execute();
    },
    due: async (now, limit) => {
      const rows = await db
        .selectFrom('timers')
        .select(['team', 'incident', 'due_at', 'what'])
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('key')
        .limit(limit)
        .execute();
      return rows.map(
        (r): Timer =>
          r.incident === null
            ? {
                incident: undefined,
                team: r.team,
                dueAt: r.due_at,
                what: storedJson<TeamTimerKind>(r.what),
              }
            : {
                incident: r.incident,
                dueAt: r.due_at,
                what: storedJson<IncidentTimerKind>(r.what),
              },
      );
    },
    remove: async (timer) => {
      await db.deleteFrom('timers').where('key', '=', timerKey(timer)).execute();
    },
    postpone: async (timer, to) => {
      await db
        .updateTable('timers')
        .set({ next_at: to })
        .where('key', '=', timerKey(timer))
        .execute();
    },
    nextDueAt: async () => {
      const row = await db
        .selectFrom('timers')
        .select('next_at')
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at;
    },
    count: async () => {
      const row = await db
        .selectFrom('timers')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}
