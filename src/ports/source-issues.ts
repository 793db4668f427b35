import type { Instant } from '../domain/time/instant.ts';
import type { RepositoryName, TrackerReply } from './issue-tracker.ts';

/** An issue of the product, as much of it as is needed to choose. */
export interface SourceIssue {
  /** Where it is now: a renamed repository answers under its new name. */
  readonly repository: RepositoryName;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** How many comments it has. */
  readonly comments: number;
  readonly createdAt: Instant;
}

/** How a repository stands for whoever looks for a label in it. */
export interface SourceStanding {
  /** What it is called now. */
  readonly name: RepositoryName;
  readonly isArchived: boolean;
  readonly hasLabel: boolean;
}

/** The issues of the product's repository: GitHub, or a stand-in. One attempt a call; answers may be some minutes old. */
export interface SourceIssues {
  /**
   * Issues in which any of the words stands, the best match first; pull requests are none.
   *
   * @param words letters and digits only; at most five are used.
   */
  search(
    name: RepositoryName,
    words: readonly string[],
  ): Promise<TrackerReply<readonly SourceIssue[]>>;
  /** Open issues with the label that nobody is assigned to, oldest first; the first hundred. */
  labelled(name: RepositoryName, label: string): Promise<TrackerReply<readonly SourceIssue[]>>;
  standing(name: RepositoryName, label: string): Promise<TrackerReply<SourceStanding>>;
  /** The issue as it stands at this moment. */
  issue(name: RepositoryName, number: number): Promise<TrackerReply<SourceIssue>>;
  /** Adds an assignee, if that person can be assigned there; answers who is assigned then. Twice is as good as once. */
  assign(
    name: RepositoryName,
    number: number,
    login: string,
  ): Promise<TrackerReply<readonly string[]>>;
}
