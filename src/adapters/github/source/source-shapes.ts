import type { SourceIssue } from '../../../ports/source-issues.ts';

/** A long report is no likelier a match for its tail. */
const LONGEST_BODY = 20_000;

/** What of GitHub's answer about an issue is used; everything may be missing on some server. */
interface IssueAnswer {
  readonly number: number;
  readonly html_url: string;
  readonly repository_url?: string;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly comments?: number;
  readonly assignees?: readonly { readonly login?: string }[] | null;
  readonly labels?: readonly (string | { readonly name?: string | null | undefined })[];
  readonly created_at: string;
}

/** @param asked the repository's name as we asked for it; GitHub may answer from another. */
export function sourceIssueFrom(answer: IssueAnswer, asked: string): SourceIssue {
  return {
    repository: /\/repos\/([^/]+\/[^/]+)$/u.exec(answer.repository_url ?? '')?.[1] ?? asked,
    number: answer.number,
    url: answer.html_url,
    title: answer.title,
    body: (answer.body ?? '').slice(0, LONGEST_BODY),
    isOpen: answer.state !== 'closed',
    labels: (answer.labels ?? []).flatMap((label) => {
      const name = typeof label === 'string' ? label : label.name;
      return name ? [name] : [];
    }),
    assignees: (answer.assignees ?? []).flatMap(({ login }) => (login ? [login] : [])),
    comments: answer.comments ?? 0,
    createdAt: Date.parse(answer.created_at),
  };
}
