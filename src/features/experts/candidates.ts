import { topicMeant } from '../../domain/experts/topics.ts';
import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import type { Role } from '../../domain/rotation/role.ts';
import type { Responder, ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { TimeOff, Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { isRestricted, mayWorkOn } from './restricted.ts';
import { similarIncidents } from './similar-incidents.ts';

/** Somebody who may be able to help, and why. */
export interface Candidate {
  readonly responder: Responder;
  /** The topic of theirs that it is about. */
  readonly knows: string | undefined;
  /** Similar incidents that they resolved, the likeliest first. */
  readonly resolved: readonly IncidentNumber[];
  /** The last day on which they are away; undefined while they are there. */
  readonly awayUntil: LocalDate | undefined;
  /** Their role of the present duty week, if they have one. */
  readonly duty: Role | undefined;
}

/** Similar incidents that are named for each: more is no better a reason. */
const INCIDENTS_NAMED = 3;

/**
 * Who may be able to help: whose topics name it first, then who resolved most that is similar. Who is there comes before
 * who is away, and who has no duty as primary before who has.
 *
 * @param about words that name a topic; undefined goes by the incident's own words.
 * @param without people who are not to be named, such as the owner.
 */
export async function candidatesFor(
  tx: Tx,
  team: Team,
  asked: {
    readonly about: string | undefined;
    readonly incident: Incident | undefined;
    readonly without: ReadonlySet<ResponderId>;
  },
  now: Instant,
): Promise<readonly Candidate[]> {
  const { about, incident, without } = asked;
  const text = about ?? (incident && ownWords(team, incident)) ?? '';
  const similar = await similarIncidents(tx, team, text);
  const duty = await dutyAt(tx, team, now);
  const timeOff = await tx.people.timeOff(team.key);
  const today = localDateOf(now, team.calendar.zone);
  const roleOf = (id: ResponderId): Role | undefined => {
    if (duty.primary?.id === id) return 'primary';
    return duty.backup?.id === id ? 'backup' : undefined;
  };
  return (await tx.people.ofTeam(team.key))
    .filter((person) => person.active && !without.has(person.id))
    .filter((person) => incident === undefined || mayWorkOn(team, incident, person))
    .map((responder) => {
      const own = similar.filter(({ resolvedBy }) => resolvedBy === responder.userId);
      const knows = topicMeant(responder.topics, text);
      const candidate: Candidate = {
        responder,
        knows,
        resolved: own.slice(0, INCIDENTS_NAMED).map(({ number }) => number),
        awayUntil: awayUntil(timeOff, responder.id, today),
        duty: roleOf(responder.id),
      };
      return {
        candidate,
        score: (knows === undefined ? 0 : 1_000) + own.reduce((sum, one) => sum + one.likeness, 0),
      };
    })
    .filter(({ score }) => score > 0)
    .toSorted(
      (one, other) =>
        Number(one.candidate.awayUntil !== undefined) -
          Number(other.candidate.awayUntil !== undefined) ||
        Number(one.candidate.duty === 'primary') - Number(other.candidate.duty === 'primary') ||
        other.score - one.score ||
        one.candidate.responder.name.localeCompare(other.candidate.responder.name),
    )
    .map(({ candidate }) => candidate);
}

/** What an incident is about, in its own words; nothing of a restricted one. */
function ownWords(team: Team, incident: Incident): string {
  return isRestricted(team, incident) ? '' : `${incident.title} ${incident.description}`;
}

/** The last day of the time off that holds today, days that follow at once included. */
export function awayUntil(
  timeOff: readonly TimeOff[],
  id: ResponderId,
  today: LocalDate,
): LocalDate | undefined {
  const own = timeOff.filter(({ responderId, from, to }) => {
    return responderId === id && from <= today && to >= today;
  });
  return own
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
}
