import type { IncidentNumber, IncidentState } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';

/** Something that may be about the same as an incident. */
export type Suggestion =
  | {
      readonly kind: 'incident';
      readonly number: IncidentNumber;
      readonly title: string;
      readonly state: IncidentState;
      /** How it was resolved; empty where it is open. */
      readonly outcome: string;
    }
  | {
      readonly kind: 'issue';
      readonly repository: string;
      readonly number: number;
      readonly url: string;
      readonly title: string;
      readonly isOpen: boolean;
    };

/** What was looked for in the source repository: it answered, nobody could ask it, or there is none. */
export type SourceAnswer = 'asked' | 'unreachable' | 'none';

/** The likeliest matches, the best first. */
export interface Suggestions {
  readonly foundAt: Instant;
  readonly found: readonly Suggestion[];
  readonly source: SourceAnswer;
}

/** More than these nobody reads while a customer waits. */
export const MOST_SUGGESTIONS = 5;
