import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { WeekName } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';

/** More than any team has open; the list that people see is cut much earlier. */
const MOST = 1_000;

/** What a handoff would pass on if it happened now: open incidents of the one who hands over, the most urgent first. */
export async function whatIsOpen(
  tx: Tx,
  team: Team,
  handoff: Pick<Handoff, 'fromId' | 'week' | 'namedId'>,
): Promise<readonly Incident[]> {
  const { fromId, week, namedId } = handoff;
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST);
  if (namedId !== undefined) return open.filter(({ ownerId }) => ownerId === fromId);
  const primary = await primaryAtClose(tx, team, week);
  return open.filter((incident) => {
    if (incident.week > week) return false;
    if (incident.ownerId === undefined) return primary === fromId;
    // What somebody kept from an earlier week stays theirs while others are on duty.
    return incident.ownerId === fromId && (primary === fromId || incident.week === week);
  });
}

/** Everyone who has something to pass on when a duty week closes. */
export async function whoHandsOver(
  tx: Tx,
  team: Team,
  week: WeekName,
): Promise<readonly ResponderId[]> {
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST);
  const primary = await primaryAtClose(tx, team, week);
  const owners = new Set<ResponderId>();
  for (const { ownerId, week: of } of open) {
    if (of > week) continue;
    const owner = ownerId ?? primary;
    if (owner !== undefined && (owner === primary || of === week)) owners.add(owner);
  }
  return [...owners].toSorted();
}

async function primaryAtClose(
  tx: Tx,
  team: Team,
  week: WeekName,
): Promise<ResponderId | undefined> {
  const span = team.calendar.weekSpan(week);
  return span && (await dutyAt(tx, team, span.closes - 1)).primary?.id;
}
