import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import type { PostmortemView } from '../../../features/resolving/postmortem-view.ts';
import type { TrackerFailure } from '../../../ports/issue-tracker.ts';
import { POSTMORTEM_KEY, postmortemComment } from '../views/postmortem-comment.ts';
import type { Writing } from './open-issue.ts';
import { findOwnComment } from './own-comment.ts';

/** Writes the post-mortem on the incident's issue, or anew what is written there: it is one comment for good. */
export async function carryPostmortem(
  { tracker, store }: Writing,
  found: PostmortemView,
  link: IssueLink,
  mayHaveWritten: boolean,
): Promise<TrackerFailure | undefined> {
  const { postmortem } = found;
  if (postmortem.writtenRevision === postmortem.revision) return undefined;
  let id = postmortem.comment === undefined ? undefined : Number(postmortem.comment);
  if (id === undefined && mayHaveWritten) {
    const there = await findOwnComment(tracker, link, POSTMORTEM_KEY);
    if (!there.ok) return there;
    id = there.value?.id;
  }
  const body = postmortemComment(found);
  const edited =
    id === undefined ? undefined : await tracker.editComment(link.repository, id, body);
  // Somebody deleted it there. What people wrote is kept here, and comes back with its next change.
  const isGone = edited !== undefined && !edited.ok && edited.kind === 'gone';
  const said =
    edited === undefined || isGone
      ? await tracker.comment(link.repository, link.number, body)
      : edited;
  if (!said.ok) return said;
  await store.transaction(async (tx) => {
    const now = await tx.postmortems.get(postmortem.incident);
    if (now === undefined) return;
    await tx.postmortems.put({
      ...now,
      comment: String(said.value.id),
      // What changed while it was written is written next: its row is queued behind this one.
      writtenRevision: postmortem.revision,
    });
  });
  return undefined;
}
