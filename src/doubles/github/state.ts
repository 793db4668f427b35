import type {
  DoubleComment,
  DoubleIssue,
  DoubleLabel,
  GithubDoubleOptions,
} from './github-double.ts';
import { Refusal } from './refusal.ts';

export interface Repository {
  name: string;
  readonly collaborators: readonly string[];
  isArchived: boolean;
  readonly issues: Map<number, DoubleIssue>;
  readonly labels: Map<string, DoubleLabel>;
  nextNumber: number;
}

export interface IssueFields {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: string | null;
  readonly isPull?: boolean;
  readonly assignees?: readonly string[];
  readonly labels?: readonly string[];
}

/** Limits as GitHub's own answers give them. */
const TITLE_LIMIT = 256;
const BODY_LIMIT = 65_536;

/** Repositories with their issues, as they stand. Dates are in whole seconds, as GitHub's. */
export class GithubState {
  readonly #repositories = new Map<string, Repository>();
  readonly #renamed = new Map<string, string>();
  readonly #now: () => number;
  #nextId = 1_000;

  constructor(options: GithubDoubleOptions) {
    this.#now = options.now;
    for (const { name, collaborators } of options.repositories) {
      this.#repositories.set(name, {
        name,
        collaborators,
        isArchived: false,
        issues: new Map(),
        labels: new Map(),
        nextNumber: 1,
      });
    }
  }

  /** The repository's present name, where it was renamed. */
  movedTo(name: string): string | undefined {
    return this.#renamed.get(name);
  }

  find(name: string): Repository | undefined {
    return this.#repositories.get(this.#renamed.get(name) ?? name);
  }

  repository(name: string): Repository {
    const found = this.find(name);
    if (found === undefined) throw new Refusal(404, 'Not Found');
    return found;
  }

  rename(name: string, to: string): void {
    const repository = this.repository(name);
    this.#repositories.delete(repository.name);
    repository.name = to;
    this.#repositories.set(to, repository);
    this.#renamed.set(name, to);
  }

  /** The repository, for a change. */
  writable(name: string, login: string): Repository {
    const repository = this.repository(name);
    if (repository.isArchived) {
      throw new Refusal(403, 'Repository was archived so is read-only.');
    }
    if (!repository.collaborators.includes(login)) {
      throw new Refusal(403, 'Resource not accessible by personal access token');
    }
    return repository;
  }

  issue(repository: Repository, number: number): DoubleIssue {
    const issue = repository.issues.get(number);
    if (issue !== undefined) return issue;
    throw number < repository.nextNumber
      ? new Refusal(410, 'This issue was deleted')
      : new Refusal(404, 'Not Found');
  }

  open(repository: Repository, login: string, fields: IssueFields): DoubleIssue {
    checkFields(fields);
    if ((fields.title ?? '').trim() === '') {
      throw new Refusal(422, 'Validation Failed: title is missing');
    }
    const at = this.#seconds();
    checkAssignees(repository, fields.assignees ?? []);
    const issue: DoubleIssue = {
      id: this.#id(),
      number: repository.nextNumber,
      author: login,
      title: fields.title ?? '',
      body: fields.body ?? '',
      state: 'open',
      closedBy: undefined,
      stateReason: undefined,
      isPull: fields.isPull ?? false,
      assignees: [...(fields.assignees ?? [])],
      labels: this.#labelled(repository, fields.labels ?? []),
      createdAt: at,
      updatedAt: at,
      comments: [],
    };
    repository.nextNumber += 1;
    repository.issues.set(issue.number, issue);
    return issue;
  }

  change(repository: Repository, issue: DoubleIssue, login: string, fields: IssueFields): void {
    checkFields(fields);
    checkAssignees(repository, fields.assignees ?? []);
    issue.title = fields.title ?? issue.title;
    issue.body = fields.body ?? issue.body;
    if (fields.assignees) issue.assignees = [...fields.assignees];
    if (fields.labels) issue.labels = this.#labelled(repository, fields.labels);
    if (fields.state !== undefined && fields.state !== issue.state) {
      issue.state = fields.state;
      issue.closedBy = fields.state === 'closed' ? login : undefined;
      issue.stateReason = reasonOf(fields);
    }
    issue.updatedAt = this.#seconds();
  }

  /** Adds assignees; ten at most, and whoever cannot be assigned is left out without a word. */
  assign(repository: Repository, issue: DoubleIssue, logins: readonly string[]): void {
    const all = [...issue.assignees, ...assignable(repository, logins)];
    issue.assignees = [...new Set(all)].slice(0, 10);
    issue.updatedAt = this.#seconds();
  }

  comment(issue: DoubleIssue, login: string, body: string): DoubleComment {
    checkFields({ body });
    if (body.trim() === '') throw new Refusal(422, 'Validation Failed: body is missing');
    const at = this.#seconds();
    const comment = {
      id: this.#id(),
      issue: issue.number,
      author: login,
      body,
      createdAt: at,
      updatedAt: at,
    };
    issue.comments.push(comment);
    issue.updatedAt = at;
    return comment;
  }

  findComment(
    repository: Repository,
    id: number,
  ): { readonly issue: DoubleIssue; readonly comment: DoubleComment } {
    for (const issue of repository.issues.values()) {
      const comment = issue.comments.find((one) => one.id === id);
      if (comment) return { issue, comment };
    }
    throw new Refusal(404, 'Not Found');
  }

  /** An edit shows in the comment alone: whether GitHub touches the issue as well is not documented. */
  editComment(comment: DoubleComment, body: string): void {
    checkFields({ body });
    comment.body = body;
    comment.updatedAt = this.#seconds();
  }

  deleteComment(issue: DoubleIssue, comment: DoubleComment): void {
    issue.comments = issue.comments.filter((one) => one !== comment);
    issue.updatedAt = this.#seconds();
  }

  addLabel(repository: Repository, label: DoubleLabel): void {
    if (repository.labels.has(label.name.toLowerCase())) {
      throw new Refusal(422, 'Validation Failed: already_exists');
    }
    repository.labels.set(label.name.toLowerCase(), label);
  }

  /** Labels that are named and do not exist come into being. */
  #labelled(repository: Repository, names: readonly string[]): readonly string[] {
    for (const name of names) {
      if (!repository.labels.has(name.toLowerCase())) {
        repository.labels.set(name.toLowerCase(), { name, color: 'ededed', description: '' });
      }
    }
    return [...new Set(names)];
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1_000) * 1_000;
  }

  #id(): number {
    this.#nextId += 1;
    return this.#nextId;
  }
}

