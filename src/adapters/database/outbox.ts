import { type Selectable, type SqlBool, sql } from 'kysely';
import type { IncidentEffect } from '../../domain/incident/effect.ts';
import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { ClaimedRow, Outcome, Sighting } from '../../ports/outbox.ts';
import type { Outbox } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import type { OutboxState, Schema } from './schema.ts';
import { storedJson } from './stored.ts';

/** An unknown outcome is looked up after this long: Slack needs a moment until a message can be read back. */
export const LOOK_UP_AFTER_MS = 5_000;

/**
 * Still to be dealt with. To the letter what the outbox's partial indexes say: SQLite uses one only where the query holds
 * its very condition, and cannot know that about a bound value.
 */
function isUnsettled(table: 'outbox' | 'earlier') {
  return sql<SqlBool>`${sql.ref(`${table}.state`)} in ('pending', 'sending', 'unknown')`;
}

/** Makes the earliest row of a lane that is still to be dealt with its head: it may go, those behind it wait. */
async function putForward(db: Db, lane: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ head: 1 })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('outbox as earlier')
        .select('earlier.id')
        .where(isUnsettled('earlier'))
        .where('earlier.lane', '=', lane)
        .orderBy('earlier.id')
        .limit(1),
    )
    .execute();
}

/** One state at a time: SQLite then finds the earliest in an index instead of sorting all there are. */
async function earliestAttempt(db: Db, state: 'pending' | 'unknown'): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('next_attempt_at')
    .where(isUnsettled('outbox'))
    .where('state', '=', state)
    // Whatever stands behind another row of its lane is not what to wake up for.
    .where('head', '=', 1)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_attempt_at;
}

/** Back-off after certain failures: 1 s, 2 s, 4 s … up to a minute. */
function backOffMs(attempts: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(10, attempts - 1));
}

