import { type ExpertAsk, MEETING_MINUTES } from '../../domain/experts/ask.ts';
import type { CalendarEvent } from '../../domain/icalendar/calendar-text.ts';
import { type Incident, incidentName } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { isRestricted } from './restricted.ts';

/** An ask with everything that a message about it shows. */
export interface ExpertAskView {
  readonly team: Team;
  readonly ask: ExpertAsk;
  readonly incident: Incident;
  readonly owner: Responder;
  readonly expert: Responder;
  /** Nothing of the incident but its number may be said. */
  readonly isRestricted: boolean;
  /** Who could be asked next; undefined where nobody else is known. */
  readonly next: Candidate | undefined;
}

export async function loadAskView(
  tx: Tx,
  team: Team,
  id: string,
  now: Instant,
): Promise<ExpertAskView | undefined> {
  const ask = await tx.expertAsks.get(id);
  const incident = ask && (await tx.incidents.get(ask.incident));
  if (ask === undefined || incident === undefined) return undefined;
  const owner = await tx.people.get(ask.forId);
  const expert = await tx.people.get(ask.toId);
  if (owner === undefined || expert === undefined) return undefined;
  const isNextWanted = ask.state === 'declined' || (ask.state === 'asked' && ask.isOverdue);
  const next = isNextWanted ? await nextExpert(tx, team, ask, incident, now) : undefined;
  return {
    team,
    ask,
    incident,
    owner,
    expert,
    isRestricted: isRestricted(team, incident),
    next,
  };
}

/** The likeliest of those who were not asked about this incident yet, and are there. */
async function nextExpert(
  tx: Tx,
  team: Team,
  ask: ExpertAsk,
  incident: Incident,
  now: Instant,
): Promise<Candidate | undefined> {
  const asked = await tx.expertAsks.ofIncident(incident.number);
  const without = new Set([ask.forId, ...asked.map(({ toId }) => toId)]);
  const found = await candidatesFor(tx, team, { about: ask.topic, incident, without }, now);
  return found.find(({ awayUntil }) => awayUntil === undefined);
}

/** What the two agreed on, for their calendars. It takes their time, as a duty does not. */
export function askEvent(view: ExpertAskView): CalendarEvent | undefined {
  const { ask, incident, owner, expert, team } = view;
  const { meetsAt } = ask;
  if (ask.state !== 'agreed' || meetsAt === undefined) return undefined;
  const name = incidentName(incident.number);
  return {
    uid: `${team.key}.${ask.id}@hotline`,
    summary: `${name}: ${owner.name} and ${expert.name} (${team.name})`,
    description: view.isRestricted ? '' : incident.title,
    time: { kind: 'span', from: meetsAt, to: meetsAt + MEETING_MINUTES * MINUTE_MS },
    takesTime: true,
  };
}
