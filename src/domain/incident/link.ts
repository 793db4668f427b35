import type { Instant } from '../time/instant.ts';
import type { Actor, IncidentNumber } from './incident.ts';
import { incidentName } from './incident.ts';

/** What an incident is linked with: another incident, or an issue of the product. */
export type LinkTarget =
  | { readonly kind: 'incident'; readonly number: IncidentNumber }
  | {
      readonly kind: 'issue';
      /** `owner/name`. */
      readonly repository: string;
      readonly number: number;
      readonly url: string;
    };

/** `known`: it is about the same. */
export type LinkRelation = 'known';

/** A link of an incident, as it was made. The title is the target's at that moment. */
export interface IncidentLink {
  readonly incident: IncidentNumber;
  readonly target: LinkTarget;
  readonly title: string;
  readonly relation: LinkRelation;
  readonly by: Actor;
  readonly at: Instant;
}

/** `INC-7`, or `owner/name#12`: one name for each target. */
export function targetName(
  target: Pick<LinkTarget, 'number'> & { readonly repository?: string },
): string {
  return target.repository === undefined
    ? incidentName(target.number)
    : `${target.repository}#${String(target.number)}`;
}
