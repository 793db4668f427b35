import type {
  IssueTracker,
  ListReply,
  ListSince,
  TrackedComment,
  TrackedIssue,
  TrackerFailure,
  TrackerReply,
} from '../../src/ports/issue-tracker.ts';

/** An issue tracker in memory, written by hand, with people who use it as well. */
export interface FakeTracker extends IssueTracker {
  readonly issues: Map<number, TrackedIssue>;
  readonly kept: Map<number, TrackedComment>;
  readonly labelNames: Set<string>;
  /** The next call of this method fails; `isDone` has its effect all the same. */
  failNext(method: keyof IssueTracker, failure: TrackerFailure, isDone?: boolean): void;
  commentBy(login: string, number: number, body: string): TrackedComment;
  editIssue(number: number, change: Partial<TrackedIssue>): void;
}

export const FAKE_SELF = 'hotline-bot';

/** @param people logins that may be assigned. */
export function createFakeTracker(options: {
  readonly repository: string;
  readonly people: readonly string[];
  readonly now: () => number;
}): FakeTracker {
  const { repository, people } = options;
  const seconds = (): number => Math.floor(options.now() / 1_000) * 1_000;
  const issues = new Map<number, TrackedIssue>();
  const kept = new Map<number, TrackedComment>();
  const labelNames = new Set<string>();
  const failures: { method: string; failure: TrackerFailure; isDone: boolean }[] = [];
  let lastId = 100;
  let version = 0;

  const call = async <T>(
    method: keyof IssueTracker,
    name: string,
    work: () => TrackerReply<T>,
  ): Promise<TrackerReply<T>> => {
    await Promise.resolve();
    const index = failures.findIndex((one) => one.method === method);
    const [struck] = index === -1 ? [] : failures.splice(index, 1);
    if (struck && !struck.isDone) return struck.failure;
    const done = name === repository ? work() : GONE;
    return struck?.failure ?? done;
  };
  const good = <T>(value: T): TrackerReply<T> => ({ ok: true, value });
  const GONE: TrackerFailure = { ok: false, kind: 'gone', why: 'Not Found' };
  const REFUSED: TrackerFailure = { ok: false, kind: 'refused', why: 'Validation Failed' };

  const addComment = (author: string, number: number, body: string): TrackedComment => {
    lastId += 1;
    version += 1;
    const at = seconds();
    const comment = {
      id: lastId,
      issue: number,
      url: `https://github.example/${repository}/issues/${String(number)}#issuecomment-${String(lastId)}`,
      body,
      author,
      createdAt: at,
      updatedAt: at,
    };
    kept.set(lastId, comment);
    touch(number);
    return comment;
  };
  const touch = (number: number): void => {
    const issue = issues.get(number);
    if (issue) issues.set(number, { ...issue, updatedAt: seconds() });
  };
  const listed = <T extends { readonly updatedAt: number }>(
    all: Iterable<T>,
    { since, tag }: ListSince,
  ): ListReply<T> => {
    const now = `v${String(version)}`;
    if (tag === now) return { items: undefined, tag };
    const items = [...all].filter((one) => one.updatedAt >= Math.floor(since / 1_000) * 1_000);
    return { items: items.toSorted((a, b) => a.updatedAt - b.updatedAt), tag: now };
  };

  return {
    issues,
    kept,
    labelNames,
    failNext: (method, failure, isDone = false) => {
      failures.push({ method, failure, isDone });
    },
    commentBy: addComment,
    editIssue: (number, change) => {
      const issue = issues.get(number);
      if (!issue) throw new Error(`no issue ${String(number)}`);
      version += 1;
      issues.set(number, { ...issue, ...change, updatedAt: seconds() });
    },
    self: async () => await call('self', repository, () => good(FAKE_SELF)),
    repository: async (name) =>
      await call('repository', name, () =>
        good({ name, isArchived: false, hasIssues: true, canWrite: true }),
      ),
    ensureLabels: async (name, labels) =>
      await call('ensureLabels', name, () => {
        for (const label of labels) labelNames.add(label.name);
        return good(undefined);
      }),
    open: async (name, draft) =>
      await call('open', name, () => {
        if (draft.title === '' || draft.title.length > 256) return REFUSED;
        const number = issues.size + 1;
        const at = seconds();
        version += 1;
        const issue: TrackedIssue = {
          ...draft,
          repository,
          number,
          url: `https://github.example/${repository}/issues/${String(number)}`,
          author: FAKE_SELF,
          state: 'open',
          closedBy: undefined,
          isLocked: false,
          assignees: draft.assignees.filter((login) => people.includes(login)),
          createdAt: at,
          updatedAt: at,
        };
        issues.set(number, issue);
        return good(issue);
      }),
    get: async (name, number) =>
      await call('get', name, () => {
        const issue = issues.get(number);
        return issue ? good(issue) : GONE;
      }),
    change: async (name, number, change) =>
      await call('change', name, () => {
        const issue = issues.get(number);
        if (!issue) return GONE;
        version += 1;
        const changed: TrackedIssue = {
          ...issue,
          ...change,
          assignees: (change.assignees ?? issue.assignees).filter((one) => people.includes(one)),
          closedBy: change.state === 'closed' ? FAKE_SELF : issue.closedBy,
          updatedAt: seconds(),
        };
        issues.set(number, changed);
        return good(changed);
      }),
    removeLabel: async (name, number, label) =>
      await call('removeLabel', name, () => {
        const issue = issues.get(number);
        if (!issue) return GONE;
        version += 1;
        const labels = issue.labels.filter((one) => one.toLowerCase() !== label.toLowerCase());
        issues.set(number, { ...issue, labels, updatedAt: seconds() });
        return good(undefined);
      }),
    ownSince: async (name, since) =>
      await call('ownSince', name, () =>
        good([...issues.values()].filter((i) => i.author === FAKE_SELF && i.updatedAt >= since)),
      ),
    comment: async (name, number, body) =>
      await call('comment', name, () =>
        issues.has(number) ? good(addComment(FAKE_SELF, number, body)) : GONE,
      ),
    editComment: async (name, id, body) =>
      await call('editComment', name, () => {
        const comment = kept.get(id);
        if (!comment) return GONE;
        version += 1;
        const edited = { ...comment, body, updatedAt: seconds() };
        kept.set(id, edited);
        return good(edited);
      }),
    deleteComment: async (name, id) =>
      await call('deleteComment', name, () => {
        const comment = kept.get(id);
        kept.delete(id);
        version += 1;
        if (comment) touch(comment.issue);
        return good(undefined);
      }),
    comments: async (name, number) =>
      await call('comments', name, () =>
        issues.has(number) ? good([...kept.values()].filter((c) => c.issue === number)) : GONE,
      ),
    changedIssues: async (name, asked) =>
      await call('changedIssues', name, () => good(listed(issues.values(), asked))),
    changedComments: async (name, asked) =>
      await call('changedComments', name, () => good(listed(kept.values(), asked))),
  };
}
