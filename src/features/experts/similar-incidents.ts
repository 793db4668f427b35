import { likeness, wordsOf } from '../../domain/experts/words.ts';
import type { IncidentNumber } from '../../domain/incident/incident.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Tx } from '../../ports/store.ts';

/** An incident of the past that has to do with some words, and who resolved it. */
export interface SimilarIncident {
  readonly number: IncidentNumber;
  readonly resolvedBy: UserId;
  /** From 0 to 1. */
  readonly likeness: number;
}

/** How far back it is looked: what was done by people who have moved on since helps nobody. */
const LOOKED_AT = 300;

/**
 * Resolved incidents that have words in common with a text, the likeliest first. What lives in a restricted environment
 * is left out: who resolved it would tell what it was about.
 */
export async function similarIncidents(
  tx: Tx,
  team: Team,
  text: string,
): Promise<readonly SimilarIncident[]> {
  const wanted = wordsOf(text);
  if (wanted.size === 0) return [];
  const restricted = new Set(team.environments.filter((e) => e.restricted).map((e) => e.key));
  const past = await tx.incidents.list({ team: team.key, open: false }, LOOKED_AT);
  return past
    .flatMap(({ number, title, description, resolution, environment }) => {
      if (resolution === undefined || restricted.has(environment)) return [];
      const words = wordsOf(`${title} ${description} ${resolution.summary}`);
      const like = likeness(wanted, words);
      return like === 0 ? [] : [{ number, resolvedBy: resolution.by.userId, likeness: like }];
    })
    .toSorted((one, other) => other.likeness - one.likeness || other.number - one.number);
}
