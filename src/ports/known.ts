import type { FruitClaim } from '../domain/fruit/claim.ts';
import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { IncidentLink } from '../domain/incident/link.ts';
import type { Suggestions } from '../domain/search/suggestion.ts';
import type { TeamKey } from '../domain/team/responder.ts';
import type { WeekName } from '../domain/time/instant.ts';

/** What incidents are linked with. */
export interface IncidentLinks {
  /** Adds a link; false when there was one to the same target already. */
  add(link: IncidentLink): Promise<boolean>;
  /** In the order in which they were made. */
  of(incident: IncidentNumber): Promise<readonly IncidentLink[]>;
  /**
   * Incidents that are linked with a target, oldest first.
   *
   * @param target its name: `INC-7`, or `owner/name#12`.
   */
  to(target: string): Promise<readonly IncidentLink[]>;
}

/** What was found at reporting, kept until it is shown, and for whoever looks later. */
export interface KeptSuggestions {
  get(incident: IncidentNumber): Promise<Suggestions | undefined>;
  put(incident: IncidentNumber, suggestions: Suggestions): Promise<void>;
}

/** Small issues of the product that people have taken. */
export interface FruitClaims {
  /** An id that was never given before. */
  nextId(): Promise<string>;
  /** Adds a claim, or replaces the one with its id. */
  put(claim: FruitClaim): Promise<void>;
  get(id: string): Promise<FruitClaim | undefined>;
  /** The claim of an issue that holds. */
  ofIssue(repository: string, number: number): Promise<FruitClaim | undefined>;
  /** Claims of a week that hold, oldest first: what the week's report counts. */
  ofWeek(team: TeamKey, week: WeekName): Promise<readonly FruitClaim[]>;
}
