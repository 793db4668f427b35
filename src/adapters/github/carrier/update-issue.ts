import { faceToWrite, type IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { withManaged } from '../../../domain/issue-log/labels.ts';
import { enqueueEffects } from '../../../features/incident/carry-out-decision.ts';
import type { IssueChange, TrackedIssue, TrackerFailure } from '../../../ports/issue-tracker.ts';
import { resolutionComment, resolutionKey } from '../views/comments.ts';
import type { CarriedFacts } from './facts.ts';
import type { Writing } from './open-issue.ts';
import { findOwnComment } from './own-comment.ts';

/**
 * Writes what the issue does not say yet: its last comment, then state, assignee and labels at once. What people changed
 * there meanwhile is left as it is, for the next look to take in.
 */
export async function updateIssue(
  writing: Writing,
  facts: CarriedFacts,
  link: IssueLink,
): Promise<TrackerFailure | undefined> {
  const { tracker } = writing;
  const { incident, wanted } = facts;
  const change = faceToWrite(link.written, wanted);
  const { resolution } = incident;
  const isUntold = resolution !== undefined && resolution.at !== link.toldResolution;
  if (change === undefined && !isUntold) return undefined;

  // Odd from here until the outcome is known: nobody draws conclusions from how the issue stands in between.
  const mayHaveWritten = link.revision % 2 === 1;
  if (!mayHaveWritten) await amend(writing, link, (now) => ({ revision: now.revision + 1 }));

  if (isUntold) {
    const failure = await tellResolution(writing, facts, link, mayHaveWritten);
    if (failure) return failure;
  }
  const found = await tracker.get(link.repository, link.number);
  if (!found.ok) return found;
  const changed =
    change === undefined
      ? found
      : await tracker.change(
          found.value.repository,
          found.value.number,
          patchFor(change, found.value, link, incident.duplicateOf !== undefined),
        );
  if (!changed.ok) return changed;
  const issue = changed.value;
  await amend(writing, link, (now) => ({
    repository: issue.repository,
    number: issue.number,
    url: issue.url,
    written: wanted,
    standing: {
      state: change?.state === undefined ? now.standing.state : issue.state,
      assignees: change?.hasAssignee ? issue.assignees : now.standing.assignees,
    },
    seenAt: issue.updatedAt,
    revision: now.revision + 1,
  }));
  const { assignee } = wanted;
  const isLeftOut =
    change?.hasAssignee &&
    assignee !== undefined &&
    !issue.assignees.some((login) => login.toLowerCase() === assignee.toLowerCase());
  if (isLeftOut) {
    const notice = { about: 'not-assignable', login: assignee } as const;
    await writing.store.transaction(async (tx) => {
      const occasion = `not-assignable.${assignee}`;
      const now = writing.clock.now();
      await enqueueEffects(tx, incident, [{ kind: 'thread-notice', notice }], occasion, now);
    });
  }
  return undefined;
}

function patchFor(
  change: NonNullable<ReturnType<typeof faceToWrite>>,
  issue: TrackedIssue,
  link: IssueLink,
  isDuplicate: boolean,
): IssueChange {
  const others = issue.assignees.filter((login) => login !== link.written.assignee);
  const assignees = change.assignee === undefined ? others : [change.assignee, ...others];
  return {
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.state === 'closed' && isDuplicate ? { closedAs: 'duplicate' } : {}),
    ...(change.hasAssignee ? { assignees: [...new Set(assignees)] } : {}),
    ...(change.labels === undefined ? {} : { labels: withManaged(issue.labels, change.labels) }),
  };
}

async function tellResolution(
  writing: Writing,
  facts: CarriedFacts,
  link: IssueLink,
  mayHaveWritten: boolean,
): Promise<TrackerFailure | undefined> {
  const { tracker } = writing;
  const at = facts.incident.resolution?.at ?? 0;
  let isSaid = false;
  if (mayHaveWritten) {
    const there = await findOwnComment(tracker, link, resolutionKey(at));
    if (!there.ok) return there;
    isSaid = there.value !== undefined;
  }
  if (!isSaid) {
    const said = await tracker.comment(link.repository, link.number, resolutionComment(facts));
    if (!said.ok) return said;
  }
  await amend(writing, link, () => ({ toldResolution: at }));
  return undefined;
}

/** Writes the resolution anew where it has been told: what it tells of has come about since. */
export async function retellResolution(
  { tracker }: Writing,
  facts: CarriedFacts,
  link: IssueLink,
): Promise<TrackerFailure | undefined> {
  const at = facts.incident.resolution?.at;
  if (at === undefined || at !== link.toldResolution) return undefined;
  const there = await findOwnComment(tracker, link, resolutionKey(at));
  if (!there.ok) return there;
  // Whoever closed it there said what they wanted to say, or somebody deleted ours.
  if (there.value === undefined) return undefined;
  const body = resolutionComment(facts);
  if (there.value.body === body) return undefined;
  const edited = await tracker.editComment(link.repository, there.value.id, body);
  return edited.ok || edited.kind === 'gone' ? undefined : edited;
}

/** Changes a link as it stands now: a look may have changed it since it was read. */
async function amend(
  { store }: Writing,
  { incident }: IssueLink,
  change: (now: IssueLink) => Partial<IssueLink>,
): Promise<void> {
  await store.transaction(async (tx) => {
    const now = await tx.issues.get(incident);
    if (now) await tx.issues.save({ ...now, ...change(now) });
  });
}
