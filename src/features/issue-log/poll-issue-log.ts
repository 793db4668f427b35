import { readMarker } from '../../domain/issue-log/marker.ts';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { TrackedIssue, TrackerFailure } from '../../ports/issue-tracker.ts';
import type { IssueLogContext } from './context.ts';
import { takeInIssue } from './take-in-issue.ts';

/** GitHub's dates are in whole seconds and its lists lag a little: each reading begins this much before the last. */
const OVERLAP_MS = MINUTE_MS;

/** Issues that are looked at in one go. */
const AT_ONCE = 50;

/**
 * Asks a repository what changed since the last time, and takes it in. Asking costs nothing while nothing changes. How
 * far it was read is written together with what is to be looked at, so that nothing is passed over however it ends.
 */
export async function pollIssueLog(
  context: IssueLogContext,
  repository: string,
): Promise<TrackerFailure | undefined> {
  const { store, clock, tracker } = context;
  const mark = await store.transaction(
    async (tx) =>
      (await tx.readMarks.get(repository)) ?? {
        since: clock.now() - OVERLAP_MS,
        issuesTag: undefined,
        commentsTag: undefined,
      },
  );
  const issues = await tracker.changedIssues(repository, {
    since: mark.since,
    tag: mark.issuesTag,
  });
  if (!issues.ok) return issues;
  const comments = await tracker.changedComments(repository, {
    since: mark.since,
    tag: mark.commentsTag,
  });
  if (!comments.ok) return comments;
  const changed = [...(issues.value.items ?? []), ...(comments.value.items ?? [])];
  const latest = Math.max(mark.since, ...changed.map((one) => one.updatedAt - OVERLAP_MS));
  const touched = new Set([
    ...(issues.value.items ?? []).map((issue) => issue.number),
    ...(comments.value.items ?? []).map((comment) => comment.issue),
  ]);
  await store.transaction(async (tx) => {
    await tx.issues.markStale(repository, [...touched]);
    // The tags belong to the question, and the question has changed with its date.
    const isSame = latest === mark.since;
    await tx.readMarks.put(repository, {
      since: latest,
      issuesTag: isSame ? issues.value.tag : undefined,
      commentsTag: isSame ? comments.value.tag : undefined,
    });
  });
  for (const issue of issues.value.items ?? []) {
    const failure = await closeSecond(context, issue);
    if (failure) return failure;
  }
  const stale = await store.transaction(async (tx) => await tx.issues.stale(repository, AT_ONCE));
  for (const link of stale) {
    const failure = await takeInIssue(context, link);
    if (failure) return failure;
  }
  return undefined;
}

/** An issue that we opened for an incident which has another one: a call given up for lost that was carried out late. */
async function closeSecond(
  { store, tracker }: IssueLogContext,
  issue: TrackedIssue,
): Promise<TrackerFailure | undefined> {
  const marker = readMarker(issue.body);
  if (marker?.kind !== 'incident' || issue.state === 'closed') return undefined;
  const self = await tracker.self();
  if (!self.ok) return self;
  if (issue.author !== self.value) return undefined;
  const link = await store.transaction(async (tx) => await tx.issues.get(marker.incident));
  if (!link || (link.number === issue.number && link.repository === issue.repository)) {
    return undefined;
  }
  const closed = await tracker.change(issue.repository, issue.number, {
    state: 'closed',
    assignees: [],
  });
  if (!closed.ok) return closed;
  const words = `This is a second issue of the same incident, opened because an answer was lost. It goes on at ${link.url}.`;
  const line = `<!-- hotline note incident=INC-${String(marker.incident)} key=duplicate -->`;
  const said = await tracker.comment(issue.repository, issue.number, `${words}\n\n${line}`);
  return said.ok ? undefined : said;
}
