import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { IssueLink } from '../domain/issue-log/issue-link.ts';
import type { Remark, RemarkOrigin } from '../domain/issue-log/remark.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Which issue belongs to which incident. */
export interface IssueLinks {
  get(incident: IncidentNumber): Promise<IssueLink | undefined>;
  byIssue(repository: string, number: number): Promise<IssueLink | undefined>;
  /** Remembers a new link; answers the one that was there before, if another process was faster. */
  insert(link: IssueLink): Promise<IssueLink | undefined>;
  save(link: IssueLink): Promise<void>;
  markStale(repository: string, numbers: readonly number[]): Promise<void>;
  stale(repository: string, limit: number): Promise<readonly IssueLink[]>;
}

/** What was said about incidents, on either side. */
export interface Remarks {
  get(origin: RemarkOrigin, id: string): Promise<Remark | undefined>;
  put(remark: Remark): Promise<void>;
  /** What was said there and not taken back, in order of its saying. */
  standing(incident: IncidentNumber, origin: RemarkOrigin): Promise<readonly Remark[]>;
}

/** How far a repository has been read, and the tags of the answers. */
export interface ReadMark {
  readonly since: Instant;
  readonly issuesTag: string | undefined;
  readonly commentsTag: string | undefined;
}

export interface ReadMarks {
  get(repository: string): Promise<ReadMark | undefined>;
  put(repository: string, mark: ReadMark): Promise<void>;
}
