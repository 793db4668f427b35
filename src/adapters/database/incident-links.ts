import type { Selectable } from 'kysely';
import {
  type IncidentLink,
  type LinkRelation,
  type LinkTarget,
  targetName,
} from '../../domain/incident/link.ts';
import type { IncidentLinks } from '../../ports/known.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function incidentLinksIn(db: Db): IncidentLinks {
  return {
    add: async ({ incident, target, title, relation, by, at }) => {
      const issue = target.kind === 'issue' ? target : undefined;
      const added = await db
        .insertInto('incident_links')
        .values({
          incident,
          target: targetName(target),
          target_incident: target.kind === 'incident' ? target.number : null,
          repository: issue?.repository ?? null,
          number: issue?.number ?? null,
          url: issue?.url ?? null,
          title,
          relation,
          linked_by: by.userId,
          linked_by_name: by.name,
          linked_at: at,
        })
        .onConflict((oc) => oc.columns(['incident', 'target']).doNothing())
        .returning('incident')
        .executeTakeFirst();
      return added !== undefined;
    },
    of: async (incident) => {
      const rows = await db
        .selectFrom('incident_links')
        .selectAll()
        .where('incident', '=', incident)
        .orderBy('linked_at')
        .orderBy('target')
        .execute();
      return rows.map(fromRow);
    },
    to: async (target) => {
      const rows = await db
        .selectFrom('incident_links')
        .selectAll()
        .where('target', '=', target)
        .orderBy('incident')
        .execute();
      return rows.map(fromRow);
    },
  };
}

type Row = Selectable<Schema['incident_links']>;

function fromRow(row: Row): IncidentLink {
  return {
    incident: row.incident,
    target: targetOf(row),
    title: row.title,
    relation: stored<LinkRelation>(row.relation),
    by: { userId: row.linked_by, name: row.linked_by_name },
    at: row.linked_at,
  };
}

function targetOf({ target_incident, repository, number, url }: Row): LinkTarget {
  return target_incident === null
    ? { kind: 'issue', repository: repository ?? '', number: number ?? 0, url: url ?? '' }
    : { kind: 'incident', number: target_incident };
}
