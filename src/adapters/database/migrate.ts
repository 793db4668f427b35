import { type Kysely, type Migration, Migrator } from 'kysely';
import * as first from '../../../migrations/0001-first.ts';
import * as second from '../../../migrations/0002-team-effects.ts';
import * as jobDue from '../../../migrations/0003-job-due.ts';
import * as github from '../../../migrations/0004-github.ts';
import * as swaps from '../../../migrations/0005-swaps.ts';
import * as calendarFeeds from '../../../migrations/0006-calendar-feeds.ts';
import * as outboxOrder from '../../../migrations/0007-outbox-order.ts';
import * as planDrafts from '../../../migrations/0008-plan-drafts.ts';
import * as dutySigns from '../../../migrations/0010-duty-signs.ts';
import * as rosterChanges from '../../../migrations/0011-roster-changes.ts';
import * as homes from '../../../migrations/0012-homes.ts';
import * as reporting from '../../../migrations/0013-reporting.ts';
import * as knownIssues from '../../../migrations/0014-known-issues.ts';
import * as experts from '../../../migrations/0016-experts.ts';
import * as handoffs from '../../../migrations/0017-handoffs.ts';
import * as customerMails from '../../../migrations/0018-customer-mails.ts';
import * as digests from '../../../migrations/0019-digests.ts';
import * as figures from '../../../migrations/0020-figures.ts';
import * as onItUntil from '../../../migrations/0021-on-it-until.ts';
import * as contactWays from '../../../migrations/0022-contact-ways.ts';
import * as resolving from '../../../migrations/0023-resolving.ts';
import { DatabaseProblem } from './problem.ts';
import type { Schema } from './schema.ts';

/** In order. The names are what a database remembers: they never change. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-team-effects': second,
  '0003-job-due': jobDue,
  '0004-github': github,
  '0005-swaps': swaps,
  '0006-calendar-feeds': calendarFeeds,
  '0007-outbox-order': outboxOrder,
  '0008-plan-drafts': planDrafts,
  '0010-duty-signs': dutySigns,
  '0011-roster-changes': rosterChanges,
  '0012-homes': homes,
  '0013-reporting': reporting,
  '0014-known-issues': knownIssues,
  '0016-experts': experts,
  '0017-handoffs': handoffs,
  '0018-customer-mails': customerMails,
  '0019-digests': digests,
  '0020-figures': figures,
  '0022-contact-ways': contactWays,
  '0023-resolving': resolving,
  '0021-on-it-until': onItUntil,
};

/**
 * Brings the schema up to date, whole or not at all.
 *
 * @returns the names of the migrations that were applied now.
 * @throws DatabaseProblem when the database was made by a newer Hotline, or a migration failed.
 */
export async function migrate(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => await Promise.resolve({ ...migrations }) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  const unknown = (await appliedNames(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new DatabaseProblem(
      `the database is newer than this Hotline (it has ${unknown.join(', ')})`,
      'start the newer Hotline, or restore a backup from before its upgrade',
    );
  }
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((r) => r.status === 'Error')?.migrationName ?? 'a migration';
    throw new DatabaseProblem(
      `${failed} failed and was undone: ${error instanceof Error ? error.message : 'unknown error'}`,
      'the database is as it was; mend the cause, then start again',
      error,
    );
  }
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName);
}

/** Names of the migrations that a database has, oldest first; none for an empty one. */
export async function appliedNames(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'migrations')) return [];
  const rows = await db
    .withTables<{ migrations: { name: string } }>()
    .selectFrom('migrations')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}
