import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { Postmortem } from '../domain/postmortem/postmortem.ts';
import type { ProductIssue } from '../domain/product/product-issue.ts';

/** Issues of the product that incidents have to do with. */
export interface ProductIssues {
  /** Adds one, or replaces the one with its incident and key. */
  put(issue: ProductIssue): Promise<void>;
  get(incident: IncidentNumber, key: string): Promise<ProductIssue | undefined>;
  /** All of an incident, in the order in which they were first put. */
  of(incident: IncidentNumber): Promise<readonly ProductIssue[]>;
}

export interface Postmortems {
  get(incident: IncidentNumber): Promise<Postmortem | undefined>;
  /** Adds one, or replaces that of its incident. */
  put(postmortem: Postmortem): Promise<void>;
}
