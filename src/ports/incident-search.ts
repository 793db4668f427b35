import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { Term } from '../domain/search/words.ts';
import type { TeamKey } from '../domain/team/responder.ts';

/** What can be found of an incident, as text; the index keeps its words and nothing else. */
export interface SearchableText {
  readonly incident: IncidentNumber;
  readonly team: TeamKey;
  readonly title: string;
  readonly resolution: string;
  /** Description and remarks. */
  readonly body: string;
  /** Name and organisation. */
  readonly customer: string;
}

export interface IncidentQuery {
  readonly team: TeamKey;
  /** At least one. */
  readonly terms: readonly Term[];
  /** Whether every term has to be there, or one is enough. */
  readonly match: 'all' | 'any';
  /** `work` is everything but the customer. */
  readonly within: 'everything' | 'work' | 'customer';
}

/** An incident that was found; a higher score fits better. Scores of different queries cannot be compared. */
export interface FoundIncident {
  readonly incident: IncidentNumber;
  readonly score: number;
}

/**
 * The full-text index of incidents. Written in the transaction that changes what it is about. An incident is in it only
 * once somebody has put it there: what may not be found is never put.
 */
export interface IncidentSearch {
  put(text: SearchableText): Promise<void>;
  has(incident: IncidentNumber): Promise<boolean>;
  /** Takes an incident out; one that is not in it is no error. */
  remove(incident: IncidentNumber): Promise<void>;
  /** The best first; of very many that fit, the best of the latest 500. */
  find(query: IncidentQuery, limit: number): Promise<readonly FoundIncident[]>;
}
