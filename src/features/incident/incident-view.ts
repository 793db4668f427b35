import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import type { IncidentLink } from '../../domain/incident/link.ts';
import type { IssueLink } from '../../domain/issue-log/issue-link.ts';
import type { ProductIssue } from '../../domain/product/product-issue.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { duplicatesOf } from './duplicates.ts';

/** Everything that a message about an incident may want to say, read at one moment. */
export interface IncidentView {
  readonly incident: Incident;
  readonly team: Team;
  readonly owner: Responder | undefined;
  readonly now: Instant;
  /** Business minutes until the first answer is due; negative once it is overdue. */
  readonly minutesLeft: number;
  /** Its issue in the team's log, once there is one. */
  readonly issue?: IssueLink;
  /** Issues of the product that its resolution has to do with; left out where there are none. */
  readonly products?: readonly ProductIssue[];
  /** Whether it has a post-mortem that somebody could write in. */
  readonly hasPostmortem?: true;
  /** What it was linked with; left out where that is nothing. */
  readonly links?: readonly IncidentLink[];
  /** Incidents that were merged into it: their customers are answered here. Left out where there are none. */
  readonly duplicates?: readonly Incident[];
}

export async function loadIncidentView(
  tx: Tx,
  teams: Teams,
  number: IncidentNumber,
  now: Instant,
): Promise<IncidentView | undefined> {
  const incident = await tx.incidents.get(number);
  return incident && (await viewOf(tx, teamOf(teams, incident.team), incident, now));
}

export async function viewOf(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<IncidentView> {
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const issue =
    incident.repository === undefined ? undefined : await tx.issues.get(incident.number);
  const minutesLeft = team.calendar.between(now, incident.dueAt);
  const links = await tx.links.of(incident.number);
  const duplicates = await duplicatesOf(tx, incident.number);
  const products = await tx.productIssues.of(incident.number);
  const postmortem = await tx.postmortems.get(incident.number);
  return {
    incident,
    team,
    owner,
    now,
    minutesLeft,
    ...(issue ? { issue } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(duplicates.length > 0 ? { duplicates } : {}),
    ...(products.length > 0 ? { products } : {}),
    ...(postmortem ? { hasPostmortem: true as const } : {}),
  };
}
