import type { Selectable } from 'kysely';
import type { AskOffer, AskSettled, ExpertAsk, ExpertAskState } from '../../domain/experts/ask.ts';
import type { ExpertAsks, OwnCalendars } from '../../ports/experts.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import type { Schema } from './schema.ts';
import { stored, storedJson } from './stored.ts';

export function expertAsksIn(db: Db): ExpertAsks {
  return {
    nextId: async () => await nextId(db, 'ask'),
    put: async (ask) => {
      const values = {
        team: ask.team,
        incident: ask.incident,
        asked_by: ask.askedBy.userId,
        asked_by_name: ask.askedBy.name,
        for_id: ask.forId,
        to_id: ask.toId,
        topic: ask.topic ?? null,
        requested_at: ask.requestedAt,
        state: ask.state,
        offer: ask.offer === undefined ? null : JSON.stringify(ask.offer),
        meets_at: ask.meetsAt ?? null,
        overdue: ask.isOverdue ? 1 : 0,
        settled: ask.settled === undefined ? null : JSON.stringify(ask.settled),
      };
      await db
        .insertInto('expert_asks')
        .values({ id: ask.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('expert_asks')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    ofIncident: async (incident) => {
      const rows = await db
        .selectFrom('expert_asks')
        .selectAll()
        .where('incident', '=', incident)
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    meetingAfter: async (team, from) => {
      const rows = await db
        .selectFrom('expert_asks')
        .selectAll()
        .where('team', '=', team)
        .where('meets_at', '>', from)
        .orderBy('meets_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: Selectable<Schema['expert_asks']>): ExpertAsk {
  return {
    id: row.id,
    team: row.team,
    incident: row.incident,
    askedBy: { userId: row.asked_by, name: row.asked_by_name },
    forId: row.for_id,
    toId: row.to_id,
    topic: row.topic ?? undefined,
    requestedAt: row.requested_at,
    state: stored<ExpertAskState>(row.state),
    offer: row.offer === null ? undefined : storedJson<AskOffer>(row.offer),
    meetsAt: row.meets_at ?? undefined,
    isOverdue: row.overdue === 1,
    settled: row.settled === null ? undefined : settledFrom(row.settled),
  };
}

function settledFrom(text: string): AskSettled {
  const { at, by, ...rest } = storedJson<Partial<AskSettled> & Pick<AskSettled, 'at'>>(text);
  return { at, by, ...rest };
}

export function ownCalendarsIn(db: Db): OwnCalendars {
  return {
    get: async (userId) => {
      const row = await db
        .selectFrom('own_calendars')
        .select('address')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.address;
    },
    put: async (userId, address, at) => {
      const values = { address, given_at: at };
      await db
        .insertInto('own_calendars')
        .values({ user_id: userId, ...values })
        .onConflict((oc) => oc.column('user_id').doUpdateSet(values))
        .execute();
    },
    remove: async (userId) => {
      const gone = await db
        .deleteFrom('own_calendars')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}
