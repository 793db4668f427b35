import { createHash } from 'node:crypto';
import type { DomainEvent } from '../../domain/incident/event.ts';
import type { EventLog, LoggedEvent } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored, storedJson } from './stored.ts';

const GENESIS = '0'.repeat(64);

type Row = Schema['events'];

/** Every field of the row goes into its hash, and so does the hash before it. */
function hashOf(previous: string, row: Omit<Row, 'hash'>): string {
  const content = JSON.stringify([row.id, row.team, row.incident, row.at, row.type, row.data]);
  return createHash('sha256').update(previous).update(content).digest('hex');
}

export function eventLogIn(db: Db): EventLog {
  return {
    append: async ({ team, incident }, events, at) => {
      const last = await db
        .selectFrom('events')
        .select(['id', 'hash'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      let id = last?.id ?? 0;
      let hash = last?.hash ?? GENESIS;
      for (const event of events) {
        const { type, ...data } = event;
        id += 1;
        const row = {
          id,
          team: team ?? null,
          incident: incident ?? null,
          at,
          type,
          data: JSON.stringify(data),
        };
        hash = hashOf(hash, row);
        await db
          .insertInto('events')
          .values({ ...row, hash })
          .execute();
      }
      return id;
    },
    ofIncident: async (incident) => {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('incident', '=', incident)
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    ofTeam: async (team, limit) => {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('team', '=', team)
        .where('incident', 'is', null)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow).toReversed();
    },
    latestAt: async () => {
      const row = await db
        .selectFrom('events')
        .select('at')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.at;
    },
    firstBroken: async () => {
      let previous = GENESIS;
      let after = 0;
      for (;;) {
        const rows = await db
          .selectFrom('events')
          .selectAll()
          .where('id', '>', after)
          .orderBy('id')
          .limit(1_000)
          .execute();
        if (rows.length === 0) return undefined;
        for (const { hash, ...row } of rows) {
          if (row.id !== after + 1 || hashOf(previous, row) !== hash) return row.id;
          previous = hash;
          after = row.id;
        }
      }
    },
  };
}

function fromRow(row: Row): LoggedEvent {
  return {
    id: row.id,
    team: row.team ?? undefined,
    incident: row.incident ?? undefined,
    at: row.at,
    event: stored<DomainEvent>({ type: row.type, ...storedJson<object>(row.data) }),
  };
}
