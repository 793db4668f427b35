import { trusted } from '../slack/trusted.ts';
import type { DoubleIssue, DoubleLabel } from './github-double.ts';
import { Refusal } from './refusal.ts';
import { searchIssues } from './search.ts';
import { commentShape, issueShape, repositoryShape } from './shapes.ts';
import type { GithubState, IssueFields } from './state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Without query and without a prefix such as /api/v3. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Who calls. */
  readonly login: string;
  readonly origin: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a request as GitHub's REST API does; of its many resources, those that a bot like ours uses. */
export function answer(state: GithubState, request: ApiRequest): ApiAnswer {
  const { method, path, login, origin, query } = request;
  if (method === 'GET' && path === '/user') return { status: 200, body: { login } };
  if (method === 'GET' && path === '/search/issues') return search(state, request);
  const [, owner = '', short = '', rest = ''] =
    /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/u.exec(path) ?? [];
  if (owner === '') throw new Refusal(404, 'Not Found');
  const name = `${owner}/${short}`;
  const movedTo = state.movedTo(name);
  if (movedTo !== undefined) {
    // As GitHub: a permanent move for reading, one that keeps the method for writing.
    const location = `${origin}/repos/${movedTo}${rest}${query.size > 0 ? `?${query.toString()}` : ''}`;
    return {
      status: method === 'GET' ? 301 : 307,
      body: { message: 'Moved Permanently', url: location },
      headers: { location },
    };
  }
  const repository = state.repository(name);
  const labelName = /^\/labels\/(.+)$/u.exec(rest)?.[1];
  if (method === 'GET' && labelName !== undefined) {
    const label = repository.labels.get(decodeURIComponent(labelName).toLowerCase());
    if (label === undefined) throw new Refusal(404, 'Not Found');
    return { status: 200, body: label };
  }
  const assignee = /^\/assignees\/(.+)$/u.exec(rest)?.[1];
  if (method === 'GET' && assignee !== undefined) {
    if (!repository.collaborators.includes(assignee)) throw new Refusal(404, 'Not Found');
    return { status: 204, body: undefined };
  }
  const route = `${method} ${rest.replaceAll(/\/\d+/gu, '/:n')}`;
  const [number = 0] = (/\d+/u.exec(rest) ?? []).map(Number);
  const fields = trusted<IssueFields>(request.body ?? {});
  const writable = () => state.writable(name, login);
  switch (route) {
    case 'GET ':
      return { status: 200, body: repositoryShape(repository, login) };
    case 'GET /labels':
      return page([...repository.labels.values()], request);
    case 'POST /labels': {
      const {
        name: label,
        color,
        description = '',
      } = trusted<Omit<DoubleLabel, 'description'> & { readonly description?: string }>(
        request.body,
      );
      state.addLabel(writable(), { name: label, color, description });
      return { status: 201, body: request.body };
    }
    case 'GET /issues': {
      const creator = query.get('creator');
      const wanted = query.get('state') ?? 'open';
      const since = sinceOf(query);
      const found = [...repository.issues.values()]
        .filter((i) => creator === null || i.author === creator)
        .filter((i) => wanted === 'all' || i.state === wanted)
        .filter((i) => i.updatedAt >= since)
        .filter((i) => hasLabels(i, query) && hasAssignee(i, query));
      const sorted = sort(found, query);
      return page(
        sorted.map((i) => issueShape(repository, i, origin)),
        request,
      );
    }
    case 'POST /issues': {
      const issue = state.open(writable(), login, fields);
      return { status: 201, body: issueShape(repository, issue, origin) };
    }
    case 'GET /issues/:n':
      return {
        status: 200,
        body: issueShape(repository, state.issue(repository, number), origin),
      };
    case 'PATCH /issues/:n': {
      const issue = state.issue(writable(), number);
      state.change(repository, issue, login, fields);
      return { status: 200, body: issueShape(repository, issue, origin) };
    }
    case 'POST /issues/:n/assignees': {
      const issue = state.issue(writable(), number);
      state.assign(repository, issue, fields.assignees ?? []);
      return { status: 201, body: issueShape(repository, issue, origin) };
    }
    case 'GET /issues/:n/comments': {
      const { comments } = state.issue(repository, number);
      return page(
        comments.map((c) => commentShape(repository, c, origin)),
        request,
      );
    }
    case 'POST /issues/:n/comments': {
      const comment = state.comment(state.issue(writable(), number), login, fields.body ?? '');
      return { status: 201, body: commentShape(repository, comment, origin) };
    }
    case 'GET /issues/comments': {
      const since = sinceOf(query);
      const found = [...repository.issues.values()]
        .flatMap((i) => i.comments)
        .filter((c) => c.updatedAt >= since);
      const sorted = sort(found, query);
      return page(
        sorted.map((c) => commentShape(repository, c, origin)),
        request,
      );
    }
    case 'PATCH /issues/comments/:n': {
      const { comment } = state.findComment(writable(), number);
      state.editComment(comment, fields.body ?? '');
      return { status: 200, body: commentShape(repository, comment, origin) };
    }
    case 'DELETE /issues/comments/:n': {
      const { issue, comment } = state.findComment(writable(), number);
      state.deleteComment(issue, comment);
      return { status: 204, body: undefined };
    }
    default:
      throw new Refusal(404, `Not Found: the double has no ${route}`);
  }
}

function search(state: GithubState, { query, origin }: ApiRequest): ApiAnswer {
  const found = searchIssues(state, query.get('q') ?? '');
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    status: 200,
    body: {
      total_count: found.length,
      incomplete_results: false,
      items: found.slice(start, start + size).map(({ repository, issue, score }) => ({
        ...issueShape(repository, issue, origin),
        score,
      })),
    },
  };
}

/** `labels=a,b`: all of them. A label that nobody has made is in no issue. */
function hasLabels({ labels }: DoubleIssue, query: URLSearchParams): boolean {
  const wanted = query.get('labels')?.split(',') ?? [];
  const own = labels.map((label) => label.toLowerCase());
  return wanted.every((label) => own.includes(label.trim().toLowerCase()));
}

function hasAssignee({ assignees }: DoubleIssue, query: URLSearchParams): boolean {
  const wanted = query.get('assignee');
  if (wanted === null) return true;
  if (wanted === 'none') return assignees.length === 0;
  return wanted === '*' ? assignees.length > 0 : assignees.includes(wanted);
}

function sinceOf(query: URLSearchParams): number {
  const since = query.get('since');
  return since === null ? 0 : Date.parse(since);
}

interface Dated {
  readonly createdAt: number;
  readonly updatedAt: number;
}

function sort<T extends Dated>(all: readonly T[], query: URLSearchParams): readonly T[] {
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = query.get('direction') === 'asc';
  return all.toSorted((a, b) => (ascending ? a[key] - b[key] : b[key] - a[key]));
}

function page(all: readonly unknown[], { query, path, origin }: ApiRequest): ApiAnswer {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const current = Number(query.get('page') ?? 1);
  const isLast = current * size >= all.length;
  const next = new URLSearchParams(query);
  next.set('page', String(current + 1));
  return {
    status: 200,
    body: all.slice((current - 1) * size, current * size),
    ...(isLast ? {} : { headers: { link: `<${origin}${path}?${next.toString()}>; rel="next"` } }),
  };
}
