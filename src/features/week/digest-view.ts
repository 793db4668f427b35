import type { Incident } from '../../domain/incident/incident.ts';
import type { Responder, ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { digestContent } from '../../domain/week/digest-content.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { MOST_OPEN } from './carried-over.ts';

/** How the open incidents of a team stand. */
export interface DigestView {
  readonly team: Team;
  readonly now: Instant;
  /** The most urgent first. */
  readonly open: readonly Incident[];
  readonly owners: ReadonlyMap<ResponderId, Responder>;
  readonly primary: Responder | undefined;
  /** What it says, in a text that differs whenever that does. */
  readonly content: string;
}

export async function loadDigestView(tx: Tx, team: Team, now: Instant): Promise<DigestView> {
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN);
  const people = await tx.people.ofTeam(team.key);
  const { primary } = await dutyAt(tx, team, now);
  return {
    team,
    now,
    open,
    owners: new Map(people.map((one) => [one.id, one])),
    primary,
    content: digestContent(open),
  };
}
