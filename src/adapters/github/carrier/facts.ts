import type { IssueFace, IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { labelsOf } from '../../../domain/issue-log/labels.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import { type Teams, teamOf } from '../../../features/context.ts';
import { dutyAt } from '../../../features/duty/duty-at.ts';
import type { ClaimedRow } from '../../../ports/outbox.ts';
import type { Tx } from '../../../ports/store.ts';
import { type IssueFacts, loginOf } from '../views/issue-draft.ts';

/** All that writing about an incident takes, read at one moment. */
export interface CarriedFacts extends IssueFacts {
  /** The log's; empty for an incident without one. */
  readonly repository: string;
  readonly link: IssueLink | undefined;
  readonly wanted: IssueFace;
  /** Issues of the product that it has to do with. */
  readonly products: readonly ProductIssue[];
}

export async function factsFor(
  tx: Tx,
  teams: Teams,
  row: ClaimedRow,
): Promise<CarriedFacts | undefined> {
  if (row.incident === undefined) return undefined;
  const incident = await tx.incidents.get(row.incident);
  // An incident from before there was a log may have to do with the product all the same.
  const isLogs = row.effect.kind !== 'product-issue' && row.effect.kind !== 'product-comment';
  if (incident === undefined || (isLogs && incident.repository === undefined)) return undefined;
  const team = teamOf(teams, incident.team);
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const { duplicateOf } = incident;
  const goesOn = duplicateOf === undefined ? undefined : await tx.issues.get(duplicateOf);
  const { backup } = await dutyAt(tx, team, incident.cameInAt);
  return {
    incident,
    team,
    owner,
    backup,
    ...(goesOn && !goesOn.isGone ? { goesOnAt: goesOn } : {}),
    repository: incident.repository ?? '',
    link: await tx.issues.get(incident.number),
    products: await tx.productIssues.of(incident.number),
    wanted: {
      state: incident.state === 'resolved' ? 'closed' : 'open',
      assignee: loginOf(owner),
      labels: labelsOf(incident),
    },
  };
}
