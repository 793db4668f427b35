import type { Actor, IncidentNumber } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Why an incident has to do with an issue of the product:
 * - `touched`: somebody named it, no more;
 * - `known`: a known issue, which gets the incident's facts and is to be looked at again;
 * - `promotion`: the incident is resolved by it, and Hotline files it;
 * - `follow-up`: an action of the post-mortem, which Hotline files.
 */
export type ProductPurpose = 'touched' | 'known' | 'promotion' | 'follow-up';

/** `noted` asks nothing of anybody; `failed` never will be done, and `why` says why. */
export type ProductState = 'noted' | 'waiting' | 'done' | 'failed';

/** An issue of the product that an incident has to do with. */
export interface ProductIssue {
  readonly incident: IncidentNumber;
  /** Unique within the incident: `owner/name#12`, `promotion`, or `action-1`. */
  readonly key: string;
  readonly purpose: ProductPurpose;
  /** `owner/name`. */
  readonly repository: string;
  /** Undefined while it has not been filed. */
  readonly number: number | undefined;
  /** As GitHub gave it; undefined while GitHub was not asked. */
  readonly url: string | undefined;
  /** What it is called; empty for one that somebody named by its number. */
  readonly title: string;
  readonly askedBy: Actor;
  readonly askedAt: Instant;
  /** When GitHub was last asked to write, and did not say no: it may have been done. */
  readonly triedAt: Instant | undefined;
  readonly state: ProductState;
  readonly why: string | undefined;
}

export const PROMOTION_KEY = 'promotion';

/** Key of a post-mortem's follow-up action; they are counted from 1. */
export const actionKey = (n: number): string => `action-${String(n)}`;
