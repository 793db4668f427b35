import type { GithubFaults } from './faults.ts';

export interface GithubUser {
  readonly login: string;
  /** Whoever calls with this token acts as this user. */
  readonly token?: string;
}

export interface GithubRepository {
  /** `owner/name`. */
  readonly name: string;
  /** Logins that may be assigned and may write. */
  readonly collaborators: readonly string[];
}

export interface GithubDoubleOptions {
  readonly users: readonly GithubUser[];
  readonly repositories: readonly GithubRepository[];
  /** For everything that bears a date, in epoch milliseconds. */
  readonly now: () => number;
  /** Port on loopback; a free one unless given. */
  readonly port?: number;
  /** Where changes are announced; undefined announces nothing. */
  readonly webhook?: { readonly url: () => string; readonly secret: string };
  /** People can read the issues in a browser, at the API's own address; left out, they cannot. */
  readonly isBrowsable?: boolean;
  /** Searches that GitHub answers in a minute; 30 unless given. */
  readonly searchesAMinute?: number;
}

export interface DoubleComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface DoubleIssue {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  closedBy: string | undefined;
  /** Why it was closed: `completed`, `not_planned`, `duplicate`; or `reopened`. */
  stateReason: string | undefined;
  /** GitHub counts pull requests among the issues. */
  readonly isPull: boolean;
  assignees: readonly string[];
  labels: readonly string[];
  readonly createdAt: number;
  updatedAt: number;
  comments: DoubleComment[];
  /** Nobody but those who may write comments there any more; for the double, nobody. */
  isLocked: boolean;
}

export interface DoubleLabel {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** One request of the bot. */
export interface GithubCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** What was answered; 0 when the connection was cut. */
  readonly status: number;
  /** Whether it had its effect, whatever was answered. */
  readonly isDone: boolean;
}

/** What people do there. Each is announced by webhook where there is one. */
export interface PeopleOnGithub {
  /** Opens an issue, or a pull request. */
  open(
    login: string,
    repository: string,
    fields: {
      readonly title: string;
      readonly body?: string;
      readonly labels?: readonly string[];
      readonly isPull?: boolean;
    },
  ): Promise<DoubleIssue>;
  comment(login: string, repository: string, issue: number, body: string): Promise<DoubleComment>;
  editComment(login: string, repository: string, id: number, body: string): Promise<void>;
  deleteComment(login: string, repository: string, id: number): Promise<void>;
  setState(
    login: string,
    repository: string,
    issue: number,
    state: 'open' | 'closed',
  ): Promise<void>;
  assign(
    login: string,
    repository: string,
    issue: number,
    assignees: readonly string[],
  ): Promise<void>;
}

export interface GithubDouble {
  /** What the bot takes as GitHub's API address. */
  readonly apiUrl: string;
  readonly people: PeopleOnGithub;
  /** As they stand now, by number. */
  issues(repository: string): readonly DoubleIssue[];
  issue(repository: string, number: number): DoubleIssue | undefined;
  labels(repository: string): readonly DoubleLabel[];
  calls(): readonly GithubCall[];
  setFaults(plan: GithubFaults | undefined): void;
  setArchived(repository: string, isArchived: boolean): void;
  /** The repository is there, and the bot may not see it: 404, as if it were not. */
  setOutOfReach(repository: string, isOutOfReach: boolean): void;
  setHasIssues(repository: string, hasIssues: boolean): void;
  setLocked(repository: string, number: number, isLocked: boolean): void;
  /** Answers the issue's number in the other repository. */
  transferIssue(repository: string, number: number, to: string): number;
  rename(repository: string, to: string): void;
  deleteIssue(repository: string, number: number): void;
  /** Announces once more what was announced last. */
  redeliver(): Promise<number>;
  /** Resolves when requests that were cut off and go on behind the scenes have ended. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