const REASONS: ReadonlySet<string> = new Set(['completed', 'not_planned', 'duplicate', 'reopened']);

function reasonOf({ state, state_reason: reason }: IssueFields): string {
  if (reason !== undefined && reason !== null && !REASONS.has(reason)) {
    throw new Refusal(422, 'Validation Failed: state_reason is not one of those there are');
  }
  return reason ?? (state === 'closed' ? 'completed' : 'reopened');
}

/** With one who cannot be assigned GitHub refuses the whole request. */
function checkAssignees(repository: Repository, logins: readonly string[]): void {
  const refused = logins.filter((login) => !repository.collaborators.includes(login));
  if (refused.length === 0) return;
  throw new Refusal(422, 'Validation Failed', {}, [
    {
      message: `assignees ${refused.join(', ')} cannot be assigned to this issue`,
      value: refused,
      resource: 'Issue',
      field: 'assignees',
      code: 'invalid',
    },
  ]);
}

/** Where people are added to an issue that is there, whoever cannot be assigned is left out without a word. */
function assignable(repository: Repository, logins: readonly string[]): readonly string[] {
  return logins.filter((login) => repository.collaborators.includes(login));
}

function checkFields({ title, body }: IssueFields): void {
  if ((title?.length ?? 0) > TITLE_LIMIT) {
    throw new Refusal(422, 'Validation Failed: title is too long (maximum is 256 characters)');
  }
  if ((body?.length ?? 0) > BODY_LIMIT) {
    throw new Refusal(422, 'Validation Failed: body is too long (maximum is 65536 characters)');
  }
}
