import type { TrackedComment, TrackedIssue } from '../../ports/issue-tracker.ts';

/** What of GitHub's answer about an issue is used; everything may be missing on some server. */
interface IssueAnswer {
  readonly number: number;
  readonly html_url: string;
  readonly repository_url?: string;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly locked?: boolean;
  readonly user?: { readonly login?: string } | null;
  readonly closed_by?: { readonly login?: string } | null;
  readonly assignees?: readonly { readonly login?: string }[] | null;
  readonly labels?: readonly (string | { readonly name?: string | null })[];
  readonly created_at: string;
  readonly updated_at: string;
}

interface CommentAnswer {
  readonly id: number;
  readonly html_url: string;
  readonly issue_url: string;
  readonly body?: string | null | undefined;
  readonly user?: { readonly login?: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** @param asked the repository's name as we asked for it; GitHub may answer from another. */
export function issueFrom(answer: IssueAnswer, asked: string): TrackedIssue {
  return {
    repository: /\/repos\/([^/]+\/[^/]+)$/u.exec(answer.repository_url ?? '')?.[1] ?? asked,
    number: answer.number,
    url: answer.html_url,
    title: answer.title,
    body: answer.body ?? '',
    author: answer.user?.login ?? '',
    state: answer.state === 'closed' ? 'closed' : 'open',
    isLocked: answer.locked ?? false,
    closedBy: answer.closed_by?.login,
    assignees: (answer.assignees ?? []).flatMap(({ login }) => (login ? [login] : [])),
    labels: (answer.labels ?? []).flatMap((label) => {
      const name = typeof label === 'string' ? label : label.name;
      return name ? [name] : [];
    }),
    createdAt: Date.parse(answer.created_at),
    updatedAt: Date.parse(answer.updated_at),
  };
}

export function commentFrom(answer: CommentAnswer): TrackedComment {
  return {
    id: answer.id,
    issue: Number(/\/(\d+)$/u.exec(answer.issue_url)?.[1] ?? 0),
    url: answer.html_url,
    body: answer.body ?? '',
    author: answer.user?.login ?? '',
    createdAt: Date.parse(answer.created_at),
    updatedAt: Date.parse(answer.updated_at),
  };
}
