import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/rotation/role.ts';
import type { Level, Responder } from '../../domain/team/responder.ts';
import type { People } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored, storedJson } from './stored.ts';

export function peopleIn(db: Db): People {
  return {
    ofTeam: async (team) => {
      const rows = await db
        .selectFrom('responders')
        .selectAll()
        .where('team', '=', team)
        .orderBy('name')
        .execute();
      return rows.map(fromRow);
    },
    get: async (id) => {
      const row = await db
        .selectFrom('responders')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    byUser: async (userId) => {
      const rows = await db
        .selectFrom('responders')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('team')
        .execute();
      return rows.map(fromRow);
    },
    nextId: async () => await Promise.resolve(randomUUID()),
    put: async (responder) => {
      const values = {
        team: responder.team,
        name: responder.name,
        user_id: responder.userId,
        github: responder.github ?? null,
        email: responder.email ?? null,
        phone: responder.phone ?? null,
        level: responder.level,
        weight: responder.weight,
        capabilities: JSON.stringify(responder.capabilities),
        topics: JSON.stringify(responder.topics),
        active: responder.active ? 1 : 0,
        leaves_on: responder.leavesOn ?? null,
        newcomer_since: responder.newcomerSince ?? null,
      };
      const row = await db
        .insertInto('responders')
        // Since when somebody is in the rotation does not change when the rest is brought up to date.
        .values({
          id: responder.id ?? randomUUID(),
          joined_on: responder.joinedOn ?? null,
          ...values,
        })
        .onConflict((oc) => oc.columns(['team', 'user_id']).doUpdateSet(values))
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    putSpell: async ({ responderId, from, to, weight }, next) => {
      await db
        .insertInto('rotation_spells')
        .values({ responder_id: responderId, from_date: from ?? null, to_date: to, weight })
        .execute();
      await db
        .updateTable('responders')
        .set({ joined_on: next ?? null })
        .where('id', '=', responderId)
        .execute();
    },
    spells: async (team) => {
      const rows = await db
        .selectFrom('rotation_spells')
        .innerJoin('responders', 'responders.id', 'rotation_spells.responder_id')
        .selectAll('rotation_spells')
        .where('team', '=', team)
        .orderBy('to_date')
        .execute();
      return rows.map((r) => ({
        responderId: r.responder_id,
        from: r.from_date ?? undefined,
        to: r.to_date,
        weight: r.weight,
      }));
    },
    replaceTimeOff: async (responderId, ranges) => {
      await db.deleteFrom('time_off').where('responder_id', '=', responderId).execute();
      if (ranges.length === 0) return;
      await db
        .insertInto('time_off')
        .values(
          ranges.map((r) => ({
            responder_id: responderId,
            from_date: r.from,
            to_date: r.to,
            note: r.note ?? null,
          })),
        )
        .execute();
    },
    timeOff: async (team) => {
      const rows = await db
        .selectFrom('time_off')
        .innerJoin('responders', 'responders.id', 'time_off.responder_id')
        .select(['responder_id', 'from_date', 'to_date', 'note'])
        .where('team', '=', team)
        .orderBy('from_date')
        .execute();
      return rows.map((r) => ({
        responderId: r.responder_id,
        from: r.from_date,
        to: r.to_date,
        ...(r.note === null ? {} : { note: r.note }),
      }));
    },
    putServedBefore: async (served) => {
      const values = {
        primary_weeks: served.primary,
        backup_weeks: served.backup,
        holiday_weeks: served.holiday,
        over_weeks: served.overWeeks,
      };
      await db
        .insertInto('served_before')
        .values({ responder_id: served.responderId, ...values })
        .onConflict((oc) => oc.column('responder_id').doUpdateSet(values))
        .execute();
    },
    servedBefore: async (team) => {
      const rows = await db
        .selectFrom('served_before')
        .innerJoin('responders', 'responders.id', 'served_before.responder_id')
        .selectAll('served_before')
        .where('team', '=', team)
        .execute();
      return rows.map((r) => ({
        responderId: r.responder_id,
        primary: r.primary_weeks,
        backup: r.backup_weeks,
        holiday: r.holiday_weeks,
        overWeeks: r.over_weeks,
      }));
    },
    assignments: async (team, from, to) => {
      const rows = await db
        .selectFrom('assignments')
        .select(['week', 'role', 'responder_id', 'swapped'])
        .where('team', '=', team)
        .where('week', '>=', from)
        .where('week', '<=', to)
        .orderBy('week')
        .orderBy('role', 'desc')
        .execute();
      return rows.map((r) => ({
        week: r.week,
        role: stored<Role>(r.role),
        responderId: r.responder_id,
        ...(r.swapped === 1 ? { swapped: true } : {}),
      }));
    },
    putAssignment: async (team, { week, role, responderId, swapped = false }, publishedAt) => {
      const seat = { responder_id: responderId, swapped: swapped ? 1 : 0 };
      await db
        .insertInto('duty_weeks')
        .values({ team, week, published_at: publishedAt })
        .onConflict((oc) => oc.columns(['team', 'week']).doNothing())
        .execute();
      await db
        .insertInto('assignments')
        .values({ team, week, role, ...seat })
        .onConflict((oc) => oc.columns(['team', 'week', 'role']).doUpdateSet(seat))
        .execute();
    },
    removeAssignment: async (team, week, role) => {
      await db
        .deleteFrom('assignments')
        .where('team', '=', team)
        .where('week', '=', week)
        .where('role', '=', role)
        .execute();
    },
    rememberName: async (userId, name) => {
      await db
        .insertInto('slack_names')
        .values({ user_id: userId, name })
        .onConflict((oc) => oc.column('user_id').doUpdateSet({ name }))
        .execute();
    },
    nameOf: async (userId) => {
      const row = await db
        .selectFrom('slack_names')
        .select('name')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.name;
    },
  };
}

function fromRow(row: Schema['responders']): Responder {
  return {
    id: row.id,
    team: row.team,
    name: row.name,
    userId: row.user_id,
    github: row.github ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    level: stored<Level>(row.level),
    weight: row.weight,
    capabilities: storedJson<string[]>(row.capabilities),
    topics: storedJson<string[]>(row.topics),
    active: row.active === 1,
    ...(row.joined_on === null ? {} : { joinedOn: row.joined_on }),
    ...(row.leaves_on === null ? {} : { leavesOn: row.leaves_on }),
    ...(row.newcomer_since === null ? {} : { newcomerSince: row.newcomer_since }),
  };
}
