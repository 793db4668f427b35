import type { Selectable } from 'kysely';
import type { Remark, RemarkOrigin } from '../../domain/issue-log/remark.ts';
import type { ReadMarks, Remarks } from '../../ports/issue-log.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function remarksIn(db: Db): Remarks {
  return {
    get: async (origin, id) => {
      const row = await db
        .selectFrom('remarks')
        .selectAll()
        .where('origin', '=', origin)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    put: async (remark) => {
      const values = {
        incident: remark.incident,
        author: remark.author,
        text: remark.text,
        said_at: remark.saidAt,
        edited_at: remark.editedAt ?? null,
        taken_back: Number(remark.isTakenBack),
        version: remark.version,
        copy: remark.copy ?? null,
        copied_version: remark.copiedVersion,
        link: remark.link ?? null,
        added_by: remark.addedBy ?? null,
      };
      await db
        .insertInto('remarks')
        .values({ origin: remark.origin, id: remark.id, ...values })
        .onConflict((oc) => oc.columns(['origin', 'id']).doUpdateSet(values))
        .execute();
    },
    standing: async (incident, origin) => {
      const rows = await db
        .selectFrom('remarks')
        .selectAll()
        .where('incident', '=', incident)
        .where('origin', '=', origin)
        .where('taken_back', '=', 0)
        .orderBy('said_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: Selectable<Schema['remarks']>): Remark {
  return {
    origin: stored<RemarkOrigin>(row.origin),
    id: row.id,
    incident: row.incident,
    author: row.author,
    text: row.text,
    saidAt: row.said_at,
    editedAt: row.edited_at ?? undefined,
    isTakenBack: row.taken_back === 1,
    version: row.version,
    copy: row.copy ?? undefined,
    copiedVersion: row.copied_version,
    ...(row.link === null ? {} : { link: row.link }),
    ...(row.added_by === null ? {} : { addedBy: row.added_by }),
  };
}

export function readMarksIn(db: Db): ReadMarks {
  return {
    get: async (repository) => {
      const row = await db
        .selectFrom('read_marks')
        .selectAll()
        .where('repository', '=', repository)
        .executeTakeFirst();
      return (
        row && {
          since: row.since,
          issuesTag: row.issues_tag ?? undefined,
          commentsTag: row.comments_tag ?? undefined,
        }
      );
    },
    put: async (repository, { since, issuesTag, commentsTag }) => {
      const values = {
        since,
        issues_tag: issuesTag ?? null,
        comments_tag: commentsTag ?? null,
      };
      await db
        .insertInto('read_marks')
        .values({ repository, ...values })
        .onConflict((oc) => oc.column('repository').doUpdateSet(values))
        .execute();
    },
  };
}
