import type { Octokit } from '@octokit/rest';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssueTracker, Label, ListReply, TrackerReply } from '../../ports/issue-tracker.ts';
import { withAssignable } from './assignees.ts';
import { createGithubClient, type GithubSettings, loginOf } from './client.ts';
import { failureOf } from './failure.ts';
import { commentFrom, issueFrom } from './shapes.ts';

const PAGE = 100;

/** GitHub's dates are in whole seconds; a fraction would be refused by some servers. */
const iso = (t: Instant): string => `${new Date(t).toISOString().slice(0, 19)}Z`;

const parts = (name: string): { readonly owner: string; readonly repo: string } => {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo };
};

/** What asks for all that changed since then, the oldest change first. */
const changed = (name: string, since: Instant) =>
  ({
    ...parts(name),
    sort: 'updated',
    direction: 'asc',
    since: iso(since),
    per_page: PAGE,
  }) as const;

interface ListAnswer<A> {
  readonly data: readonly A[];
  readonly headers: { readonly etag?: string | undefined };
}

/** A list of which the first page's tag tells whether anything is new. */
async function conditional<A, T>(
  tag: string | undefined,
  ask: (page: number, headers: Readonly<Record<string, string>>) => Promise<ListAnswer<A>>,
  read: (answer: A) => T,
): Promise<ListReply<T>> {
  try {
    const first = await ask(1, tag === undefined ? {} : { 'if-none-match': tag });
    const found = [...first.data];
    for (let page = 2; found.length === (page - 1) * PAGE; page += 1) {
      const next = await ask(page, {});
      found.push(...next.data);
    }
    return { items: found.map(read), tag: first.headers.etag };
  } catch (error) {
    const isOld = error instanceof Error && 'status' in error && error.status === 304;
    if (isOld) return { items: undefined, tag };
    throw error;
  }
}

/** GitHub as an issue tracker, for whoever the settings say. */
export function createGithubTracker(
  settings: GithubSettings,
  realNow: () => Instant = () => Date.now(),
): IssueTracker {
  const octokit = createGithubClient(settings);
  return createOctokitTracker(
    octokit,
    async () => await loginOf(octokit, settings.identity),
    realNow,
  );
}

/**
 * GitHub as an issue tracker. Each method is one attempt, and says what a failure means.
 *
 * @param askLogin asks under which login the client writes; it is kept once it is known.
 */
function createOctokitTracker(
  octokit: Octokit,
  askLogin: () => Promise<string>,
  realNow: () => Instant,
): IssueTracker {
  const { issues, repos } = octokit.rest;
  let login: string | undefined;

  const attempt = async <T>(work: () => Promise<T>): Promise<TrackerReply<T>> => {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return failureOf(error, realNow());
    }
  };

  return {
    self: async () =>
      await attempt(async () => {
        login ??= await askLogin();
        return login;
      }),
    repository: async (name) =>
      await attempt(async () => {
        const { data } = await repos.get(parts(name));
        return {
          name: data.full_name,
          isArchived: data.archived,
          hasIssues: data.has_issues,
          canWrite: data.permissions?.push ?? true,
        };
      }),
    ensureLabels: async (name, labels) =>
      await attempt(async () => {
        const all = await octokit.paginate(issues.listLabelsForRepo, {
          ...parts(name),
          per_page: PAGE,
        });
        const known = new Set(all.map((label) => label.name.toLowerCase()));
        for (const label of labels) {
          if (!known.has(label.name.toLowerCase())) await makeLabel(name, label);
        }
        return undefined;
      }),
    open: async (name, { title, body, assignees, labels }) =>
      await attempt(async () => {
        const { data } = await withAssignable(
          octokit,
          parts(name),
          assignees,
          async (logins) =>
            await issues.create({
              ...parts(name),
              title,
              body,
              assignees: [...logins],
              labels: [...labels],
            }),
        );
        return issueFrom(data, name);
      }),
    get: async (name, number) =>
      await attempt(async () => {
        const { data } = await issues.get({ ...parts(name), issue_number: number });
        return issueFrom(data, name);
      }),
    change: async (name, number, change) =>
      await attempt(async () => {
        const { title, state, assignees, labels, closedAs } = change;
        const { data } = await withAssignable(
          octokit,
          parts(name),
          assignees ?? [],
          async (logins) =>
            await issues.update({
              ...parts(name),
              issue_number: number,
              ...(title === undefined ? {} : { title }),
              ...(state === undefined ? {} : { state }),
              ...(closedAs === undefined ? {} : { state_reason: closedAs }),
              ...(assignees === undefined ? {} : { assignees: [...logins] }),
              ...(labels === undefined ? {} : { labels: [...labels] }),
            }),
        );
        return issueFrom(data, name);
      }),
    ownSince: async (name, since) =>
      await attempt(async () => {
        login ??= await askLogin();
        const found = await octokit.paginate(issues.listForRepo, {
          ...parts(name),
          creator: login,
          state: 'all',
          since: iso(since),
          sort: 'created',
          direction: 'asc',
          per_page: PAGE,
        });
        return found.map((one) => issueFrom(one, name));
      }),
    comment: async (name, number, body) =>
      await attempt(async () => {
        const { data } = await issues.createComment({
          ...parts(name),
          issue_number: number,
          body,
        });
        return commentFrom(data);
      }),
    editComment: async (name, id, body) =>
      await attempt(async () => {
        const { data } = await issues.updateComment({ ...parts(name), comment_id: id, body });
        return commentFrom(data);
      }),
    deleteComment: async (name, id) => {
      const done = await attempt(async () => {
        await issues.deleteComment({ ...parts(name), comment_id: id });
        return undefined;
      });
      return !done.ok && done.kind === 'gone' ? { ok: true, value: undefined } : done;
    },
    comments: async (name, number) =>
      await attempt(async () => {
        const found = await octokit.paginate(issues.listComments, {
          ...parts(name),
          issue_number: number,
          per_page: PAGE,
        });
        return found.map(commentFrom);
      }),
    changedIssues: async (name, { since, tag }) =>
      await attempt(
        async () =>
          await conditional(
            tag,
            async (page, headers) =>
              await issues.listForRepo({ ...changed(name, since), state: 'all', page, headers }),
            (one) => issueFrom(one, name),
          ),
      ),
    changedComments: async (name, { since, tag }) =>
      await attempt(
        async () =>
          await conditional(
            tag,
            async (page, headers) =>
              await issues.listCommentsForRepo({ ...changed(name, since), page, headers }),
            commentFrom,
          ),
      ),
  };

  async function makeLabel(name: string, label: Label): Promise<void> {
    try {
      await issues.createLabel({
        ...parts(name),
        name: label.name,
        color: label.colour,
        description: label.description,
      });
    } catch (error) {
      // Somebody else made it in between.
      if (!(error instanceof Error && 'status' in error && error.status === 422)) throw error;
    }
  }
}
