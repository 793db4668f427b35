import type { DoubleComment, DoubleIssue } from './github-double.ts';
import type { Repository } from './state.ts';

const iso = (t: number): string => new Date(t).toISOString().replace('.000Z', 'Z');
const user = (login: string) => ({ login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });

/** An issue as GitHub's API shows it. */
export function issueShape(repository: Repository, issue: DoubleIssue, origin: string) {
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    locked: issue.isLocked,
    state_reason: issue.stateReason ?? null,
    ...(issue.isPull
      ? {
          pull_request: { url: `${origin}/repos/${repository.name}/pulls/${String(issue.number)}` },
        }
      : {}),
    user: user(issue.author),
    closed_by: issue.closedBy === undefined ? null : user(issue.closedBy),
    assignees: issue.assignees.map(user),
    labels: issue.labels.map((name) => ({ name })),
    comments: issue.comments.length,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    url: `${origin}/repos/${repository.name}/issues/${String(issue.number)}`,
    html_url: `${repository.web()}/${repository.name}/issues/${String(issue.number)}`,
    repository_url: `${origin}/repos/${repository.name}`,
  };
}

export function commentShape(repository: Repository, comment: DoubleComment, origin: string) {
  return {
    id: comment.id,
    body: comment.body,
    user: user(comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    issue_url: `${origin}/repos/${repository.name}/issues/${String(comment.issue)}`,
    html_url: `${repository.web()}/${repository.name}/issues/${String(comment.issue)}#issuecomment-${String(comment.id)}`,
  };
}

export function repositoryShape(repository: Repository, login: string) {
  const [owner = '', name = ''] = repository.name.split('/');
  return {
    name,
    full_name: repository.name,
    owner: user(owner),
    archived: repository.isArchived,
    has_issues: repository.hasIssues,
    permissions: { push: repository.collaborators.includes(login), pull: true },
  };
}
