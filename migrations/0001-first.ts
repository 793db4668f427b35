import type { ColumnDataType, Kysely } from 'kysely';
import { PostgresAdapter, sql } from 'kysely';

/**
 * The first schema. Instants are integer epoch milliseconds; flags are 0 or 1; structured values are JSON text: both
 * SQLite and PostgreSQL read them the same way. Never edited once landed: what changes comes in the next migration.
 */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const instant: ColumnDataType = 'bigint';
  const identity: ColumnDataType = postgres ? 'bigserial' : 'integer';

  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('responders')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('github', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('weight', 'double precision', (c) => c.notNull())
    .addColumn('capabilities', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addUniqueConstraint('responders_team_user', ['team', 'user_id'])
    .addUniqueConstraint('responders_team_name', ['team', 'name'])
    .execute();
  await db.schema.createIndex('responders_user').on('responders').column('user_id').execute();

  await db.schema
    .createTable('time_off')
    .addColumn('responder_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('from_date', 'text', (c) => c.notNull())
    .addColumn('to_date', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('time_off_pk', ['responder_id', 'from_date'])
    .execute();

  await db.schema
    .createTable('served_before')
    .addColumn('responder_id', 'text', (c) => c.primaryKey().references('responders.id'))
    .addColumn('primary_weeks', 'double precision', (c) => c.notNull())
    .addColumn('backup_weeks', 'double precision', (c) => c.notNull())
    .addColumn('holiday_weeks', 'double precision', (c) => c.notNull())
    .addColumn('over_weeks', 'double precision', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('duty_weeks')
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('published_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('duty_weeks_pk', ['team', 'week'])
    .execute();

  await db.schema
    .createTable('assignments')
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('responder_id', 'text', (c) => c.notNull().references('responders.id'))
    .addPrimaryKeyConstraint('assignments_pk', ['team', 'week', 'role'])
    .addForeignKeyConstraint('assignments_week', ['team', 'week'], 'duty_weeks', ['team', 'week'])
    .execute();

  await db.schema
    .createTable('incidents')
    .addColumn('number', 'bigint', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('customer_name', 'text')
    .addColumn('customer_email', 'text')
    .addColumn('customer_phone', 'text')
    .addColumn('customer_organisation', 'text')
    .addColumn('contact', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('environment', 'text', (c) => c.notNull())
    .addColumn('reported_by', 'text', (c) => c.notNull())
    .addColumn('reported_by_name', 'text', (c) => c.notNull())
    .addColumn('reported_at', instant, (c) => c.notNull())
    .addColumn('came_in_at', instant, (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('owner_id', 'text', (c) => c.references('responders.id'))
    .addColumn('goal_minutes', 'double precision', (c) => c.notNull())
    .addColumn('due_at', instant, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('on_it_by', 'text')
    .addColumn('on_it_by_name', 'text')
    .addColumn('on_it_at', instant)
    .addColumn('answered_by', 'text')
    .addColumn('answered_by_name', 'text')
    .addColumn('answered_at', instant)
    .addColumn('resolved_by', 'text')
    .addColumn('resolved_by_name', 'text')
    .addColumn('resolved_at', instant)
    .addColumn('summary', 'text')
    .addColumn('effort_hours', 'double precision')
    .addColumn('paging', 'text')
    .execute();
  await db.schema
    .createIndex('incidents_open')
    .on('incidents')
    .columns(['team', 'due_at'])
    .where(sql.ref('state'), '!=', sql.lit('resolved'))
    .execute();
  await db.schema
    .createIndex('incidents_by_team')
    .on('incidents')
    .columns(['team', 'number'])
    .execute();

  await db.schema
    .createTable('events')
    .addColumn('id', 'bigint', (c) => c.primaryKey())
    .addColumn('team', 'text')
    .addColumn('incident', 'bigint')
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('events_incident').on('events').columns(['incident', 'id']).execute();

  await db.schema
    .createTable('timers')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('incident', 'bigint', (c) => c.notNull().references('incidents.number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    // When it is due by its meaning, and when it is looked at next: the two differ only after a failure.
    .addColumn('due_at', instant, (c) => c.notNull())
    .addColumn('next_at', instant, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('timers_next').on('timers').columns(['next_at', 'key']).execute();
  await db.schema.createIndex('timers_incident').on('timers').column('incident').execute();

  await db.schema
    .createTable('outbox')
    .addColumn('id', identity, (c) => (postgres ? c.primaryKey() : c.primaryKey().autoIncrement()))
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('lane', 'text', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('incident', 'bigint', (c) => c.notNull().references('incidents.number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('effect', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', instant, (c) => c.notNull())
    .addColumn('decided_at', instant, (c) => c.notNull())
    .addColumn('next_attempt_at', instant, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('last_attempt_at', instant)
    .addColumn('may_repeat', instant)
    .addColumn('epoch', 'bigint')
    .addColumn('settled_at', instant)
    .addColumn('why', 'text')
    .execute();
  // Only unsettled rows are ever searched for; millions of settled ones cost these indexes nothing.
  const unsettled = sql<boolean>`state in ('pending', 'sending', 'unknown')`;
  await db.schema
    .createIndex('outbox_queue')
    .on('outbox')
    .columns(['state', 'priority', 'id'])
    .where(unsettled)
    .execute();
  await db.schema
    .createIndex('outbox_next')
    .on('outbox')
    .column('next_attempt_at')
    .where(unsettled)
    .execute();
  await db.schema
    .createIndex('outbox_lane')
    .on('outbox')
    .columns(['lane', 'id'])
    .where(unsettled)
    .execute();
  await db.schema
    .createIndex('outbox_incident')
    .on('outbox')
    .columns(['incident', 'kind'])
    .where(unsettled)
    .execute();
  await db.schema
    .createIndex('outbox_settled')
    .on('outbox')
    .column('settled_at')
    .where(sql<boolean>`settled_at is not null`)
    .execute();

  await db.schema
    .createTable('deliveries')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', instant, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('deliveries_at').on('deliveries').column('at').execute();

  await db.schema
    .createTable('message_places')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('incident', 'bigint')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('ts', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('message_places_incident')
    .on('message_places')
    .column('incident')
    .execute();

  await db.schema
    .createTable('channels')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('slack_names')
    .addColumn('user_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('job_runs')
    .addColumn('job', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('job_runs_pk', ['job', 'scope', 'period'])
    .execute();

  await db.schema
    .createTable('presence')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('epoch', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', instant, (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('outages')
    .addColumn('from_at', instant, (c) => c.primaryKey())
    .addColumn('to_at', instant, (c) => c.notNull())
    .execute();
}
