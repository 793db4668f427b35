import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { readMarker } from '../../../domain/issue-log/marker.ts';
import type { IssueTracker, TrackedComment, TrackerReply } from '../../../ports/issue-tracker.ts';

/** A comment of our own on an incident's issue, known by the key in its marker; undefined when there is none. */
export async function findOwnComment(
  tracker: IssueTracker,
  link: IssueLink,
  key: string,
): Promise<TrackerReply<TrackedComment | undefined>> {
  const self = await tracker.self();
  if (!self.ok) return self;
  const there = await tracker.comments(link.repository, link.number);
  if (!there.ok) return there;
  const value = there.value.find((c) => c.author === self.value && readMarker(c.body)?.key === key);
  return { ok: true, value };
}
