import type { Actor, IncidentNumber } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';

/** What people write into a post-mortem; the timeline and the effort come from what is known. */
export interface PostmortemWords {
  /** What happened, and why. */
  readonly happened: string;
  readonly well: string;
  readonly badly: string;
  readonly change: string;
}

/** Looking back on a serious incident. */
export interface Postmortem {
  readonly incident: IncidentNumber;
  readonly words: PostmortemWords;
  readonly outlinedAt: Instant;
  /** Who wrote last, and when; undefined while it is the outline. */
  readonly edited: { readonly by: Actor; readonly at: Instant } | undefined;
  /** Counts what people wrote, from 1: a form that was opened on an older one overwrites nothing. */
  readonly version: number;
  /** Counts all changes of what its comment shows, from 1. */
  readonly revision: number;
  /** Id of its comment on the issue; undefined while there is none. */
  readonly comment: string | undefined;
  /** The revision that the comment shows; 0 while there is none. */
  readonly writtenRevision: number;
}

/** Slack takes 3,000 characters in a field. */
export const WORDS_LIMIT = 3_000;

/** What it begins with: the summary, which says at least how it ended. */
export function outline(incident: IncidentNumber, summary: string, now: Instant): Postmortem {
  return {
    incident,
    words: { happened: summary, well: '', badly: '', change: '' },
    outlinedAt: now,
    edited: undefined,
    version: 1,
    revision: 1,
    comment: undefined,
    writtenRevision: 0,
  };
}