export function outboxIn(db: Db): Outbox {
  const claim = async (
    state: 'pending' | 'unknown',
    now: number,
    limit: number,
    epoch: number,
  ): Promise<ClaimedRow[]> => {
    const rows = await db
      .selectFrom('outbox')
      .selectAll()
      .where(isUnsettled('outbox'))
      .where('state', '=', state)
      .where('head', '=', 1)
      .where('next_attempt_at', '<=', now)
      .orderBy('priority')
      .orderBy('id')
      .limit(limit)
      .execute();
    if (rows.length === 0) return [];
    const looking = state === 'unknown';
    await db
      .updateTable('outbox')
      .set((eb) => ({
        state: 'sending' as const,
        epoch,
        attempts: looking ? eb.ref('attempts') : eb('attempts', '+', 1),
        last_attempt_at: looking ? eb.ref('last_attempt_at') : now,
      }))
      .where(
        'id',
        'in',
        rows.map((r) => r.id),
      )
      .execute();
    return rows.map((r) => ({
      ...fromRow(r),
      attempts: looking ? r.attempts : r.attempts + 1,
      lastAttemptAt: looking ? (r.last_attempt_at ?? undefined) : now,
    }));
  };

  return {
    isQueued: async (incident, kind) => {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('incident', '=', incident)
        .where('kind', '=', kind)
        .where(isUnsettled('outbox'))
        .where('state', '=', 'pending')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    isLaneQueued: async (lane) => {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where(isUnsettled('outbox'))
        .where('lane', '=', lane)
        .where('state', '=', 'pending')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    enqueue: async (rows, now) => {
      for (const row of rows) {
        await db
          .insertInto('outbox')
          .values({
            key: row.key,
            lane: row.lane,
            priority: row.priority,
            team: row.team,
            incident: row.incident ?? null,
            kind: row.effect.kind,
            effect: JSON.stringify(row.effect),
            state: 'pending',
            due_at: row.dueAt,
            decided_at: now,
            next_attempt_at: now,
            attempts: 0,
            head: (eb) =>
              eb
                .case()
                .when(
                  eb.exists(
                    eb
                      .selectFrom('outbox as earlier')
                      .select('earlier.id')
                      .where(isUnsettled('earlier'))
                      .where('earlier.lane', '=', row.lane),
                  ),
                )
                .then(0)
                .else(1)
                .end(),
          })
          .onConflict((oc) => oc.column('key').doNothing())
          .execute();
      }
    },
    withdraw: async (incident, kinds, now) => {
      if (kinds.length === 0) return;
      const withdrawn = await db
        .updateTable('outbox')
        .set({ state: 'withdrawn', settled_at: now })
        .where('incident', '=', incident)
        .where('kind', 'in', kinds)
        .where(isUnsettled('outbox'))
        .where('state', '=', 'pending')
        .returning('lane')
        .execute();
      for (const lane of new Set(withdrawn.map((row) => row.lane))) await putForward(db, lane);
    },
    claim: async (now, limit, epoch) => await claim('pending', now, limit, epoch),
    claimUnknown: async (now, limit, epoch) => await claim('unknown', now, limit, epoch),
    finish: async (finished, now, epoch) => {
      const { row } = finished;
      const change =
        'outcome' in finished
          ? afterAttempt(finished.outcome, row, now)
          : afterLook(finished.sighting, row, now);
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set(change)
        .where('id', '=', row.id)
        .where('state', '=', 'sending')
        .where('epoch', '=', epoch)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      if (change.settled_at !== undefined) await putForward(db, row.lane);
      return true;
    },
    orphan: async (now, epoch) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ state: 'unknown', next_attempt_at: now + LOOK_UP_AFTER_MS })
        .where(isUnsettled('outbox'))
        .where('state', '=', 'sending')
        .where('epoch', '!=', epoch)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    nextAttemptAt: async () => {
      const known = [
        await earliestAttempt(db, 'pending'),
        await earliestAttempt(db, 'unknown'),
      ].filter((at) => at !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
    counts: async (now) => {
      const rows = await db
        .selectFrom('outbox')
        .select((eb) => [
          'state',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('next_attempt_at').as('oldest'),
        ])
        .where(isUnsettled('outbox'))
        .groupBy('state')
        .execute();
      const failed = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(sql<SqlBool>`state = 'failed'`)
        .executeTakeFirstOrThrow();
      const of = (state: OutboxState): number => rows.find((r) => r.state === state)?.count ?? 0;
      const oldest = Math.min(now, ...rows.map((r) => r.oldest));
      return {
        pending: of('pending'),
        sending: of('sending'),
        unknown: of('unknown'),
        failed: failed.count,
        oldestWaitMs: now - oldest,
      };
    },
    purgeSettled: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('outbox')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('outbox')
            .select('id')
            .where('settled_at', 'is not', null)
            .where('settled_at', '<', before)
            .limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

type Change = Partial<
  Pick<Schema['outbox'], 'next_attempt_at' | 'settled_at' | 'why' | 'may_repeat'>
> & { state: OutboxState };

function afterAttempt(outcome: Outcome, row: ClaimedRow, now: number): Change {
  switch (outcome.kind) {
    case 'sent':
    case 'learned':
      return { state: 'sent', settled_at: now };
    case 'withdrawn':
      return { state: 'withdrawn', settled_at: now };
    case 'refused':
      return { state: 'failed', settled_at: now, why: outcome.why };
    case 'wait':
      return {
        state: 'pending',
        next_attempt_at: now + Math.max(outcome.retryAfterMs, backOffMs(row.attempts)),
        why: outcome.why,
      };
    case 'unknown':
      return { state: 'unknown', next_attempt_at: now + LOOK_UP_AFTER_MS, why: outcome.why };
  }
}

function afterLook(sighting: Sighting, row: ClaimedRow, now: number): Change {
  switch (sighting.kind) {
    case 'found':
      return { state: 'sent', settled_at: now };
    case 'absent':
      return { state: 'pending', next_attempt_at: now };
    case 'cannot-look':
      return {
        state: 'pending',
        next_attempt_at: now,
        may_repeat: row.mayRepeat ?? row.lastAttemptAt ?? now,
        why: sighting.why,
      };
  }
}

/** A row as it was enqueued: its effect is an incident's exactly when it has one. */
function fromRow(r: Selectable<Schema['outbox']>) {
  const facts = {
    id: r.id,
    key: r.key,
    lane: r.lane,
    priority: r.priority,
    team: r.team,
    dueAt: r.due_at,
    decidedAt: r.decided_at,
    mayRepeat: r.may_repeat ?? undefined,
  };
  return r.incident === null
    ? { ...facts, incident: undefined, effect: storedJson<TeamEffect>(r.effect) }
    : { ...facts, incident: r.incident, effect: storedJson<IncidentEffect>(r.effect) };
}
