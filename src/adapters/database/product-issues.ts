import type { Selectable } from 'kysely';
import type {
  ProductIssue,
  ProductPurpose,
  ProductState,
} from '../../domain/product/product-issue.ts';
import type { ProductIssues } from '../../ports/resolving.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function productIssuesIn(db: Db): ProductIssues {
  return {
    put: async (issue) => {
      const { count } = await db
        .selectFrom('product_issues')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('incident', '=', issue.incident)
        .executeTakeFirstOrThrow();
      const { incident, key, ...rest } = toRow(issue);
      await db
        .insertInto('product_issues')
        .values({ incident, key, position: count, ...rest })
        .onConflict((oc) => oc.columns(['incident', 'key']).doUpdateSet(rest))
        .execute();
    },
    get: async (incident, key) => {
      const row = await db
        .selectFrom('product_issues')
        .selectAll()
        .where('incident', '=', incident)
        .where('key', '=', key)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    of: async (incident) => {
      const rows = await db
        .selectFrom('product_issues')
        .selectAll()
        .where('incident', '=', incident)
        .orderBy('position')
        .execute();
      return rows.map(fromRow);
    },
  };
}

type Row = Selectable<Schema['product_issues']>;

function toRow(issue: ProductIssue): Omit<Row, 'position'> {
  return {
    incident: issue.incident,
    key: issue.key,
    purpose: issue.purpose,
    repository: issue.repository,
    number: issue.number ?? null,
    url: issue.url ?? null,
    title: issue.title,
    asked_by: issue.askedBy.userId,
    asked_by_name: issue.askedBy.name,
    asked_at: issue.askedAt,
    tried_at: issue.triedAt ?? null,
    state: issue.state,
    why: issue.why ?? null,
  };
}

function fromRow(row: Row): ProductIssue {
  return {
    incident: row.incident,
    key: row.key,
    purpose: stored<ProductPurpose>(row.purpose),
    repository: row.repository,
    number: row.number ?? undefined,
    url: row.url ?? undefined,
    title: row.title,
    askedBy: { userId: row.asked_by, name: row.asked_by_name },
    askedAt: row.asked_at,
    triedAt: row.tried_at ?? undefined,
    state: stored<ProductState>(row.state),
    why: row.why ?? undefined,
  };
}
