import type { TeamKey } from '../domain/team/responder.ts';
import type { Team } from '../domain/team/team.ts';
import type { Clock } from '../ports/clock.ts';
import type { Planner } from '../ports/planner.ts';
import type { Store } from '../ports/store.ts';

/** The teams of this bot, by key, in the order of `hotline.yml`. */
export type Teams = ReadonlyMap<TeamKey, Team>;

/** What every use case stands on. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly teams: Teams;
  /** Tells the engine that something may be due or queued. Called after a commit, never inside one. */
  readonly wake: () => void;
  /** Plans beside everything else. */
  readonly planner: Planner;
}

/** A team that is known to exist, because its key came from our own rows. */
export function teamOf(teams: Teams, key: TeamKey): Team {
  const team = teams.get(key);
  if (team === undefined) {
    throw new Error(
      `team ${key} is in the database but not in hotline.yml: put it back, its incidents need it`,
    );
  }
  return team;
}
