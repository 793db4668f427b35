import type { Selectable } from 'kysely';
import type { IssueFace, IssueLink, IssueStanding } from '../../domain/issue-log/issue-link.ts';
import type { IssueLinks } from '../../ports/issue-log.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { storedJson } from './stored.ts';

export function issueLinksIn(db: Db): IssueLinks {
  const get = async (incident: number): Promise<IssueLink | undefined> => {
    const row = await db
      .selectFrom('issue_links')
      .selectAll()
      .where('incident', '=', incident)
      .executeTakeFirst();
    return row && fromRow(row);
  };
  return {
    get,
    byIssue: async (repository, number) => {
      const row = await db
        .selectFrom('issue_links')
        .selectAll()
        .where('repository', '=', repository)
        .where('number', '=', number)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    insert: async (link) => {
      const before = await get(link.incident);
      if (before === undefined) {
        await db
          .insertInto('issue_links')
          .values({ incident: link.incident, ...toRow(link) })
          .execute();
      }
      return before;
    },
    save: async (link) => {
      await db
        .updateTable('issue_links')
        .set(toRow(link))
        .where('incident', '=', link.incident)
        .execute();
    },
    markStale: async (repository, numbers) => {
      if (numbers.length === 0) return;
      await db
        .updateTable('issue_links')
        .set({ stale: 1 })
        .where('repository', '=', repository)
        .where('number', 'in', numbers)
        .where('gone', '=', 0)
        .execute();
    },
    stale: async (repository, limit) => {
      const rows = await db
        .selectFrom('issue_links')
        .selectAll()
        .where('repository', '=', repository)
        .where('stale', '=', 1)
        .orderBy('incident')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

type Row = Selectable<Schema['issue_links']>;

function toRow(link: IssueLink): Omit<Row, 'incident'> {
  return {
    repository: link.repository,
    number: link.number,
    url: link.url,
    written: JSON.stringify(link.written),
    standing: JSON.stringify(link.standing),
    seen_at: link.seenAt,
    told_resolution: link.toldResolution ?? null,
    revision: link.revision,
    stale: Number(link.isStale),
    gone: Number(link.isGone),
  };
}

function fromRow(row: Row): IssueLink {
  return {
    incident: row.incident,
    repository: row.repository,
    number: row.number,
    url: row.url,
    written: faceFrom(row.written),
    standing: storedJson<IssueStanding>(row.standing),
    seenAt: row.seen_at,
    toldResolution: row.told_resolution ?? undefined,
    revision: row.revision,
    isStale: row.stale === 1,
    isGone: row.gone === 1,
  };
}

/** JSON leaves out what is undefined. */
function faceFrom(text: string): IssueFace {
  const face = storedJson<Partial<IssueFace> & Omit<IssueFace, 'assignee'>>(text);
  return { ...face, assignee: face.assignee };
}
