import type { Octokit } from '@octokit/rest';
import type { Instant } from '../../../domain/time/instant.ts';
import type { TrackerFailure, TrackerReply } from '../../../ports/issue-tracker.ts';
import type { SourceIssue, SourceIssues } from '../../../ports/source-issues.ts';
import { failureOf } from '../failure.ts';
import { createAnswerCache, type Tagged } from './answer-cache.ts';
import { createSearchPace } from './search-pace.ts';
import { searchQuery } from './search-query.ts';
import { sourceIssueFrom } from './source-shapes.ts';

/** What was true ten minutes ago is true enough to choose by; what is decided upon is read anew. */
const KEEP_MS = 10 * 60_000;

const parts = (name: string): { readonly owner: string; readonly repo: string } => {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo };
};

const known = (tag: string | undefined): Readonly<Record<string, string>> =>
  tag === undefined ? {} : { 'if-none-match': tag };

interface Answer<A> {
  readonly data: A;
  readonly headers: { readonly etag?: string | undefined };
}

/**
 * The product's issues at GitHub. Searching has limits of its own (30 a minute): below them by a pace of ours, and where
 * GitHub asks to wait, nothing is asked until then.
 *
 * @param realNow real epoch milliseconds.
 */
export function createOctokitSource(octokit: Octokit, realNow: () => Instant): SourceIssues {
  const { issues, repos, search } = octokit.rest;
  const cache = createAnswerCache(realNow, KEEP_MS);
  const pace = createSearchPace(realNow);

  const attempt = async <T>(work: () => Promise<T>): Promise<TrackerReply<T>> => {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return failureOf(error, realNow());
    }
  };

  /** An answer that may be unchanged since the tagged one. */
  const tagged = async <A, T>(
    ask: () => Promise<Answer<A>>,
    read: (data: A) => T,
  ): Promise<TrackerReply<Tagged<T> | 'unchanged'>> =>
    await attempt(async () => {
      try {
        const { data, headers } = await ask();
        return { value: read(data), tag: headers.etag };
      } catch (error) {
        if (error instanceof Error && 'status' in error && error.status === 304) {
          return 'unchanged' as const;
        }
        throw error;
      }
    });

  return {
    search: async (name, words) => {
      const query = searchQuery(name, words);
      if (query === undefined) return { ok: true, value: [] };
      return await cache.get(`search ${query}`, async (tag) => {
        const waitMs = pace.begin();
        if (waitMs > 0) return waiting(waitMs);
        const reply = await tagged(
          async () =>
            await search.issuesAndPullRequests({
              q: query,
              advanced_search: 'true',
              per_page: 30,
              headers: known(tag),
            }),
          ({ items }) => items.flatMap((item) => onlyIssue(item, name)),
        );
        if (!reply.ok && reply.kind === 'wait') pace.holdFor(reply.retryAfterMs ?? 60_000);
        return reply;
      });
    },
    labelled: async (name, label) =>
      await cache.get(
        `issues ${name} ${label}`,
        async (tag) =>
          await tagged(
            async () =>
              await issues.listForRepo({
                ...parts(name),
                labels: label,
                state: 'open',
                assignee: 'none',
                sort: 'created',
                direction: 'asc',
                per_page: 100,
                headers: known(tag),
              }),
            (items) => items.flatMap((item) => onlyIssue(item, name)),
          ),
      ),
    standing: async (name, label) => {
      const repository = await cache.get(
        `repository ${name}`,
        async (tag) =>
          await tagged(
            async () => await repos.get({ ...parts(name), headers: known(tag) }),
            ({ full_name, archived }) => ({ name: full_name, isArchived: archived }),
          ),
      );
      if (!repository.ok) return repository;
      const hasLabel = await cache.get(
        `label ${name} ${label}`,
        async (tag) =>
          await tagged(
            async () => await issues.getLabel({ ...parts(name), name: label, headers: known(tag) }),
            () => true,
          ),
      );
      if (!hasLabel.ok && hasLabel.kind !== 'gone') return hasLabel;
      return { ok: true, value: { ...repository.value, hasLabel: hasLabel.ok } };
    },
    issue: async (name, number) =>
      await attempt(async () => {
        const { data } = await issues.get({ ...parts(name), issue_number: number });
        return sourceIssueFrom(data, name);
      }),
    assign: async (name, number, login) => {
      const assigned = await attempt(async () => {
        const { data } = await issues.addAssignees({
          ...parts(name),
          issue_number: number,
          assignees: [login],
        });
        return (data.assignees ?? []).map((one) => one.login);
      });
      // It is no longer free: the next look shall know.
      if (assigned.ok) cache.forget(`issues ${name} `);
      return assigned;
    },
  };
}

const waiting = (retryAfterMs: number): TrackerFailure => ({
  ok: false,
  kind: 'wait',
  why: 'not to hurry GitHub',
  retryAfterMs,
});

/** GitHub counts pull requests among the issues. */
function onlyIssue(
  item: Parameters<typeof sourceIssueFrom>[0] & { readonly pull_request?: unknown },
  asked: string,
): readonly SourceIssue[] {
  return item.pull_request === undefined ? [sourceIssueFrom(item, asked)] : [];
}
