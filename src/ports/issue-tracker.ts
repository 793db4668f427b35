import type { Instant } from '../domain/time/instant.ts';

/** `owner/name`. */
export type RepositoryName = string;

export type IssueState = 'open' | 'closed';

/** An issue as the tracker has it. */
export interface TrackedIssue {
  /** Where it is now: a transferred issue answers from elsewhere. */
  readonly repository: RepositoryName;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  /** Login of who opened it. */
  readonly author: string;
  readonly state: IssueState;
  /** Nobody may comment there but those who may write in the repository. */
  readonly isLocked: boolean;
  /** Login of who closed it, where the tracker says so. */
  readonly closedBy: string | undefined;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface TrackedComment {
  readonly id: number;
  /** Number of the issue that it belongs to. */
  readonly issue: number;
  readonly url: string;
  readonly body: string;
  readonly author: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface IssueDraft {
  readonly title: string;
  readonly body: string;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
}

/** What is left out stays as it is. */
export type IssueChange = Partial<
  Pick<TrackedIssue, 'title' | 'state' | 'assignees' | 'labels'>
> & {
  /** With `state: 'closed'`: why. */
  readonly closedAs?: 'duplicate';
};

export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly colour: string;
  readonly description: string;
}

/**
 * Why a call did not give what was asked for:
 * - `gone`: what was named is not there (any more);
 * - `forbidden`: access or settings have to be mended by somebody (token, rights, archived, issues switched off);
 * - `refused`: the call itself is wrong and always will be;
 * - `wait`: certainly not carried out, may be tried again;
 * - `unknown`: may or may not have been carried out.
 */
export interface TrackerFailure {
  readonly ok: false;
  readonly kind: 'gone' | 'forbidden' | 'refused' | 'wait' | 'unknown';
  readonly why: string;
  /** For `wait`: not before this. */
  readonly retryAfterMs?: number;
}

export type TrackerReply<T> = { readonly ok: true; readonly value: T } | TrackerFailure;

/** What is asked of a list that is read again and again. */
export interface ListSince {
  /** Only what changed at or after this instant; whole seconds. */
  readonly since: Instant;
  /** What the last answer to the same question was tagged with. */
  readonly tag: string | undefined;
}

export interface ListReply<T> {
  /** Undefined when nothing is new since the tagged answer. */
  readonly items: readonly T[] | undefined;
  readonly tag: string | undefined;
}

/** Keeps issues with comments: GitHub, or a stand-in. One attempt a call; nothing is repeated here. */
export interface IssueTracker {
  /** Login under which Hotline writes. */
  self(): Promise<TrackerReply<string>>;
  /** Whether the repository can be used, and what it is called now. */
  repository(name: RepositoryName): Promise<TrackerReply<TrackedRepository>>;
  /** Makes the labels that are missing. */
  ensureLabels(name: RepositoryName, labels: readonly Label[]): Promise<TrackerReply<undefined>>;
  open(name: RepositoryName, draft: IssueDraft): Promise<TrackerReply<TrackedIssue>>;
  get(name: RepositoryName, number: number): Promise<TrackerReply<TrackedIssue>>;
  change(
    name: RepositoryName,
    number: number,
    change: IssueChange,
  ): Promise<TrackerReply<TrackedIssue>>;
  /** Takes a label off an issue. One that is not on it is off already. */
  removeLabel(
    name: RepositoryName,
    number: number,
    label: string,
  ): Promise<TrackerReply<undefined>>;
  /** Issues that Hotline itself opened or that were changed since, oldest first; searching would lag behind. */
  ownSince(name: RepositoryName, since: Instant): Promise<TrackerReply<readonly TrackedIssue[]>>;
  comment(
    name: RepositoryName,
    number: number,
    body: string,
  ): Promise<TrackerReply<TrackedComment>>;
  editComment(
    name: RepositoryName,
    id: number,
    body: string,
  ): Promise<TrackerReply<TrackedComment>>;
  /** Deleting what is gone already is a success. */
  deleteComment(name: RepositoryName, id: number): Promise<TrackerReply<undefined>>;
  /** All comments of an issue, oldest first. */
  comments(name: RepositoryName, number: number): Promise<TrackerReply<readonly TrackedComment[]>>;
  /** Issues that changed, the longest unchanged first. */
  changedIssues(
    name: RepositoryName,
    asked: ListSince,
  ): Promise<TrackerReply<ListReply<TrackedIssue>>>;
  /** Comments that changed, on any issue, the longest unchanged first. */
  changedComments(
    name: RepositoryName,
    asked: ListSince,
  ): Promise<TrackerReply<ListReply<TrackedComment>>>;
}

export interface TrackedRepository {
  readonly name: RepositoryName;
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  readonly canWrite: boolean;
}
