import type { IncidentNumber } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';

/** What Hotline says on its own about an issue: whatever else people put there is theirs. */
export interface IssueFace {
  readonly state: 'open' | 'closed';
  /** GitHub login of the owner; undefined when there is nobody to assign. */
  readonly assignee: string | undefined;
  /** The labels that Hotline manages. */
  readonly labels: readonly string[];
}

/** What is known of how the issue stands at the tracker. */
export interface IssueStanding {
  readonly state: 'open' | 'closed';
  readonly assignees: readonly string[];
}

/** An incident's issue. */
export interface IssueLink {
  readonly incident: IncidentNumber;
  readonly repository: string;
  readonly number: number;
  readonly url: string;
  /** What was last written there. */
  readonly written: IssueFace;
  /** How it stood when we last knew: whatever differs from it was done by somebody else. */
  readonly standing: IssueStanding;
  /** `updated_at` at the last look. */
  readonly seenAt: Instant;
  /** The resolution that was told there, by its instant. */
  readonly toldResolution: Instant | undefined;
  /** Counts what we write there; odd while a write is under way or its outcome unknown. */
  readonly revision: number;
  /** Somebody changed something there that has not been looked at yet. */
  readonly isStale: boolean;
  /** The issue was deleted or is out of reach for good: the incident lives on without it. */
  readonly isGone: boolean;
}

/** What has to be written so that the issue says what the incident says; undefined when it does. */
export function faceToWrite(
  written: IssueFace,
  wanted: IssueFace,
): (Partial<IssueFace> & { readonly hasAssignee?: true }) | undefined {
  const change = {
    ...(wanted.state === written.state ? {} : { state: wanted.state }),
    ...(wanted.assignee === written.assignee
      ? {}
      : { assignee: wanted.assignee, hasAssignee: true as const }),
    ...(sameNames(wanted.labels, written.labels) ? {} : { labels: wanted.labels }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

/** What somebody else did to the issue since we last knew how it stood. */
export interface ForeignChange {
  readonly state: 'open' | 'closed' | undefined;
  /** Logins that were added and that were taken away; undefined when neither. */
  readonly assignees:
    | {
        readonly added: readonly string[];
        readonly removed: readonly string[];
        readonly now: readonly string[];
      }
    | undefined;
}

export function foreignChange(before: IssueStanding, now: IssueStanding): ForeignChange {
  const added = now.assignees.filter((one) => !before.assignees.includes(one));
  const removed = before.assignees.filter((one) => !now.assignees.includes(one));
  return {
    state: now.state === before.state ? undefined : now.state,
    assignees:
      added.length + removed.length === 0 ? undefined : { added, removed, now: now.assignees },
  };
}

export function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}
